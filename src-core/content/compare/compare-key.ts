/**
 * Whether what is right changed between two states of a question. Words that were put better change no key; a text that is right
 * now and was wrong before does, whatever letter it has.
 */
import { canonicalJson } from '../../evidence/digest.ts';
import type { Question } from '../../exam/item.ts';
import { itemTypeOf } from '../../exam/item-types/index.ts';
import type { Response } from '../../exam/response.ts';
import { isLocalText, type LanguageCode } from '../../locale/languages.ts';

/** Each part of a question that has an id and a text, by the list or gap it stands in. */
function namedTexts(value: unknown, language: LanguageCode, within = ''): Map<string, string> {
  const found = new Map<string, string>();
  if (typeof value !== 'object' || value === null || (!Array.isArray(value) && isLocalText(value))) return found;
  const { id, text } = value as { id?: unknown; text?: unknown };
  const isPart = typeof id === 'string' && typeof text === 'object' && text !== null && isLocalText(text);
  if (isPart) found.set(`${within}${id}`, text[language] ?? '');
  const inside = typeof id === 'string' && within !== '' ? `${within}${id}/` : within;
  for (const [key, part] of Object.entries(value)) {
    const path = Array.isArray(value) ? inside : `${inside}${key}/`;
    for (const [name, said] of namedTexts(part, language, path)) found.set(name, said);
  }
  return found;
}

/** What decides besides: how near a number must come, where a place in a picture is. */
const decidingBeside = (question: Question): unknown => {
  const { tolerance, regions } = question as { tolerance?: number; regions?: readonly { id: string; box: unknown }[] };
  return { tolerance, boxes: regions?.map(({ box }) => box) };
};

type TextOf = (id: string, place?: string) => string;

/** The response with texts in the place of ids. */
const inWords = (response: Response, textOf: TextOf): unknown => {
  if ('chosen' in response) return response.chosen.map((id) => textOf(id)).sort();
  if ('ordered' in response) return response.ordered.map((id) => textOf(id));
  if ('placed' in response)
    return Object.entries(response.placed)
      .map(([place, id]) => `${textOf(place)} = ${textOf(id, place)}`)
      .sort();
  return response.number;
};

const keyState = (question: Question, language: LanguageCode) => {
  const texts = namedTexts({ ...question, id: undefined }, language);
  // In each gap the letters begin anew.
  const textOf: TextOf = (id, place) => {
    const paths = [...texts.keys()].filter((path) => path.endsWith(`/${id}`));
    const path = paths.find((one) => place !== undefined && one.includes(`/${place}/`)) ?? paths[0];
    return (path === undefined ? undefined : texts.get(path)) ?? id;
  };
  const best = itemTypeOf(question).best(question);
  const beside = JSON.stringify(decidingBeside(question));
  return {
    texts,
    inIds: `${canonicalJson(best)} ${beside}`,
    inTexts: `${JSON.stringify(inWords(best, textOf))} ${beside}`,
  };
};

/** `language`: the one that the course is written in. */
export function isKeyChanged(before: Question, after: Question, language: LanguageCode): boolean {
  if (before.type !== after.type) return true;
  const [one, other] = [keyState(before, language), keyState(after, language)];
  if (one.inTexts === other.inTexts) return false;
  if (one.inIds !== other.inIds) return true;
  // The same letters are right: has a text that was there another letter now?
  const textsBefore = new Set(one.texts.values());
  return [...other.texts].some(([place, text]) => textsBefore.has(text) && one.texts.get(place) !== text);
}
