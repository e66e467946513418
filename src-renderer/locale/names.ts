/**
 * Names of countries and of languages that people speak, as a language writes them: from the system's own tables.
 */
import { spokenLanguages } from '#core/crisis/spoken-languages.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { localeOf } from '#core/locale/long-date.ts';

export type Named<Code extends string = string> = readonly [code: Code, name: string];

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that stand for no country, or for one that has another code. */
const noCountry =
  /^(A[CN]|BU|C[PQS]|D[DGY]|E[AUZ]|F[QX]|HV|IC|JT|MI|N[HQT]|P[CUZ]|Q.|RH|SU|T[AP]|U[KN]|VD|WK|X[AB]|Y[DU]|Z[RZ])$/;

/** In the order of their names. */
export function countriesIn(language: LanguageCode): Named[] {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'region' });
  return letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter((code) => !noCountry.test(code) && names.of(code) !== code)
    .map((code): Named => [code, names.of(code) ?? code])
    .sort(([, a], [, b]) => a.localeCompare(b, language));
}

/** As it is called; what is no country, as it stands. */
export const countryNamer = (language: LanguageCode): ((code: string) => string) => {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'region' });
  return (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
};

export const languageNamer = (language: LanguageCode): ((code: string) => string) => {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'language' });
  return (code) => names.of(code) ?? code;
};

/** In the order of their names. */
export function spokenIn(language: LanguageCode): Named<(typeof spokenLanguages)[number]>[] {
  const name = languageNamer(language);
  return spokenLanguages
    .map((code) => [code, name(code)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, language));
}
