/**
 * `fieldpass trust page`: the page that checks papers in any browser, with the lists of a folder in it.
 */
import { join, resolve } from 'node:path';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import { longDate } from '#core/locale/long-date.ts';
import { oldestOf } from '#core/trust/what-is-known.ts';
import { publishPage } from '#store/trust/publish-page.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

export type TrustPageOptions = {
  readonly folder: string;
  readonly out: string;
  /** `status/` in the folder where it is not given. */
  readonly status?: string;
  readonly language: LanguageCode;
  /** The page as it is shipped. */
  readonly page: string;
};

export async function trustPage({ folder, out, status, language, page }: TrustPageOptions): Promise<number> {
  const t = await messagesIn(language);
  const now = new Date().toISOString();
  const made = await publishPage({ page, folder, status: status ?? join(folder, 'status'), out: resolve(out), now });
  if (!made.ok) return sayFailure(made.failure, t);
  const { about, statusLists } = made.value;
  const say = (key: string, values: object) => process.stdout.write(`${t(key, { ns: 'issuer', ...values })}\n`);
  const { sequence, issuedAt, fingerprint, issuers } = about;
  const date = (instant: string) => longDate(instant, language);
  say('page', { count: statusLists, file: out, sequence, date: date(issuedAt) });
  say('pageFingerprint', { fingerprint });
  for (const { name, withdraws, lists } of issuers) {
    if (!withdraws) continue;
    const known = oldestOf(lists);
    const values = { name: textIn(name, language), ...(known && { date: date(known.validUntil) }) };
    say(known ? 'pageUntil' : 'pageNoStatus', values);
  }
  return 0;
}
