/**
 * Sends what an LRS was not told yet, the oldest first, in the bytes that are kept. Each batch is marked when its whole answer
 * was read; whatever ends this in the middle, what was not marked is sent again, and the LRS knows it by its id.
 *
 * [Note: whose fault] An LRS takes a batch whole or not at all and need not say why, so a batch that is not taken is halved
 * until one statement is left. Only that one is judged: what the LRS has is compared with it; one that is refused counts as
 * refused only if the LRS answers to something else meanwhile, so that a wrong version or a proxy condemns nothing. It keeps
 * its place and its reason, and the rest goes on.
 */
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { waitAfter } from '#core/sync/retry.ts';
import { isSameStatement } from '#core/xapi/same-statement.ts';
import { type Answer, type LrsApi, type LrsApiInput, lrsApi } from './lrs-api.ts';
import type { Lrs } from './lrs-settings.ts';
import { type DeadReason, newMarks, type XapiMarks } from './marks.ts';
import type { KeptStatement } from './statement-log.ts';
import type { StatementOutbox } from './statement-outbox.ts';

export type SendInput = LrsApiInput & {
  readonly outbox: StatementOutbox;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly onProgress?: (done: number, total: number) => void;
};

export type Sent = {
  /** The LRS has them: taken now, or known before. */
  readonly taken: number;
  /** Set apart now; see `deadReasons`. */
  readonly dead: number;
  /**
   * Null when all were sent. `later`: marked for another try; `paused`: until somebody changes who asks, or where; `stopped`:
   * from here; `own`: our own disk.
   */
  readonly ended: { readonly kind: 'later' | 'paused' | 'stopped' | 'own'; readonly failure: Failure } | null;
};

const mostStatements = 50;
const mostBytes = 512 * 1024;
const mostLettersSaid = 300;
const mostDead = 100_000;

type Untaken = Extract<Answer, { text: string }>;
type Stopped = Exclude<Answer, Untaken> | { readonly kind: 'own'; readonly failure: Failure };
type Step<T> = Promise<Result<T, Stopped>>;
/** What became of one statement: the LRS has it, or a reason why not. */
type Verdict = 'taken' | { readonly reason: DeadReason; readonly said: string };

const hasText = (answer: Answer): answer is Untaken => 'text' in answer;

/** See [Note: whose fault]. */
async function judgeRefused(api: LrsApi, said: string, isListening: boolean): Step<Verdict> {
  const answer: Answer = isListening ? { kind: 'good', text: '' } : await api.isListening();
  // Who may write need not be allowed to read.
  if (answer.kind === 'good' || answer.kind === 'not-let-in') return ok({ reason: 'refused', said });
  return failed(hasText(answer) ? api.later('400') : answer);
}

async function judgeConflict(api: LrsApi, { id, json }: KeptStatement, said: string): Step<Verdict> {
  const answer = await api.statement(id);
  if (answer.kind === 'good')
    return ok(isSameStatement(json, answer.text) ? 'taken' : { reason: 'different', said: answer.text });
  if (hasText(answer) || (answer.kind === 'not-let-in' && answer.status === 403)) return ok({ reason: 'unseen', said });
  return failed(answer);
}

async function judge(api: LrsApi, statement: KeptStatement, answer: Untaken, isListening: boolean): Step<Verdict> {
  switch (answer.kind) {
    case 'good':
      return ok('taken');
    case 'conflict':
      return judgeConflict(api, statement, answer.text);
    case 'too-large':
      return ok({ reason: 'too-large', said: answer.text });
    case 'malformed':
    case 'missing':
      return judgeRefused(api, answer.text, isListening);
  }
}

type Counts = { taken: number; dead: number };

async function sendAll(input: SendInput, counts: Counts): Step<Record<string, never>> {
  const { outbox, now, onProgress } = input;
  const api = lrsApi(input);
  const first = outbox.marks.data.done.count;
  let most = mostStatements;
  let ceiling = mostStatements;

  const mark = async (upTo: number, verdict: Verdict, id: string): Step<Record<string, never>> => {
    const at = now().toISOString();
    const marked = await outbox.marks.update((marks) => {
      marks.done = { count: upTo, id: outbox.idAt(upTo) };
      if (verdict === 'taken') marks.lastSentAt = at;
      else
        marks.dead = [...marks.dead, { ...verdict, said: verdict.said.slice(0, mostLettersSaid), id, at }].slice(
          -mostDead,
        );
    });
    return marked.ok ? ok({}) : failed({ kind: 'own', failure: marked.failure });
  };

  for (;;) {
    const { count: done } = outbox.marks.data.done;
    onProgress?.(done - first, outbox.count - first);
    const batch = await outbox.after(done, { count: most, bytes: mostBytes });
    if (!batch.ok) return failed({ kind: 'own', failure: batch.failure });
    const [one] = batch.value;
    const last = batch.value.at(-1);
    if (!one || !last) return ok({});
    const answer = await api.post(batch.value);
    if (!hasText(answer)) return failed(answer);
    const count = batch.value.length;
    if (answer.kind !== 'good' && count > 1) {
      most = Math.floor(count / 2);
      if (answer.kind === 'too-large') ceiling = most;
      continue;
    }
    const verdict = count > 1 ? ok<Verdict>('taken') : await judge(api, one, answer, counts.taken > 0);
    if (!verdict.ok) return verdict;
    const marked = await mark(last.n, verdict.value, one.id);
    if (!marked.ok) return marked;
    if (verdict.value === 'taken') counts.taken += count;
    else counts.dead += 1;
    most = Math.min(ceiling, most * 2);
  }
}

/** What was said of another LRS does not hold of this one: it is told everything. */
const speakOf = (outbox: StatementOutbox, { address, user }: Lrs) =>
  outbox.marks.update((marks) => {
    if (marks.lrs?.address === address && marks.lrs.user === user) return;
    Object.assign(marks, newMarks, { lrs: { address, user } });
  });

function note(marks: XapiMarks, ended: Stopped | null, waitMs: (tries: number) => number, now: Date): void {
  if (ended === null) Object.assign(marks, { tries: 0, nextTryAt: null, isPaused: false, problem: null });
  else if (ended.kind === 'not-let-in') Object.assign(marks, { isPaused: true, problem: ended.failure });
  else if (ended.kind === 'later') {
    marks.tries += 1;
    marks.nextTryAt = new Date(now.getTime() + waitMs(marks.tries)).toISOString();
    Object.assign(marks, { isPaused: false, problem: ended.failure });
  }
}

function endOf(ended: Stopped | null, address: string): Sent['ended'] {
  if (ended === null) return null;
  if (ended.kind === 'stopped')
    return { kind: 'stopped', failure: failure('lrs-unreachable', { address, reason: 'stopped' }) };
  return { kind: ended.kind === 'not-let-in' ? 'paused' : ended.kind, failure: ended.failure };
}

/** Tries at once, whatever the marks say of the next try: whoever calls by itself asks `isDue` first. */
export async function sendStatements(input: SendInput): Promise<Sent> {
  const { outbox, lrs, now, random } = input;
  const counts: Counts = { taken: 0, dead: 0 };
  const spoken = await speakOf(outbox, lrs);
  const all = spoken.ok ? await sendAll(input, counts) : failed<Stopped>({ kind: 'own', failure: spoken.failure });
  const ended = all.ok ? null : all.failure;
  const askedMs = ended?.kind === 'later' ? ended.askedMs : 0;
  const noted = await outbox.marks.update((marks) =>
    note(marks, ended, (tries) => waitAfter(tries, random, askedMs), now()),
  );
  if (!ended && !noted.ok) return { ...counts, ended: { kind: 'own', failure: noted.failure } };
  return { ...counts, ended: endOf(ended, lrs.address) };
}
