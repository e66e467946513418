/**
 * A check as other programs read it: `{file, verdict, reason, credential?, issuer?, checkedAgainst}`.
 */
import { assuranceLevels } from '../exam/assurance.ts';
import { type LanguageCode, textIn } from '../locale/languages.ts';
import type { Checked } from './verdict.ts';

export type Facts = {
  readonly number: string;
  readonly holder: string;
  readonly course: { readonly id: string; readonly version: string; readonly title: string };
  readonly assurance: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
};

export type Report = {
  readonly file: string;
  /** With a space where the word has one: `unknown issuer`, `cannot tell`. */
  readonly verdict: string;
  /** One sentence, in the language asked for. */
  readonly reason: string;
  readonly credential?: Facts;
  readonly issuer?: { readonly id: string; readonly name: string; readonly listed: boolean };
  readonly checkedAgainst: Checked['against'] & { readonly reason: Checked['reason'] };
};

/** What a person must know of the credential, from wherever it was read. */
export function factsOf({ claims, code }: Checked): Facts | null {
  if (claims) {
    const { number, holder, course, assurance, issuedAt, expiresAt } = claims;
    const { id, version, title } = course;
    return { number, holder: holder.name, course: { id, version, title }, assurance, issuedAt, expiresAt };
  }
  if (!code) return null;
  return {
    number: code.number,
    holder: code.holder,
    course: { id: code.course, version: code.version, title: code.title },
    assurance: assuranceLevels[code.assurance] ?? assuranceLevels[0],
    issuedAt: new Date(code.issued * 1000).toISOString(),
    expiresAt: new Date(code.expires * 1000).toISOString(),
  };
}

/** `say`: the sentence of the reason. */
export function reportOf(
  file: string,
  checked: Checked,
  language: LanguageCode,
  say: (checked: Checked) => string,
): Report {
  const credential = factsOf(checked);
  const { issuer } = checked;
  return {
    file,
    verdict: checked.verdict.replace('-', ' '),
    reason: say(checked),
    ...(credential && { credential }),
    ...(issuer && { issuer: { id: issuer.id, name: textIn(issuer.name, language), listed: issuer.isListed } }),
    checkedAgainst: { ...checked.against, reason: checked.reason },
  };
}
