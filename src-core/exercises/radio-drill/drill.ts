/**
 * A radio drill: what was said in it, what that is worth, and drills that an author must mend.
 */
import { isLocalText } from '../../locale/languages.ts';
import type { ExerciseFault } from '../exercise-kind.ts';
import { type Part, rightCall } from './call-order.ts';
import { closingOf, contradictionIn } from './prowords.ts';

/** A text in one language, or in many while the exercise is read. */
type Words = unknown;
type Option = { readonly id: string; readonly text: Words; readonly right?: boolean; readonly silent?: boolean };
type Common = { readonly id: string; readonly heard?: Words; readonly reply?: Words };
type Task = Common &
  (
    | { readonly does: 'spell' }
    | { readonly does: 'call'; readonly parts: readonly (Part & { readonly text: Words })[] }
    | { readonly does: 'answer'; readonly options: readonly Option[] }
  );
export type Drill = { readonly rounds: readonly { readonly id: string; readonly tasks: readonly Task[] }[] };

/** One line of the log sheet; the minute counts from the beginning. */
export type Entry = { readonly from: 'base' | 'you'; readonly words: string; readonly minute: number };

/** What was heard and said: `said` holds, task after task, what one said in the end, '' where one was silent. */
export function logOf(
  tasks: readonly { readonly heard?: string | undefined; readonly reply?: string | undefined }[],
  said: readonly string[],
): Entry[] {
  const lines = said.flatMap((own, index) => {
    const task = tasks[index];
    return [
      { from: 'base', words: task?.heard ?? '' },
      { from: 'you', words: own },
      { from: 'base', words: task?.reply ?? '' },
    ] as const;
  });
  return lines.filter(({ words }) => words !== '').map((line, minute) => ({ ...line, minute }));
}

/** "14:05" and so many minutes, round the clock. */
export function timeAfter(begins: string, minutes: number): string {
  const [hour = 0, minute = 0] = begins.split(':').map(Number);
  const all = (hour * 60 + minute + minutes) % (24 * 60);
  return [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Right at once is worth all, at the second try half. */
export const worthOf = (tries: number): number => (tries <= 1 ? 1 : tries === 2 ? 0.5 : 0);

/** From 0 to 1. */
export const shareOf = (tries: readonly number[]): number =>
  tries.reduce((sum, count) => sum + worthOf(count), 0) / Math.max(1, tries.length);

/** A text in each of its languages. */
const inEach = (words: Words): string[] =>
  typeof words === 'string' ? [words] : isLocalText(words as object) ? Object.values(words as object) : [];

/** The whole call in each language, as it is said. */
function callsOf(parts: readonly (Part & { readonly text: Words })[]): string[] {
  const texts = rightCall(parts).map(({ text }) => inEach(text));
  return (texts[0] ?? []).map((_, language) => texts.map((one) => one[language] ?? '').join(' '));
}

function faultIn(task: Task): ExerciseFault['fault'] | null {
  if (task.does === 'spell') return null;
  const ids = (task.does === 'call' ? task.parts : task.options).map(({ id }) => id);
  if (new Set(ids).size < ids.length) return 'unknown-place';
  const right = task.does === 'answer' ? task.options.filter((option) => option.right) : [];
  if (task.does === 'answer' && right.length !== 1) return 'no-answer';
  if (right[0]?.silent) return null;
  const said = task.does === 'call' ? callsOf(task.parts) : inEach(right[0]?.text);
  if (said.length === 0) return 'no-answer';
  return said.some((words) => closingOf(words) === null || contradictionIn(words) !== null) ? 'contradiction' : null;
}

/** Each task has one right answer, and what is right is closed by one word and says nothing against itself. */
export function faultInDrill({ rounds }: Drill): ExerciseFault | null {
  const tasks = rounds.flatMap((round) => round.tasks);
  for (const list of [rounds, tasks]) {
    const ids = list.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) return { fault: 'unknown-place', id: twice };
  }
  for (const task of tasks) {
    const fault = faultIn(task);
    if (fault) return { fault, id: task.id };
  }
  return null;
}
