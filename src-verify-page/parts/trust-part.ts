/**
 * What the page relies on: whose lists, how old, and how to bring others.
 */
import { textIn } from '#core/locale/languages.ts';
import type { AboutLists } from '#core/trust/about-lists.ts';
import type { Brought } from '#core/trust/bringing.ts';
import { bringingWord } from '#core/trust/bringing-outcome.ts';
import { broughtSentence } from '#core/trust/brought-sentence.ts';
import { type KnownIssuer, oldestOf } from '#core/trust/what-is-known.ts';
import type { Words } from '../words.ts';
import { type Child, element, own } from './element.ts';
import { icon } from './icon.ts';

export type TrustPart = {
  readonly about: AboutLists | null;
  /** What the page carries was changed since it was made. */
  readonly isDamaged: boolean;
  readonly isBusy: boolean;
  readonly onBring: () => void;
  readonly onForget: () => void;
};

export function trustPartOf({ about, isDamaged, isBusy, onBring, onForget }: TrustPart, words: Words, now: string) {
  const { t, date, number } = words;
  const wasBrought = about !== null && about.origin !== 'carried';
  const mark = about === null ? 'shield' : about.origin === 'by-hand' ? 'shield-question-mark' : 'shield-check';
  return element(
    'section',
    { class: `trust is-${about?.origin ?? 'none'}`, 'aria-labelledby': 'trust-title' },
    element('h2', { id: 'trust-title' }, icon(mark), t('page:trust.title')),
    isDamaged && element('p', { class: 'trust-damaged' }, t('page:trust.damaged')),
    about
      ? [
          element(
            'p',
            { class: 'trust-what' },
            t(`page:trust.${about.origin}`, { sequence: number(about.sequence), date: date(about.issuedAt) }),
          ),
          about.origin === 'by-hand' && element('p', { class: 'trust-compare' }, t('page:trust.compare')),
          element(
            'dl',
            { class: 'trust-roots' },
            element(
              'div',
              { class: 'fact' },
              element('dt', {}, t('page:trust.fingerprint')),
              element('dd', { class: 'trust-fingerprint', dir: 'ltr' }, about.fingerprint),
            ),
          ),
          element('h3', {}, t('page:trust.issuers')),
          about.issuers.length === 0
            ? element('p', {}, t('page:trust.noIssuers'))
            : element(
                'ul',
                { class: 'trust-issuers' },
                about.issuers.map((one) =>
                  element(
                    'li',
                    {},
                    element('strong', {}, own(textIn(one.name, words.language))),
                    ' ',
                    own(one.id, 'trust-id'),
                    element('p', {}, ageOf(one, words, now)),
                  ),
                ),
              ),
        ]
      : element('p', { class: 'trust-what' }, t('page:trust.none')),
    element('p', { class: 'trust-how' }, t(about ? 'page:trust.howNewer' : 'page:trust.how')),
    element(
      'div',
      { class: 'actions' },
      element(
        'button',
        { type: 'button', class: 'action-button', id: 'bring', disabled: isBusy, onclick: onBring },
        t(about ? 'page:trust.bringNewer' : 'page:trust.bring'),
      ),
      wasBrought &&
        element(
          'button',
          { type: 'button', class: 'action-button is-quiet', id: 'forget', disabled: isBusy, onclick: onForget },
          t('page:trust.forget'),
        ),
    ),
  );
}

function ageOf({ withdraws, lists }: KnownIssuer, { t, date }: Words, now: string): string {
  if (!withdraws) return t('page:trust.neverWithdraws');
  const oldest = oldestOf(lists);
  if (!oldest) return t('page:trust.noStatus');
  const isOld = oldest.validUntil < now;
  return t(isOld ? 'page:trust.statusOld' : 'page:trust.statusOf', { date: date(oldest.issuedAt) });
}

/** What became of lists that were brought: a word, the file, and why. */
export const broughtLines = (brought: readonly Brought[], words: Words): Child[] =>
  brought.map(({ name, outcome, issuer, params }) => {
    const word = bringingWord(outcome);
    const said = { outcome, params: { ...params, ...(issuer && { issuer: textIn(issuer, words.language) }) } };
    return element(
      'p',
      { class: `brought is-${word}` },
      element('strong', {}, words.t(`broughtWord.${word}`)),
      ' ',
      own(name),
      ' ',
      element('span', {}, broughtSentence(said, words.t, words)),
    );
  });
