/**
 * Many files: how many of each kind, drawn; then each, what needs a look first.
 */
import { factsOf } from '#core/verify/report.ts';
import { byUrgency, type Checked, type Verdict } from '#core/verify/verdict.ts';
import type { Words } from '../words.ts';
import { againstOf, verdictWord } from './answer.ts';
import { element, own } from './element.ts';

export type Named = { readonly name: string; readonly checked: Checked };

/** `shown`: only these, or all; `onShow` is told what the person wants to see. */
export function answersOf(
  all: readonly Named[],
  words: Words,
  shown: Verdict | null,
  onShow: (verdict: Verdict | null) => void,
): HTMLElement {
  const { t, number } = words;
  const of = (verdict: Verdict) => all.filter(({ checked }) => checked.verdict === verdict);
  const list = byUrgency.flatMap((verdict) => (shown === null || shown === verdict ? of(verdict) : []));
  const first = all[0];
  return element(
    'section',
    { class: 'answers', 'aria-labelledby': 'answer-word' },
    element('h2', { id: 'answer-word', tabindex: -1 }, t('summary', { count: all.length })),
    element(
      'ul',
      { class: 'check-counts' },
      byUrgency
        .filter((verdict) => of(verdict).length > 0)
        .map((verdict) => {
          const some = of(verdict);
          return element(
            'li',
            {},
            element(
              'button',
              {
                type: 'button',
                class: `check-count is-${verdict}`,
                'aria-pressed': String(shown === verdict),
                id: `count-${verdict}`,
                onclick: () => onShow(shown === verdict ? null : verdict),
              },
              verdictWord(some[0]?.checked as Checked, words),
              bar(some.length / all.length),
              element('span', { class: 'is-tabular' }, number(some.length)),
            ),
          );
        }),
    ),
    first && againstOf(first.checked, words),
    element(
      'ul',
      { class: 'check-list', 'aria-label': t('listTitle') },
      list.map(({ name, checked }) => {
        const facts = factsOf(checked);
        return element(
          'li',
          {},
          verdictWord(checked, words),
          element('p', { class: 'check-list-file' }, own(name), facts && [' · ', own(facts.holder)]),
          element('p', { class: 'check-list-why' }, words.why(checked)),
        );
      }),
    ),
  );
}

function bar(part: number): HTMLElement {
  const drawn = element('span', { class: 'check-count-bar', 'aria-hidden': 'true' }, element('span'));
  (drawn.firstElementChild as HTMLElement).style.inlineSize = `${100 * part}%`;
  return drawn;
}
