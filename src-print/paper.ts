/**
 * What every document is made from: one credential, in which languages and size, in whose name.
 */
import type { Claims } from '#core/credential/claims.ts';
import type { PaperSigner } from '#core/credential/paper/paper-signer.ts';
import type { Study } from '#core/credential/study.ts';
import type { Template } from '#core/credential/template.ts';
import { type LanguageCode, type LocalText, textIn } from '#core/locale/languages.ts';
import type { PaperSize } from './sheet/sheet.ts';

/** The same facts as in the claims, in other languages, by id; whatever is missing is said as the claims say it. */
export type Names = {
  readonly issuer: LocalText;
  readonly course: LocalText;
  readonly framework: LocalText;
  readonly areas: Readonly<Record<string, LocalText>>;
  readonly competencies: Readonly<Record<string, LocalText>>;
};

export const noNames: Names = { issuer: {}, course: {}, framework: {}, areas: {}, competencies: {} };

export type Paper = {
  readonly claims: Claims;
  /** The signed credential as text, attached inside the file. */
  readonly credential: string;
  /** The text of the QR code. */
  readonly code: string;
  /** Made by a device alone, and marked so. */
  readonly isProvisional: boolean;
  readonly languages: readonly [LanguageCode, LanguageCode | null];
  readonly size: Exclude<PaperSize, 'card'>;
  readonly names: Names;
  readonly template: Template;
  /** For the booklet; null where nothing is known of the course. */
  readonly study: Study | null;
  readonly signer: PaperSigner;
};

/** What the claims say, in one of the languages of the paper. */
export function saidIn(claims: Claims, names: Names, language: LanguageCode) {
  const said = (claimed: string, others: LocalText | undefined): string =>
    textIn({ en: claimed, ...others, [claims.language]: claimed }, language);
  return {
    issuer: said(claims.issuer.name, names.issuer),
    course: said(claims.course.title, names.course),
    framework: said(claims.framework.title, names.framework),
    area: ({ id, title }: { id: string; title: string }) => said(title, names.areas[id]),
    competency: ({ id, title }: { id: string; title: string }) => said(title, names.competencies[id]),
  };
}
