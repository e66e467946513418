/**
 * Gaps as `qti-inline-choice-interaction`s in a paragraph, one response each.
 */
import type { Question } from '../../../exam/item.ts';
import type { Credit, KeyedOption } from '../../../exam/item-types/options.ts';
import type { LocalText } from '../../../locale/languages.ts';
import type { XmlElement, XmlNode } from '../../xml/element.ts';
import { el } from '../../xml/write-xml.ts';
import { roles, toIdentifier } from '../names.ts';
import { correctOf, feedbackOf, idsFor, partIdShape, readChoices } from '../option-list.ts';
import type { QtiType } from '../qti-type.ts';
import { both, declareResponse, isCorrect, mapped, scoreSum, scoreWhen } from '../scoring.ts';
import { lines } from '../words.ts';

type Gap = { readonly id: string; readonly options: readonly KeyedOption[] };
type GapQuestion = Question & { readonly text: LocalText; readonly gaps: readonly Gap[]; readonly credit: Credit };

const prefix = 'RESPONSE_';
const responseOf = (gap: Gap): string => `${prefix}${gap.id}`;

export const gap: QtiType<GapQuestion> = {
  write: ({ stem, text, gaps, credit }, words) => {
    const shown = words.plain(text);
    const choices = ({ options }: Gap): XmlElement[] =>
      options.map((option) => {
        const label = words.plain(option.text);
        // The paragraph may be in another language than the file: each option then says its own.
        const language = label.other ?? (shown.other ? words.language : undefined);
        return el('qti-inline-choice', { identifier: toIdentifier(option.id), 'xml:lang': language }, [label.text]);
      });
    const piece = (part: string, index: number): XmlNode[] => {
      const found = index % 2 === 1 ? gaps.find(({ id }) => id === part) : undefined;
      if (!found) return lines(part);
      const response = { 'response-identifier': responseOf(found), shuffle: true };
      return [el('qti-inline-choice-interaction', response, choices(found))];
    };
    const share = 1 / gaps.length;
    const partial = credit === 'partial';
    return {
      declarations: gaps.map((one) => {
        const correct = correctOf(one.options);
        const mapping = partial ? correct.map((id) => [id, share] as const) : undefined;
        return declareResponse(responseOf(one), 'single', 'identifier', correct, mapping);
      }),
      body: [
        words.element('p', { class: roles.stem }, stem),
        el(
          'p',
          { class: roles.gaps, 'xml:lang': shown.other },
          shown.text.split(/\[\[([a-z0-9-]+)\]\]/).flatMap(piece),
        ),
      ],
      scoring: [
        partial
          ? scoreSum(gaps.map((one) => mapped(responseOf(one))))
          : scoreWhen([[both(gaps.map((one) => isCorrect(responseOf(one)))), 1]]),
      ],
      feedback: gaps.flatMap((one) => feedbackOf(responseOf(one), 'single', one.options)),
    };
  },
  read: (source) => {
    const responses = source.interactions.map(({ attributes }) => attributes['response-identifier'] ?? '');
    const names = responses.map((response) => (source.own ? response.slice(prefix.length) : response));
    const ids = idsFor(names, partIdShape, (index) => `g${index + 1}`);
    const gaps = new Map<XmlElement, Gap>();
    for (const [index, interaction] of source.interactions.entries()) {
      const options = readChoices(source, interaction, 'qti-inline-choice');
      if (!options) return null;
      gaps.set(interaction, { id: ids.get(names[index] as string) as string, options });
    }
    // In the text they stand as the language has them; in the declarations as the author has them.
    const declared = source.root.children.indexOf.bind(source.root.children);
    const place = (interaction: XmlElement) => declared(source.declaration(interaction) ?? '');
    return {
      stem: source.stem(),
      text: source.gapText((interaction) => `[[${gaps.get(interaction)?.id ?? ''}]]`),
      gaps: [...gaps].sort(([a], [b]) => place(a) - place(b)).map(([, one]) => one),
      credit: source.credit(),
    };
  },
};
