/**
 * What the browser shows when somebody has signed in: that it is done, and where to go on. It loads nothing.
 */
import type { TFunction } from 'i18next';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function donePage(language: LanguageCode, t: TFunction): string {
  const [title, text] = [escaped(t('registry:signIn.done.title')), escaped(t('registry:signIn.done.text'))];
  const style =
    ':root{color-scheme:light dark}body{display:grid;min-block-size:90vh;place-content:center;font:1.25rem/1.5 system-ui,sans-serif;text-align:center;padding:1rem}h1{font-size:1.75rem}';
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1><p>${text}</p></main></html>`;
}
