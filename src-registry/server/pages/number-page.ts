/**
 * What a person at a gate sees who types a number: whether that certificate counts, until when, and how to check the paper.
 * It names nobody.
 */
import { type LanguageCode, languages } from '#core/locale/languages.ts';
import { localeOf, longDate } from '#core/locale/long-date.ts';
import ar from '#core/locale/messages/ar/number-page.json' with { type: 'json' };
import en from '#core/locale/messages/en/number-page.json' with { type: 'json' };
import es from '#core/locale/messages/es/number-page.json' with { type: 'json' };
import fr from '#core/locale/messages/fr/number-page.json' with { type: 'json' };
import ru from '#core/locale/messages/ru/number-page.json' with { type: 'json' };
import zh from '#core/locale/messages/zh/number-page.json' with { type: 'json' };
import type { Worth } from '../../records/standings.ts';
import type { Page } from './page.ts';
import { escaped, sentence } from './words.ts';

const words: Readonly<Record<LanguageCode, typeof en>> = { ar, en, es, fr, ru, zh };

/** `at`: the day that goes with it; null where none does. */
export type Shown = {
  /** As it is, or as it was typed. */
  readonly number: string;
  readonly status: Worth['status'] | 'mistyped';
  readonly at: Date | null;
};

export type Asked = {
  readonly language: LanguageCode;
  readonly registry: string;
  /** Null before somebody asked. */
  readonly shown: Shown | null;
  readonly now: Date;
  /** Where it is asked, without a number. */
  readonly path: string;
  /** Where papers are checked; null where that page is not there. */
  readonly paperPath: string | null;
};

const style = `
main { max-inline-size: 40rem }
.answer { --tone: var(--care); --tint: var(--care-tint); display: grid; gap: .5rem; margin-block: 1.25rem; padding: 1.25rem 1.5rem;
  border-inline-start: 6px solid var(--tone); border-radius: 8px; background: var(--tint) }
.answer > * { margin: 0 } .answer.is-revoked { --tone: var(--danger); --tint: var(--danger-tint) }
.answer.is-valid { --tone: light-dark(#2a7046, #7fc79a); --tint: light-dark(#e3f0e7, #16301f) }
.answer h2 { display: flex; align-items: center; gap: .75rem; color: var(--tone); font-size: 2.25rem; line-height: 1.2 }
.answer svg { flex: none; inline-size: 2.5rem; block-size: 2.5rem } .why { font-size: 1.1rem }
.number { font-weight: 600; font-variant-numeric: tabular-nums }
input[type=text] { inline-size: auto; flex: 1 1 18rem; min-inline-size: 0 } form .row { margin-block-start: .25rem }
form { margin-block-start: 1.5rem } a { color: var(--accent) }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 2rem 0 0; padding: 1rem 0 0; list-style: none;
  border-block-start: 1px solid var(--hairline) }
nav a { display: inline-block; padding-block: .4rem } nav [aria-current] { color: inherit; font-weight: 600; text-decoration: none }
@media print { form, nav, .paper { display: none } }
`;

/** Of the icons that the application has (Lucide). */
const shapes: Readonly<Record<Shown['status'], string>> = {
  valid: '<circle cx="12" cy="12" r="10"/><path d="m9 12 2 2 4-4"/>',
  expired: '<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>',
  revoked: '<circle cx="12" cy="12" r="10"/><path d="m4.9 4.9 14.2 14.2"/>',
  superseded:
    '<path d="M3 12a9 9 0 0 1 15-6.7L21 8"/><path d="M21 3v5h-5"/><path d="M21 12a9 9 0 0 1-15 6.7L3 16"/><path d="M8 16H3v5"/>',
  unknown: '<circle cx="12" cy="12" r="10"/><path d="M9.1 9a3 3 0 0 1 5.8 1c0 2-3 3-3 3"/><path d="M12 17h.01"/>',
  mistyped: '<circle cx="12" cy="12" r="10"/><path d="M12 8v4"/><path d="M12 16h.01"/>',
};
const icon = (status: Shown['status']) =>
  `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes[status]}</svg>`;

function answer({ language, now, paperPath }: Asked, { number, status, at }: Shown): string {
  const own = words[language];
  const time = new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  const date = (day: Date) => longDate(day.toISOString(), language);
  const paper =
    status === 'mistyped' || paperPath === null
      ? ''
      : `<p class="paper">${sentence(own.paper)} <a href="${paperPath}">${sentence(own.paperLink)}</a></p>`;
  return `<section class="answer is-${status}" aria-labelledby="answer">
<h2 id="answer">${icon(status)}<span>${sentence(own[status])}</span></h2>
<p class="why">${sentence(own[`${status}Why`], at ? { date: date(at) } : {})}</p>
<p>${sentence(own.number)} <bdi class="number" dir="ltr">${escaped(number)}</bdi></p>
${status === 'mistyped' ? '' : `<p class="quiet">${sentence(own.asOf, { date: date(now), time: time.format(now) })}</p>`}
</section>
${paper}`;
}

/** The same page in each language. */
function languageLinks({ language, path, shown }: Asked): string {
  const isNumber = shown !== null && shown.status !== 'mistyped';
  const here = isNumber ? `${path}/${encodeURIComponent(shown.number)}?` : `${path}?`;
  const typed = shown?.status === 'mistyped' ? `number=${encodeURIComponent(shown.number)}&amp;` : '';
  const links = languages.map(({ code, name }) => {
    const current = code === language ? ' aria-current="true"' : '';
    return `<li><a href="${here}${typed}language=${code}" lang="${code}" hreflang="${code}"${current}>${name}</a></li>`;
  });
  return `<nav aria-label="${escaped(words[language].language)}"><ul>${links.join('')}</ul></nav>`;
}

export function numberPage(asked: Asked): Page {
  const { language, registry, shown, path } = asked;
  const own = words[language];
  const typed = shown?.status === 'mistyped' ? escaped(shown.number) : '';
  return {
    language,
    title: shown ? `${own[shown.status]} · ${own.title}` : own.title,
    style,
    body: `<h1>${sentence(own.heading)}</h1>
${shown ? answer(asked, shown) : `<p>${sentence(own.lead, { registry })}</p>`}
<form action="${path}" method="get">
<label for="number">${sentence(own.label)}</label>
<div class="row"><input id="number" name="number" type="text" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="ltr" value="${typed}">
<input type="hidden" name="language" value="${language}"><button class="main">${sentence(own.ask)}</button></div>
</form>
${languageLinks(asked)}`,
  };
}
