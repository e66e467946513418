/**
 * What one paper came to: a word, why, and until when; then what it says of whom; then how old what is known is.
 */
import { factsOf } from '#core/verify/report.ts';
import { believable, type Checked } from '#core/verify/verdict.ts';
import type { Words } from '../words.ts';
import { element, own } from './element.ts';
import { icon, markOf } from './icon.ts';

export const verdictWord = ({ verdict }: Checked, { t }: Words): HTMLElement =>
  element('span', { class: `verdict-word is-${verdict}` }, icon(markOf[verdict]), t(`verdict.${verdict}`));

const fact = (label: string, value: string, className?: string) =>
  element('div', { class: 'fact' }, element('dt', {}, label), element('dd', { class: className }, own(value)));

/** Only what still counts has a day until which it does; for the others the reason names the day. */
const counts = (checked: Checked) => checked.verdict === 'good' || checked.verdict === 'provisional';

/** The heading takes the focus: whoever cannot see hears the word first. */
export function answerOf(name: string, checked: Checked, words: Words): HTMLElement {
  const { t, date } = words;
  const facts = factsOf(checked);
  const { verdict, issuer } = checked;
  return element(
    'section',
    { class: `answer is-${verdict}`, 'aria-labelledby': 'answer-word' },
    element(
      'div',
      { class: 'answer-said' },
      element('h2', { id: 'answer-word', tabindex: -1 }, verdictWord(checked, words)),
      element('p', { class: 'answer-why' }, words.why(checked)),
      facts &&
        counts(checked) &&
        element('p', { class: 'answer-date' }, t('page:untilDay', { date: date(facts.expiresAt) })),
    ),
    facts && [
      !believable.includes(verdict) && element('p', { class: 'answer-believe' }, t('believe')),
      element(
        'dl',
        { class: 'facts' },
        fact(t('holder'), facts.holder, 'is-holder'),
        fact(t('course'), facts.course.title),
        issuer && fact(t(issuer.isListed ? 'issuer' : 'claimsIssuer'), words.issuer(checked)),
        fact(t('issued'), date(facts.issuedAt)),
        fact(t('validUntil'), date(facts.expiresAt)),
        fact(t('number'), facts.number, 'is-tabular'),
      ),
    ],
    element('p', { class: 'answer-file' }, own(name)),
    againstOf(checked, words),
  );
}

/** How old what is known is: without it a word like "good" says too much. */
export function againstOf({ against }: Checked, { t, date, number, language }: Words): HTMLElement {
  const { trustList, statusOf, at } = against;
  return element(
    'p',
    { class: 'answer-against' },
    [
      t('page:checkedOn', { date: date(at) }),
      trustList
        ? t('against.trustList', { sequence: number(trustList.sequence), date: date(trustList.issuedAt) })
        : t('page:noTrustList'),
      statusOf ? t('against.statusOf', { date: date(statusOf) }) : t('against.noStatus'),
    ].join(language === 'zh' ? '' : ' '),
  );
}
