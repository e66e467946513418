/**
 * Lists of options, written and read; shared by the types that have them.
 */
import type { KeyedOption } from '../../exam/item-types/options.ts';
import { letterAt } from '../new-ids.ts';
import { childrenNamed, type XmlElement } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';
import { fromIdentifier, toIdentifier } from './names.ts';
import type { ChoiceFeedback, ItemSource } from './qti-type.ts';
import type { Cardinality } from './scoring.ts';
import type { Words } from './words.ts';

export const mostOptions = 6;

export const identifiersOf = (options: readonly { readonly id: string }[]): string[] =>
  options.map(({ id }) => toIdentifier(id));

export const correctOf = (options: readonly KeyedOption[]): string[] =>
  identifiersOf(options.filter(({ correct }) => correct));

export const writeChoices = (
  response: string,
  options: readonly KeyedOption[],
  words: Words,
  most: number,
  before: readonly XmlElement[] = [],
): XmlElement =>
  el('qti-choice-interaction', { 'response-identifier': response, shuffle: true, 'max-choices': most }, [
    ...before,
    ...options.map(({ id, text }) => words.element('qti-simple-choice', { identifier: toIdentifier(id) }, text)),
  ]);

export const feedbackOf = (
  response: string,
  cardinality: Cardinality,
  options: readonly KeyedOption[],
): ChoiceFeedback[] =>
  options.flatMap(({ id, feedback }) =>
    feedback ? [{ response, cardinality, choice: toIdentifier(id), text: feedback }] : [],
  );

/**
 * Ids of ours for identifiers of a file: the same where all have our shape, else by their place.
 */
export function idsFor(
  identifiers: readonly string[],
  shape: RegExp,
  at: (index: number) => string,
): ReadonlyMap<string, string> {
  const plain = identifiers.map(fromIdentifier);
  const keep = plain.every((id) => shape.test(id)) && new Set(plain).size === plain.length;
  return new Map(identifiers.map((identifier, index) => [identifier, keep ? (plain[index] as string) : at(index)]));
}

export const oneLetter = /^[a-z]$/;
export const partIdShape = /^(?=.{1,16}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** The options of an interaction with their key; null after a problem was reported. */
export function readChoices(source: ItemSource, interaction: XmlElement, tag: string): KeyedOption[] | null {
  const choices = childrenNamed(interaction, tag);
  const identifiers = choices.map(({ attributes }) => attributes.identifier ?? '');
  if (choices.length > mostOptions) {
    source.report('too-many-options', { count: String(choices.length) }, interaction.line);
    return null;
  }
  const correct = source.correct(interaction);
  if (correct.length === 0) {
    source.report('key-missing', {}, interaction.line);
    return null;
  }
  const ids = idsFor(identifiers, oneLetter, letterAt);
  return choices.map((choice, index) => {
    const identifier = identifiers[index] as string;
    const feedback = source.feedback(interaction, identifier);
    return {
      id: ids.get(identifier) as string,
      correct: correct.includes(identifier),
      text: source.text(choice),
      ...(feedback ? { feedback } : {}),
    };
  });
}
