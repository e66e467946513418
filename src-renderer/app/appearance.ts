/**
 * Puts the person's theme and size of text on the page.
 */
import type { SettingsView } from '#core/contract/values.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
let theme: SettingsView['theme'] = 'system';

const paint = () => {
  document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
};
dark.addEventListener('change', paint);

export function dress(settings: SettingsView): void {
  theme = settings.theme;
  document.documentElement.dataset.textSize = String(settings.textSize);
  paint();
}
