/**
 * A pathway after it was read: roles that people grow into, and what each of them asks of whoever holds it.
 */
import type { LanguageCode, LocalText } from '../locale/languages.ts';

/** `knows`: taught and examined. `shows`: that, and seen by an assessor. */
export const levels = ['knows', 'shows'] as const;
export type Level = (typeof levels)[number];

/** What the role needs and no course here teaches, in words: it is said, so that nobody takes the profile for the whole of it. */
export type NotTaught = { readonly id: string; readonly title: LocalText; readonly text: LocalText };

export type Role = {
  readonly id: string;
  readonly title: LocalText;
  readonly summary: LocalText;
  /** The roles from which people come to it. */
  readonly after: readonly string[];
  readonly knows: readonly string[];
  readonly shows: readonly string[];
  readonly notTaughtHere: readonly NotTaught[];
};

export type Pathway = {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly LanguageCode[];
  readonly title: LocalText;
  readonly summary: LocalText;
  /** Whose profiles these are. */
  readonly about: LocalText;
  readonly roles: readonly Role[];
  /** Competencies that a role asks to be seen, and for which there is no station yet. */
  readonly notSeenHere: readonly string[];
};

export type Required = { readonly competency: string; readonly level: Level };

export const requiredOf = ({ knows, shows }: Pick<Role, Level>): Required[] => [
  ...knows.map((competency) => ({ competency, level: 'knows' as const })),
  ...shows.map((competency) => ({ competency, level: 'shows' as const })),
];
