/**
 * The exam items of a course, for whoever writes them: as a candidate reads them, and with what is right only where that was
 * asked for. What is offered stands in an order that gives nothing away.
 */
import type { TFunction } from 'i18next';
import { type Course, competencyIn, type Framework } from '#core/content/pack.ts';
import { type Html, joined, tag } from '#core/course-export/html.ts';
import { hashOfText } from '#core/evidence/digest.ts';
import type { Item, ScenarioSet } from '#core/exam/item.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import type { QuestionView } from '#core/exam/item-types/views.ts';
import type { Response } from '#core/exam/response.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';

type Listed = { readonly id: string; readonly text: string };

/** Every list of a question that something is chosen from or put in order. */
const listsOf = (view: QuestionView): readonly (readonly Listed[])[] => {
  switch (view.type) {
    case 'choice':
    case 'multiple':
      return [view.options];
    case 'true-false':
      return [view.reasons];
    case 'order':
      return [view.steps];
    case 'match':
      return [view.premises, view.targets];
    case 'hotspot':
      return [view.regions];
    case 'judgement':
      return [view.actions];
    case 'gap':
      return view.gaps.map(({ options }) => options);
    case 'numeric':
      return [];
  }
};

const gapText = (view: Extract<QuestionView, { type: 'gap' }>): string => {
  const number = (id: string) => view.gaps.findIndex((gap) => gap.id === id) + 1;
  return view.pieces.map((piece) => ('words' in piece ? piece.words : `[${number(piece.gap)}]`)).join('');
};

function shownBeside(view: QuestionView): Html[] {
  if (view.type === 'gap') return [tag('p', {}, [gapText(view)])];
  if (view.type === 'numeric') return [tag('p', {}, [`… ${view.unit ?? ''}`.trim()])];
  if (view.type !== 'hotspot') return [];
  const [width, height] = view.size;
  return [tag('figure', {}, [tag('img', { src: `pictures/${view.picture}`, alt: view.alt, width, height })])];
}

/** The response that is right, a line for each part of it. */
function keyLines(view: QuestionView, best: Response, t: TFunction): string[] {
  const word = (key: string) => t(`preview.${key}`, { ns: 'content-tools' });
  const all = listsOf(view).flat();
  const nameOf = (id: string, among: readonly Listed[] = all) => among.find((one) => one.id === id)?.text ?? id;
  if ('chosen' in best) return best.chosen.map((id) => nameOf(id));
  if ('ordered' in best) return best.ordered.map((id, at) => `${at + 1}. ${nameOf(id)}`);
  if ('number' in best) return [`${best.number} ${'unit' in view ? (view.unit ?? '') : ''}`.trim()];
  return Object.entries(best.placed).map(([place, id]) => {
    if (view.type === 'gap') {
      const at = view.gaps.findIndex((gap) => gap.id === place);
      return `[${at + 1}] ${nameOf(id, view.gaps[at]?.options)}`;
    }
    if (place === 'verdict') return word(`verdict.${id}`);
    if (place === 'reason') return nameOf(id);
    return `${nameOf(place)} → ${nameOf(id)}`;
  });
}

export type ItemsSetting = {
  readonly language: LanguageCode;
  readonly framework: Framework | null;
  readonly withKeys: boolean;
  /** Words in the language of the items. */
  readonly t: TFunction;
};

function itemHtml(item: Item, { language, withKeys, t }: ItemsSetting): Html {
  const word = (key: string, params: object = {}) => t(`preview.${key}`, { ns: 'content-tools', ...params });
  const type = itemTypeOf(item);
  const order = [...type.orderedIds(item)].sort((a, b) =>
    hashOfText(`${item.id} ${a}`) < hashOfText(`${item.id} ${b}`) ? -1 : 1,
  );
  const view = type.present(item, order, language);
  const about = [
    item.type,
    word('difficulty', { level: item.difficulty }),
    ...(item.critical ? [word('critical')] : []),
    item.source,
  ];
  const key = withKeys
    ? tag('div', { class: 'key' }, [
        tag('p', {}, [tag('strong', {}, [word('key')])]),
        ...keyLines(view, type.best(item), t).map((line) => tag('p', {}, [line])),
        tag('p', {}, [textIn(item.rationale, language)]),
      ])
    : joined([]);
  return tag('article', { class: 'item', id: item.id }, [
    tag('h3', {}, [tag('code', { dir: 'ltr' }, [item.id])]),
    tag('p', { class: 'quiet' }, [about.join(' · ')]),
    tag('p', {}, [view.stem]),
    ...shownBeside(view),
    ...listsOf(view).map((list) =>
      tag(
        'ul',
        {},
        list.map(({ text }) => tag('li', {}, [text])),
      ),
    ),
    key,
  ]);
}

function setHtml(set: ScenarioSet, bank: readonly Item[], setting: ItemsSetting): Html {
  const { language } = setting;
  return tag('section', { class: 'part' }, [
    tag('h2', {}, [textIn(set.title, language)]),
    tag('p', {}, [textIn(set.stimulus, language)]),
    ...set.steps.flatMap(({ itemId, story }) => {
      const item = bank.find(({ id }) => id === itemId);
      return [...(story ? [tag('p', {}, [textIn(story, language)])] : []), ...(item ? [itemHtml(item, setting)] : [])];
    }),
  ]);
}

export function itemsBody({ bank, sets }: Course, setting: ItemsSetting): Html[] {
  const { language, framework, withKeys, t } = setting;
  const alone = bank.filter(({ set }) => set === null);
  const competencies = [...new Set(alone.map(({ competency }) => competency))];
  const nameOf = (id: string) => {
    const competency = framework && competencyIn(framework, id);
    return competency ? textIn(competency.title, language) : id;
  };
  return [
    tag('p', { class: 'note' }, [t(`preview.${withKeys ? 'keysShown' : 'noKeys'}`, { ns: 'content-tools' })]),
    ...competencies.map((competency) =>
      tag('section', { class: 'part' }, [
        tag('h2', {}, [nameOf(competency)]),
        ...alone.filter((item) => item.competency === competency).map((item) => itemHtml(item, setting)),
      ]),
    ),
    ...sets.map((set) => setHtml(set, bank, setting)),
  ];
}
