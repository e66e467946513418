/**
 * The place where papers are put: chosen, dropped, or held before the camera.
 */
import type { Words } from '../words.ts';
import { element, shows } from './element.ts';
import { icon } from './icon.ts';

/** Asks for files as every browser does; whoever calls it off has chosen none. */
export function chooser(id: string, onFiles: (files: readonly File[]) => void): HTMLInputElement {
  const input = element('input', { type: 'file', multiple: true, hidden: true, id });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    if (files.length > 0) onFiles(files);
  });
  return input;
}

export type Place = { readonly root: HTMLElement; say(words: Words, isSmall: boolean, isBusy: boolean): void };

export function openPlace(scan: HTMLElement, onFiles: (files: readonly File[]) => void): Place {
  const input = chooser('papers', onFiles);
  const asks = element('div', { class: 'place-asks' });
  const root = element('div', { class: 'place' }, asks, input, scan);
  return {
    root,
    say: ({ t }, isSmall, isBusy) => {
      root.classList.toggle('is-small', isSmall);
      shows(
        asks,
        icon('file-search'),
        element('p', {}, t('drop')),
        element(
          'button',
          {
            type: 'button',
            class: 'action-button is-main',
            id: 'choose',
            disabled: isBusy,
            onclick: () => input.click(),
          },
          isSmall && icon('rotate-ccw'),
          t(isSmall ? 'another' : 'choose'),
        ),
      );
    },
  };
}

/** Files may be dropped anywhere; a browser left to itself would open them instead of this page. */
export function takeDrops(place: HTMLElement, onFiles: (files: readonly File[]) => void): void {
  const hover = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    place.classList.toggle('is-over', is);
  };
  document.addEventListener('dragover', hover(true));
  document.addEventListener('dragleave', hover(false));
  document.addEventListener('drop', (event) => {
    hover(false)(event);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(files);
  });
}
