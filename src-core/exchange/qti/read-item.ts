/**
 * One `qti-assessment-item` to an item of a bank, in the file's language.
 */
import { type LanguageCode, type LocalText, languageCodes } from '../../locale/languages.ts';
import { defaultsOf, type ImportOptions } from '../import-result.ts';
import { limits } from '../limits.ts';
import { exchangeProblems, type Report } from '../problem.ts';
import { type Piece, plainText, scriptIn } from '../text/plain-text.ts';
import {
  allNamed,
  childNamed,
  childrenNamed,
  elementsIn,
  isElement,
  walk,
  type XmlElement,
  type XmlNode,
} from '../xml/element.ts';
import { foreignType, isOwnBody } from './item-type-of-body.ts';
import { itemSpace, roles } from './names.ts';
import type { ItemSource, OwnFields } from './qti-type.ts';
import { correctValues, foreignCredit, noteScoring } from './read-scoring.ts';
import { qtiTypeOf } from './types/index.ts';
import { feedbackOutcome, rationaleOutcome } from './write-item.ts';
import { xmlPieces } from './xml-pieces.ts';

export type ReadItem = {
  readonly language: LanguageCode;
  /** Without the id, which the package gives. */
  readonly raw: { readonly type: string; readonly stem: LocalText } & Readonly<Record<string, unknown>>;
  readonly story: LocalText | null;
  /** Addresses of the stimuli that it refers to. */
  readonly stimuli: readonly string[];
};

/** `en-GB` → `en`, where it is one of the six. */
export const languageOf = (tag: string | undefined): LanguageCode | undefined =>
  languageCodes.find((code) => code === tag?.toLowerCase().split('-')[0]);

const isInteraction = ({ name }: XmlElement): boolean => /^qti-.*-interaction$/.test(name);
const hasInteraction = (element: XmlElement): boolean => [...walk(element)].some(isInteraction);
const isFeedback = ({ name }: XmlElement): boolean => /^qti-(feedback-(inline|block)|rubric-block)$/.test(name);
const isBlock = ({ name }: XmlElement): boolean =>
  /^(p|div|section|article|ul|ol|li|table|tbody|tr|td|blockquote|h[1-6])$/.test(name);

/** Nodes of a body that hold gaps, and the others; a block that holds both is taken apart. */
function partByGaps(nodes: readonly XmlNode[]): { gaps: XmlElement[]; others: XmlNode[] } {
  const gaps: XmlElement[] = [];
  const others: XmlNode[] = [];
  for (const node of nodes) {
    if (!isElement(node) || !hasInteraction(node)) others.push(node);
    else if (elementsIn(node).some((child) => isBlock(child) && hasInteraction(child))) {
      const inner = partByGaps(node.children);
      gaps.push(...inner.gaps);
      others.push(...inner.others);
    } else gaps.push(node);
  }
  return { gaps, others };
}

/** Active content anywhere in the file; the picture of a hotspot may be an `object`. */
function activeIn(root: XmlElement): string | null {
  for (const { name, attributes } of walk(root)) {
    const found = scriptIn(name, attributes);
    if (found && !(name === 'object' && /^image\//.test(attributes.type ?? ''))) return found;
  }
  return null;
}

/** Reads texts, and remembers what of their markup is lost. */
function textReader(exact: boolean, language: LanguageCode, report: Report) {
  const removed = new Set<string>();
  const pictures: string[] = [];
  const read = (pieces: Iterable<Piece>): string => {
    const plain = plainText(pieces, exact);
    for (const tag of plain.removed) removed.add(tag);
    pictures.push(...plain.pictures);
    if (plain.text.length > limits.textLength) report('text-too-long', { count: String(plain.text.length) });
    return plain.text;
  };
  const languageAt = (element: XmlElement) => languageOf(element.attributes['xml:lang']) ?? language;
  const withoutFeedback = (element: XmlElement) => (isFeedback(element) ? null : undefined);
  return {
    read,
    languageAt,
    of: (element: XmlElement): LocalText => ({
      [languageAt(element)]: read(xmlPieces(element.children, withoutFeedback)),
    }),
    noteLosses: () => {
      if (removed.size > 0) report('markup-removed', { tags: [...removed].join(', ') });
      if (pictures.length > 0) report('picture-removed', { pictures: pictures.join(', ') });
    },
  };
}

export type ItemContext = {
  readonly own: OwnFields | null;
  readonly options: ImportOptions;
  readonly report: Report;
  readonly picture: (href: string, keepName: boolean, report: Report, line: number) => string | null;
};

/** The item, or null after a problem was reported that leaves it out. */
export function readItem(root: XmlElement, context: ItemContext): ReadItem | null {
  const { own, options, picture } = context;
  let refused = false;
  const report: Report = (code, params, line) => {
    if (exchangeProblems[code] === 'item') refused = true;
    context.report(code, params, line);
  };
  if (root.name !== 'qti-assessment-item' || root.uri !== itemSpace) {
    report('version-unknown', { version: `${root.name} ${root.uri}` });
    return null;
  }
  const active = activeIn(root);
  if (active) {
    report('text-script', { what: active });
    return null;
  }
  const body = childNamed(root, 'qti-item-body');
  if (!body) {
    report('interaction-unknown', { interaction: '' });
    return null;
  }
  const tag = root.attributes['xml:lang'];
  const language = languageOf(tag) ?? options.language;
  if (tag && !languageOf(tag)) report('language-unknown', { language: tag });
  if (childNamed(root, 'qti-template-processing')) {
    report('interaction-unknown', { interaction: 'qti-template-processing' });
    return null;
  }

  const interactions = [...walk(body)].filter(isInteraction);
  const declaration = (interaction: XmlElement) =>
    childrenNamed(root, 'qti-response-declaration').find(
      ({ attributes }) => attributes.identifier === interaction.attributes['response-identifier'],
    );
  if (own && !isOwnBody(interactions, own)) {
    report('item-invalid', { reason: `type ${own.type}` });
    return null;
  }
  const typeName = own?.type ?? foreignType(interactions, declaration, report);
  const type = typeName === null ? undefined : qtiTypeOf(typeName);
  if (!type || typeName === null) return null;

  const texts = textReader(own !== null, language, report);
  const marked = (role: string) => [...walk(body)].find(({ attributes }) => attributes.class === role);
  const titled = (): string => {
    const title = (root.attributes.title ?? '').trim();
    if (title) report('stem-from-title', { title });
    else report('stem-missing');
    return title;
  };
  const isText = typeName === 'gap' || typeName === 'numeric';
  const foreignStem = (): LocalText => {
    const nodes = typeName === 'gap' ? partByGaps(body.children).others : body.children;
    const pieces = xmlPieces(nodes, (element) => {
      if (isFeedback(element)) return null;
      if (!isInteraction(element)) return undefined;
      if (isText) return ' ___ ';
      const prompt = childNamed(element, 'qti-prompt');
      return prompt ? `\n${texts.read(xmlPieces(prompt.children))}\n` : null;
    });
    const text = texts
      .read(pieces)
      .replace(/ ?___$/, '')
      .trim();
    return { [language]: text || titled() };
  };

  const said = childrenNamed(root, 'qti-modal-feedback');
  const used = new Set<XmlElement>();
  /** What is said stands in one paragraph where we wrote it. */
  const saidText = (feedback: XmlElement) => {
    const [paragraph] = own ? allNamed(feedback, 'p') : [];
    return texts.of(paragraph ?? feedback);
  };

  const source: ItemSource = {
    language,
    root,
    body,
    interactions,
    own,
    report,
    text: texts.of,
    attributeText: (element, name) => ({ [texts.languageAt(element)]: element.attributes[name] ?? '' }),
    stem: () => {
      if (!own) return foreignStem();
      const element = marked(roles.stem) ?? allNamed(body, 'qti-prompt')[0];
      if (!element) report('stem-missing');
      return element ? texts.of(element) : {};
    },
    gapText: (mark) => {
      const element = own ? marked(roles.gaps) : undefined;
      const blocks = element ? [element] : partByGaps(body.children).gaps;
      const words = blocks.map((block) =>
        texts.read(
          xmlPieces([isInteraction(block) ? block : { ...block, name: 'span' }], (one) => {
            if (isFeedback(one)) return null;
            return isInteraction(one) ? mark(one) : undefined;
          }),
        ),
      );
      return { [element ? texts.languageAt(element) : language]: words.join('\n') };
    },
    correct: (interaction) => correctValues(declaration(interaction)),
    declaration,
    feedback: (interaction, choice) => {
      const response = interaction.attributes['response-identifier'] ?? '';
      const fits = ({ attributes }: XmlElement) =>
        attributes.identifier === choice &&
        attributes['show-hide'] !== 'hide' &&
        (own ? attributes['outcome-identifier'] === feedbackOutcome(response) : interactions.length === 1);
      const modal = said.find(fits);
      if (modal) used.add(modal);
      const option = elementsIn(interaction).find(({ attributes }) => attributes.identifier === choice);
      const inline = option && !modal ? elementsIn(option).find(isFeedback) : undefined;
      const found = modal ?? inline;
      if (!found) return undefined;
      const text = inline ? { [language]: texts.read(xmlPieces(inline.children)) } : saidText(found);
      return Object.values(text)[0] ? text : undefined;
    },
    credit: () => (own ? (own.credit === 'partial' ? 'partial' : 'all') : foreignCredit(root)),
    picture: (href, line) => picture(href, own !== null, report, line),
  };

  const fields = type.read(source);
  if (!fields) return null;

  const rationale = (): LocalText => {
    const left = said.filter((one) => !used.has(one));
    if (own) {
      const found = left.find(({ attributes }) => attributes['outcome-identifier'] === rationaleOutcome);
      const others = left.filter((one) => one !== found);
      if (others.length > 0) report('feedback-left-out', { count: String(others.length) }, others[0]?.line);
      if (found) return saidText(found);
    } else {
      const all = left.flatMap((one) => Object.values(saidText(one))).filter((text) => text !== '');
      if (all.length > 0) return { [language]: [...new Set(all)].join('\n') };
    }
    report('rationale-missing');
    return { [language]: options.rationale };
  };

  const story = own ? marked(roles.story) : undefined;
  const raw = {
    type: typeName,
    ...(own
      ? {
          competency: own.competency,
          difficulty: own.difficulty,
          critical: own.critical,
          source: own.source,
          enemies: own.enemies,
        }
      : defaultsOf(options)),
    ...fields,
    stem: fields.stem as LocalText,
    rationale: rationale(),
  };
  const told = story ? texts.of(story) : null;
  if (own) noteAdded(body, report);
  else {
    noteScoring(root, report);
    const unread = allNamed(root, 'qti-feedback-block').length + allNamed(root, 'qti-rubric-block').length;
    if (unread > 0) report('feedback-left-out', { count: String(unread) });
  }
  texts.noteLosses();
  if (refused) return null;
  const stimuli = childrenNamed(root, 'qti-assessment-stimulus-ref').map(({ attributes }) => attributes.href ?? '');
  return { language, raw, story: told, stimuli };
}

/** What another system has added to a body of ours, and we do not read. */
function noteAdded(body: XmlElement, report: Report): void {
  const ours = new Set<string>(Object.values(roles));
  const added = elementsIn(body).filter((one) => !ours.has(one.attributes.class ?? '') && !isInteraction(one));
  if (added.length > 0) report('markup-removed', { tags: added.map(({ name }) => name).join(', ') }, added[0]?.line);
}
