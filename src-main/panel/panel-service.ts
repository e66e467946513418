/**
 * A panel that sets the pass mark of an exam: who sits in it, which item is next, what was said, what follows. Keys stay
 * in here: a judge sees an item as a candidate does.
 */
import type { BrowserWindow } from 'electron';
import { stringify } from 'yaml';
import { type Course, courseLanguage } from '#core/content/pack.ts';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { DisputedItem, PanelView, RatingView } from '#core/contract/panel-calls.ts';
import { formLength } from '#core/exam/blueprint.ts';
import type { Bank } from '#core/exam/draw.ts';
import type { Item } from '#core/exam/item.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import {
  disputed,
  type Judge,
  judgeCut,
  mayRateAgain,
  mayShow,
  orderIn,
  type Panel,
  panelStandard,
  ratingOrder,
  ratingsOf,
} from '#core/exam/panel.ts';
import { standardCut } from '#core/exam/standard-cut.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import type { JsonStore } from '#store/disk/json-store.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { createPanel, openPanel } from '#store/learner/panel-record.ts';
import { type AtCourse, learnerAtCourse } from '../course/open-course.ts';
import type { Desk } from '../desk.ts';
import { markBankKnown } from '../exam/bank-known.ts';
import { situationOf } from '../exam/sitting/around-question.ts';
import { now } from '../exam/system-clock.ts';
import { saveWhereAsked } from '../window/save-where-asked.ts';

export type PanelService = {
  read(courseId: string): Promise<Result<PanelView>>;
  begin(courseId: string): Promise<Result<PanelView>>;
  addJudge(courseId: string, name: string): Promise<Result<PanelView>>;
  removeJudge(courseId: string, judgeId: string): Promise<Result<PanelView>>;
  secondRound(courseId: string): Promise<Result<PanelView>>;
  item(input: CallInput<'panel.item'>): Promise<Result<RatingView>>;
  look(input: CallInput<'panel.look'>): Promise<Result<DisputedItem>>;
  rate(input: CallInput<'panel.rate'>): Promise<Result<Record<string, never>>>;
  save(courseId: string): Promise<Result<CallOutput<'panel.save'>>>;
};

type Found = AtCourse & { bank: Bank; store: JsonStore<Panel> | null };

const roundedTo = (value: number) => Math.round(value * 100) / 100;

export function panelService(desk: Desk, window: BrowserWindow): PanelService {
  /** Open stores: a change goes through one store only, or two would overwrite each other. */
  const stores = new WeakMap<LearnerFolder, Map<string, JsonStore<Panel>>>();
  const orders = new WeakMap<Course, string[]>();

  const orderOf = (course: Course, bank: Bank): string[] => {
    const known = orders.get(course) ?? ratingOrder(course.blueprint, bank);
    orders.set(course, known);
    return known;
  };

  const find = async (courseId: string): Promise<Result<Found>> => {
    const found = await learnerAtCourse(desk, courseId);
    if (!found.ok) return found;
    const { learner, course } = found.value;
    const known = stores.get(learner) ?? new Map<string, JsonStore<Panel>>();
    stores.set(learner, known);
    let store = known.get(courseId) ?? null;
    if (!store) {
      const opened = await openPanel(learner.path, courseId, now);
      if (!opened.ok) return opened;
      store = opened.value;
      if (store) known.set(courseId, store);
    }
    return ok({ learner, course, bank: { items: course.bank, sets: course.sets }, store });
  };

  const candidateOf = (course: Course) => course.blueprint.standard?.candidate ?? {};
  const today = () => now().toISOString().slice(0, 10);

  const view = ({ course, bank, store }: Found): PanelView => {
    const language = courseLanguage(course, desk.language());
    const { blueprint } = course;
    const itemById = new Map(bank.items.map((item) => [item.id, item]));
    const shown = store !== null && mayShow(store.data, blueprint, bank);
    const result = () => {
      const standard = shown && panelStandard(store.data, candidateOf(course), today(), blueprint, bank);
      return standard ? standardCut(standard, blueprint, bank) : null;
    };
    const known = (ratings: Record<string, number>) => Object.keys(ratings).filter((id) => itemById.has(id)).length;
    return {
      courseId: course.id,
      courseTitle: textIn(course.title, language),
      candidate: textIn(candidateOf(course), language),
      passPercent: blueprint.passPercent,
      formLength: formLength(blueprint),
      bankSize: bank.items.length,
      panel: store && {
        round: store.data.round,
        sameVersion: store.data.examVersion === blueprint.version,
        judges: store.data.judges.map((judge) => ({
          id: judge.id,
          name: judge.name,
          rated: known(ratingsOf(judge)),
          ratedAgain: known(judge.second),
          cut: shown ? (judgeCut(judge, blueprint, bank)?.cut ?? null) : null,
        })),
        result: result(),
        mayRateAgain: mayRateAgain(store.data, blueprint, bank),
        disputed: (shown ? disputed(store.data.judges.map(ratingsOf)) : []).flatMap(({ itemId, ratings }) => {
          const item = itemById.get(itemId);
          return item ? [{ itemId, stem: textIn(item.stem, language), ratings: [...ratings] }] : [];
        }),
      },
    };
  };

  const shownItem = (course: Course, item: Item) => {
    const language = courseLanguage(course, desk.language());
    const type = itemTypeOf(item);
    return {
      courseId: course.id,
      candidate: textIn(candidateOf(course), language),
      language,
      itemId: item.id,
      question: type.present(item, type.orderedIds(item), language),
      situation: situationOf(course, item, language),
    };
  };

  /** Changes the panel of a course and shows it as it is then. */
  const change = async (courseId: string, edit: (panel: Panel) => void): Promise<Result<PanelView>> => {
    const found = await find(courseId);
    if (!found.ok) return found;
    if (!found.value.store) return failed(failure('input-invalid'));
    const changed = await found.value.store.update(edit);
    return changed.ok ? ok(view(found.value)) : changed;
  };

  const judgeIn = (found: Found, judgeId: string): Judge | undefined =>
    found.store?.data.judges.find(({ id }) => id === judgeId);

  const service: PanelService = {
    read: async (courseId) => {
      const found = await find(courseId);
      return found.ok ? ok(view(found.value)) : found;
    },

    begin: async (courseId) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const { learner, course, store } = found.value;
      if (store) return ok(view(found.value));
      const known = await markBankKnown(learner, courseId);
      if (!known.ok) return known;
      const examVersion = course.blueprint.version;
      const begunAt = now().toISOString();
      const made = await createPanel(learner.path, {
        schemaVersion: 1,
        courseId,
        examVersion,
        begunAt,
        round: 1,
        judges: [],
      });
      if (!made.ok) return made;
      stores.get(learner)?.set(courseId, made.value);
      return ok(view({ ...found.value, store: made.value }));
    },

    addJudge: (courseId, name) =>
      change(courseId, (panel) => {
        const numbers = panel.judges.map(({ id }) => Number(id.slice('judge-'.length)));
        const id = `judge-${Math.max(0, ...numbers) + 1}`;
        panel.judges.push({ id, name, first: {}, second: {} });
      }),

    removeJudge: async (courseId, judgeId) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const judge = judgeIn(found.value, judgeId);
      if (!judge) return failed(failure('input-invalid'));
      if (Object.keys(ratingsOf(judge)).length > 0) return failed(failure('panel-judge-rated'));
      return change(courseId, (panel) => {
        panel.judges = panel.judges.filter(({ id }) => id !== judgeId);
      });
    },

    secondRound: async (courseId) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const { store, course, bank } = found.value;
      if (!store || !mayRateAgain(store.data, course.blueprint, bank)) return failed(failure('input-invalid'));
      return change(courseId, (panel) => {
        panel.round = 2;
      });
    },

    item: async ({ courseId, judgeId, place: wanted }) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const { course, bank, store } = found.value;
      const judge = judgeIn(found.value, judgeId);
      if (!store || !judge) return failed(failure('input-invalid'));
      const { round, judges } = store.data;
      const order = orderIn(store.data, orderOf(course, bank));
      const given = round === 1 ? judge.first : judge.second;
      const firstOpen = order.findIndex((id) => given[id] === undefined);
      const place = Math.min(wanted ?? Math.max(0, firstOpen), order.length - 1);
      const item = bank.items.find(({ id }) => id === order[place]);
      if (!item) return failed(failure('input-invalid'));
      return ok({
        ...shownItem(course, item),
        judge: judge.name,
        place,
        total: order.length,
        enough: formLength(course.blueprint),
        rated: order.filter((id) => given[id] !== undefined).length,
        own: ratingsOf(judge)[item.id] ?? null,
        round,
        firstRound:
          round === 1 ? [] : judges.flatMap(({ first }) => first[item.id] ?? []).sort((low, high) => low - high),
      });
    },

    look: async ({ courseId, itemId }) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const { course, bank, store } = found.value;
      const item = bank.items.find(({ id }) => id === itemId);
      if (!store || !item) return failed(failure('input-invalid'));
      const shown = mayShow(store.data, course.blueprint, bank);
      const ratings = shown ? store.data.judges.flatMap((judge) => ratingsOf(judge)[itemId] ?? []) : [];
      return ok({ ...shownItem(course, item), ratings: ratings.sort((low, high) => low - high) });
    },

    rate: async ({ courseId, judgeId, itemId, percent }) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      if (!judgeIn(found.value, judgeId) || !found.value.bank.items.some(({ id }) => id === itemId)) {
        return failed(failure('input-invalid'));
      }
      const changed = await found.value.store?.update((panel) => {
        const judge = panel.judges.find(({ id }) => id === judgeId);
        if (judge) judge[panel.round === 1 ? 'first' : 'second'][itemId] = percent;
      });
      return changed && !changed.ok ? changed : ok({});
    },

    save: async (courseId) => {
      const found = await find(courseId);
      if (!found.ok) return found;
      const { course, bank, store } = found.value;
      const standard = store && panelStandard(store.data, candidateOf(course), today(), course.blueprint, bank);
      if (!standard) return failed(failure('input-invalid'));
      const { cut, standardError } = standardCut(standard, course.blueprint, bank);
      const said = `# cut ${roundedTo(cut)}, standard error ${standardError === null ? '-' : roundedTo(standardError)}\n`;
      const name = `${course.blueprint.id}-standard.yaml`;
      return saveWhereAsked(window, name, 'YAML', async () => ok(said + stringify({ standard })));
    },
  };
  // Two that ask to begin at once begin one panel.
  return inTurns(service, takingTurns());
}
