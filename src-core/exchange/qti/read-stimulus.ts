/**
 * One `qti-assessment-stimulus`: the situation of a scenario set, in the file's language.
 */
import type { LanguageCode, LocalText } from '../../locale/languages.ts';
import { limits } from '../limits.ts';
import type { Report } from '../problem.ts';
import { plainText, scriptIn } from '../text/plain-text.ts';
import { allNamed, childNamed, walk, type XmlElement } from '../xml/element.ts';
import { itemSpace } from './names.ts';
import { languageOf } from './read-item.ts';
import { xmlPieces } from './xml-pieces.ts';

export type ReadStimulus = { readonly title: LocalText; readonly stimulus: LocalText };

/** The situation; null after a problem was reported. */
export function readStimulus(
  root: XmlElement,
  isOwn: boolean,
  fallback: LanguageCode,
  report: Report,
): { readonly language: LanguageCode; readonly value: ReadStimulus } | null {
  if (root.name !== 'qti-assessment-stimulus' || root.uri !== itemSpace) {
    report('version-unknown', { version: `${root.name} ${root.uri}` });
    return null;
  }
  for (const { name, attributes } of walk(root)) {
    const what = scriptIn(name, attributes);
    if (!what) continue;
    report('text-script', { what });
    return null;
  }
  const body = childNamed(root, 'qti-stimulus-body');
  const language = languageOf(root.attributes['xml:lang']) ?? fallback;
  const textOf = (element: XmlElement): LocalText => {
    const plain = plainText(xmlPieces(element.children), isOwn);
    if (plain.removed.length > 0) report('markup-removed', { tags: plain.removed.join(', ') });
    if (plain.pictures.length > 0) report('picture-removed', { pictures: plain.pictures.join(', ') });
    return { [languageOf(element.attributes['xml:lang']) ?? language]: plain.text };
  };
  const [heading] = isOwn && body ? allNamed(body, 'h2') : [];
  const [paragraph] = isOwn && body ? allNamed(body, 'p') : [];
  const named = (root.attributes.title ?? '').trim() || (root.attributes.identifier ?? '');
  const title = heading ? textOf(heading) : { [language]: named };
  const stimulus = body ? textOf(paragraph ?? body) : {};
  const [words = ''] = Object.values(stimulus);
  if (words === '') report('stem-missing');
  else if (words.length > limits.textLength) report('text-too-long', { count: String(words.length) });
  return words === '' || words.length > limits.textLength ? null : { language, value: { title, stimulus } };
}
