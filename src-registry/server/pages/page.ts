/**
 * The frame of a page that a person sees of this registry: no script, nothing from elsewhere, and in no frame of another.
 */
import type { FastifyReply } from 'fastify';
import { directionOf, type LanguageCode, textIn } from '#core/locale/languages.ts';
import { escaped } from './words.ts';

/** The colours of the app: see src-renderer/style/tokens.css. */
const style = `
:root { color-scheme: light dark; font: 17px/1.55 system-ui, sans-serif;
  --paper: light-dark(#faf8f4, #14181c); --raised: light-dark(#fff, #1c2228); --ink: light-dark(#1b2430, #e9e6df);
  --quiet: light-dark(#55606e, #a9afb5); --hairline: light-dark(#ddd6c8, #343c44); --outline: light-dark(#8b8577, #7b858e);
  --accent: light-dark(#0b6e6e, #4fc1b8); --strong: light-dark(#085656, #7ad6ce); --on-accent: light-dark(#fff, #06201f);
  --care: light-dark(#8a5a12, #e2b35f); --care-tint: light-dark(#fbf0dc, #33290f);
  --danger: light-dark(#a83a26, #f0917f); --danger-tint: light-dark(#fae6e1, #3a1d18) }
* { box-sizing: border-box }
body { margin: 0; padding: 2rem 1rem; background: var(--paper); color: var(--ink); overflow-wrap: anywhere }
main { max-inline-size: 34rem; margin-inline: auto; padding: clamp(1.25rem, 5vw, 2.25rem); border: 1px solid var(--hairline);
  border-radius: 16px; background: var(--raised) }
.from { margin: 0 0 1.25rem; color: var(--quiet); font-weight: 600 }
h1 { margin: 0 0 .75rem; font-size: 1.6rem; line-height: 1.25 } h2 { margin: 1.75rem 0 .5rem; font-size: 1.1rem }
h1:focus { outline: none }
p { margin: 0 0 .75rem } ul { margin: 0 0 1rem; padding-inline-start: 1.25rem } li { margin-block: .3rem }
.quiet { color: var(--quiet); font-size: .9rem }
.care, .wrong { padding: .75rem 1rem; border-inline-start: 4px solid var(--care); border-radius: 8px; background: var(--care-tint) }
.wrong { border-color: var(--danger); background: var(--danger-tint) }
label { display: block; font-weight: 600; margin-block-end: .25rem }
input[type=text] { inline-size: min(100%, 18rem); min-block-size: 2.75rem; padding: .4rem .75rem; border: 1px solid var(--outline);
  border-radius: 8px; background: var(--paper); color: inherit; font: 1.25rem ui-monospace, "DejaVu Sans Mono", monospace;
  letter-spacing: .08em; text-align: left; margin-block-end: .4rem }
.row { display: flex; flex-wrap: wrap; gap: .75rem; margin-block-start: 1.25rem }
button, .button { display: inline-flex; align-items: center; min-block-size: 2.75rem; padding: .4rem 1.25rem; border: 1px solid var(--outline);
  border-radius: 8px; background: none; color: inherit; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer }
.main { border-color: var(--accent); background: var(--accent); color: var(--on-accent) }
.main:hover { background: var(--strong) } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
`;

export type Page = {
  readonly language: LanguageCode;
  readonly title: string;
  readonly body: string;
  /** What it needs beyond the frame. */
  readonly style?: string;
};

export const pageOf = ({ language, title, body, style: own = '' }: Page, name: string): string => `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)} · ${escaped(name)}</title><style>${style}${own}</style></head>
<body><main><p class="from"><bdi>${escaped(name)}</bdi></p>
${body}
</main></body></html>
`;

/** `formsTo`: where its forms may lead, beside this registry. */
export function showPage(
  reply: FastifyReply,
  page: Page,
  {
    names,
    status = 200,
    formsTo = [],
  }: { names: Readonly<Record<string, string>>; status?: number; formsTo?: string[] },
): string {
  const forms = ["'self'", ...formsTo].join(' ');
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-language', page.language)
    .header('referrer-policy', 'no-referrer')
    .header('x-frame-options', 'DENY')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action ${forms}`,
    );
  return pageOf(page, textIn(names, page.language));
}
