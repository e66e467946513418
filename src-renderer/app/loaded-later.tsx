/**
 * A part that is loaded when it is first shown, together with its words and what its widgets need.
 */
import { type ComponentType, lazy } from 'react';
import { laterWords } from '../locale/i18n.ts';

export function loadedLater<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [{ AriaLocale }, Part] = await Promise.all([import('./aria-locale.tsx'), load(), laterWords()]);
    return {
      default: (props: Props) => (
        <AriaLocale>
          <Part {...props} />
        </AriaLocale>
      ),
    };
  });
}
