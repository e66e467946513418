/**
 * What the page relies on: whose lists, how old, and how to bring others.
 */
import { textIn } from '#core/locale/languages.ts';
import type { AboutIssuer, AboutLists } from '#core/trust/about-lists.ts';
import type { Told } from '#core/trust/lists.ts';
import type { Words } from '../words.ts';
import { type Child, element, own } from './element.ts';
import { icon } from './icon.ts';

export type ToldOf = { readonly file: string; readonly told: Told };

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

function ageOf({ status, publishesStatus }: AboutIssuer, { t, date }: Words, now: string): string {
  if (!publishesStatus) return t('page:trust.neverWithdraws');
  if (!status) return t('page:trust.noStatus');
  return t(status.validUntil < now ? 'page:trust.statusOld' : 'page:trust.statusOf', { date: date(status.issuedAt) });
}

/** What became of lists that were brought, a line each. */
export function toldLines(
  told: readonly ToldOf[],
  about: AboutLists | null,
  { t, date, number, language }: Words,
): Child[] {
  return told.map(({ file, told: one }) => {
    const issuer = 'issuer' in one ? about?.issuers.find(({ id }) => id === one.issuer) : undefined;
    const values = {
      file: `\u2068${file}\u2069`,
      ...('sequence' in one && { sequence: number(one.sequence) }),
      ...('issuedAt' in one && { date: date(one.issuedAt) }),
      ...(issuer && { issuer: textIn(issuer.name, language) }),
    };
    return element('p', { class: `is-${one.outcome}` }, t(`page:told.${one.outcome}`, values));
  });
}
