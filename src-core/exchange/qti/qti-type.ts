/**
 * What each item type must say of itself to be written as QTI 3.0 and read from it. One file a type in `types/`.
 */

import type { Question } from '../../exam/item.ts';
import type { Credit } from '../../exam/item-types/options.ts';
import type { LanguageCode, LocalText } from '../../locale/languages.ts';
import type { Report } from '../problem.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Cardinality } from './scoring.ts';
import type { Words } from './words.ts';

/** What is said when a choice is made. */
export type ChoiceFeedback = {
  readonly response: string;
  readonly cardinality: Cardinality;
  readonly choice: string;
  readonly text: LocalText;
};

export type Written = {
  readonly declarations: readonly XmlElement[];
  readonly body: readonly XmlElement[];
  readonly scoring: readonly XmlElement[];
  readonly feedback?: readonly ChoiceFeedback[];
};

/** An item file being read: what the types ask it for. */
export type ItemSource = {
  readonly language: LanguageCode;
  readonly body: XmlElement;
  /** The interactions of the body, in order. */
  readonly interactions: readonly XmlElement[];
  /** What our own metadata says beyond QTI; null in a foreign file. */
  readonly own: OwnFields | null;
  readonly report: Report;
  /** The words of an element. */
  readonly text: (element: XmlElement) => LocalText;
  /** An attribute's words, in the element's language. */
  readonly attributeText: (element: XmlElement, name: string) => LocalText;
  /** The question: in our files as marked, in others all words of the body outside the interactions. */
  readonly stem: () => LocalText;
  /** The words round the gaps, each gap as `mark` has it. */
  readonly gapText: (mark: (interaction: XmlElement) => string) => LocalText;
  /** The values of a response's correct answer, or else of what its mapping gives most for. */
  readonly correct: (interaction: XmlElement) => string[];
  readonly declaration: (interaction: XmlElement) => XmlElement | undefined;
  readonly feedback: (interaction: XmlElement, choice: string) => LocalText | undefined;
  /** As our metadata says it, or as the scoring of a foreign file comes nearest to. */
  readonly credit: () => Credit;
  /** The name that the picture at this address has among those of the import; null after a problem was reported. */
  readonly picture: (href: string, line: number) => string | null;
  readonly root: XmlElement;
};

export type OwnFields = {
  readonly id: string;
  readonly type: string;
  readonly competency: string;
  readonly difficulty: number;
  readonly critical: boolean;
  readonly source: string;
  readonly enemies: readonly string[];
  readonly credit: string | undefined;
  readonly mode: string | undefined;
  /** Exact boxes of regions whose corners do not give them back. */
  readonly boxes: Readonly<Record<string, readonly number[]>>;
};

export type QtiType<Q extends Question = Question> = {
  readonly write: (question: Q, words: Words) => Written;
  /** The fields that the type adds, and the stem; null after a problem was reported. */
  readonly read: (source: ItemSource) => Readonly<Record<string, unknown>> | null;
};
