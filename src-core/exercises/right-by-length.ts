/**
 * Questions of an exercise whose right option can be told by its length, in whatever kind of exercise they stand: lists
 * of options with texts, of which one is `right` or has the most `worth`.
 */
import { type LengthCue, lengthCue, lengthIn } from '../content/length-cue.ts';
import { isLocalText, type LanguageCode, type LocalText } from '../locale/languages.ts';

type Option = { readonly text: LocalText; readonly right?: boolean; readonly worth?: number };
type Found = LengthCue & { readonly id: string };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isOption = (value: unknown): value is Option => {
  const text = isObject(value) && 'text' in value ? value.text : null;
  return isObject(text) && isLocalText(text);
};

/** The one that is right; null where none is, or several are. */
function rightOf(options: readonly Option[]): Option | null {
  const best = Math.max(...options.map(({ worth }) => worth ?? Number.NEGATIVE_INFINITY));
  const right = options.filter((option) => option.right ?? (option.worth !== undefined && option.worth === best));
  return right.length === 1 ? (right[0] ?? null) : null;
}

function cuesIn(options: readonly Option[], languages: readonly LanguageCode[]): LengthCue[] {
  const right = rightOf(options);
  if (!right || options.length < 2) return [];
  return languages.flatMap((language) => {
    const lengthOf = ({ text }: Option) => lengthIn(text[language] ?? '', language);
    const others = options.filter((option) => option !== right).map(lengthOf);
    return lengthCue(lengthOf(right), others, language) ?? [];
  });
}

/** What a list is called that one chooses from; ends of a way have a worth too, and nobody chooses between them. */
const chosenFrom = ['options', 'choices'];

/** `id`: of the part in which the options stand. */
export function rightByLength(value: unknown, languages: readonly LanguageCode[], id = ''): Found[] {
  if (!isObject(value) || isLocalText(value)) return [];
  const named = 'id' in value && typeof value.id === 'string' ? value.id : id;
  return Object.entries(value).flatMap(([key, part]) => {
    const isChosenFrom = chosenFrom.includes(key) && Array.isArray(part) && part.every(isOption);
    const own = isChosenFrom ? cuesIn(part, languages).map((cue) => ({ ...cue, id: named })) : [];
    return [...own, ...rightByLength(part, languages, named)];
  });
}
