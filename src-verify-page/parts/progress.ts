/**
 * How far a long check is, and how to end it.
 */
import type { Words } from '../words.ts';
import { element, shows } from './element.ts';
import { icon } from './icon.ts';

export type Progress = {
  readonly root: HTMLElement;
  /** Null when nothing is going on. */
  say(words: Words, at: { readonly done: number; readonly total: number } | null): void;
};

export function openProgress(onStop: () => void): Progress {
  const root = element('div', { class: 'busy', hidden: true });
  const bar = element('progress', { max: 1, value: 0 });
  const told = element('p', { class: 'is-tabular' });
  return {
    root,
    say: ({ t }, at) => {
      root.hidden = at === null;
      if (!at) return root.replaceChildren();
      bar.max = at.total;
      bar.value = at.done;
      bar.setAttribute('aria-label', t('checking'));
      told.textContent = t('progress', at);
      if (root.childElementCount > 0) return;
      const stop = { type: 'button', class: 'action-button', id: 'stop', onclick: onStop };
      shows(root, bar, told, element('button', stop, icon('square'), t('stop')));
    },
  };
}
