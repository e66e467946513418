/**
 * A file of answers that was carried back → what follows from it on this device: by the same steps as after an exchange over
 * the network. It may be old, and it may come twice; see `after-answers.ts`.
 */
import type { Failure } from '#core/result/failure.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { afterAnswers } from '#core/sync/after-answers.ts';
import { type Answers, readSignedAnswers, type SignedAnswers } from '#core/sync/by-hand.ts';
import type { FeedCursor } from '#core/sync/calls.ts';
import { openSealed, type SealOpener, type SealProblem } from '#core/sync/sealed-file.ts';
import { type Enrolment, syncMarksOf } from '../../outbox/marks.ts';
import { quickEd25519 } from '../../verify/quick-ed25519.ts';
import { fetchPapers, readFeed } from '../download.ts';
import { type Exchange, type ExchangeInput, mark, paceOf } from '../exchange.ts';
import { refusal } from '../refusal.ts';
import type { RegistryApi } from '../registry-api.ts';
import { setApartWith } from '../set-apart.ts';
import { sealTools } from './seal-tools.ts';

export type AnswersInput = Pick<ExchangeInput, 'dataFolder' | 'outbox' | 'feed' | 'keys' | 'now' | 'checkPaper'> & {
  /** Of this device. */
  readonly opener: SealOpener;
  readonly file: Uint8Array;
};

export type TakenAnswers = {
  /** Records that are known to be stored now, and were not before. */
  readonly stored: number;
  /** Records that are still waiting. */
  readonly waiting: number;
  /** Certificates in the file, new or not. */
  readonly certificates: number;
  /** Attempts that the registry had not counted yet: the next file says what became of them. */
  readonly uncounted: number;
  /** There is more than one file holds. */
  readonly more: boolean;
};

const failures: Record<SealProblem, Failure['code']> = {
  'not-one': 'by-hand-not-one',
  'too-large': 'by-hand-too-large',
  'other-kind': 'by-hand-not-one',
  'other-recipient': 'by-hand-other',
  damaged: 'by-hand-damaged',
};
export const failureOfSeal = (problem: SealProblem): Failure => failure(failures[problem]);

/** A registry that says what is in the file, and nothing else: more is not asked of it. */
function apiOver(address: string, answers: Answers, next: FeedCursor): RegistryApi {
  const papers = new Map(answers.papers.map(({ number, pdf }) => [number as string, pdf]));
  const api: Pick<RegistryApi, 'address' | 'feed' | 'paper'> = {
    address,
    feed: async () => ok({ epoch: answers.epoch, items: answers.items, next, more: false }),
    paper: async (_token, number) => {
      const pdf = papers.get(number);
      return pdf === undefined
        ? failed(refusal('missing', { address }))
        : ok(new Uint8Array(Buffer.from(pdf, 'base64')));
    },
  };
  return api as RegistryApi;
}

/** What became of single records, by their ids. */
function resultsOf({ results, asked }: Answers, idAt: (n: number) => string | null) {
  return results.flatMap((result, index) => {
    const id = result.id ?? idAt(asked.acknowledged.n + 1 + index);
    const code = 'code' in result ? result.code : null;
    // Those before are missing over there, or the device is unknown: not what the record is itself.
    return id === null || idAt(asked.acknowledged.n + 1 + index) !== id || code === 'gap' || code === 'unknown-device'
      ? []
      : [{ id, code }];
  });
}

async function take(
  input: AnswersInput,
  signedUp: Enrolment,
  { answers, keys }: SignedAnswers,
): Promise<Result<TakenAnswers>> {
  const { outbox } = input;
  // The registry may have other keys since, each named by the one before.
  const enrolment = { ...signedUp, registry: { ...signedUp.registry, keys: [...keys] } };
  const before = syncMarksOf(outbox.marks.data);
  const after = afterAnswers(before, answers, outbox.idAt);
  if (after.kind === 'copied') return failed(failure('by-hand-copied'));
  if (!answers.isKnown && after.isLatest) {
    const marked = await outbox.marks.update((marks) => {
      if (marks.enrolment) marks.enrolment.needsCode = true;
    });
    return failed(marked.ok ? failure('enrolment-missing') : marked.failure);
  }
  const { epoch, head, now } = answers;
  const exchange: Exchange = {
    ...input,
    api: apiOver(enrolment.address, answers, after.next),
    renewKeys: async () => failed(failure('by-hand-copied')),
    onProgress: () => undefined,
    elapsed: () => 0,
    enrolment,
    hello: { epoch, head, now, token: '' },
    pace: paceOf(false),
  };
  const marked = await mark(exchange, (marks) => {
    Object.assign(marks, after.marks);
    if (marks.enrolment) marks.enrolment.registry.keys = [...keys];
    marks.setApart = setApartWith(marks.setApart, resultsOf(answers, outbox.idAt));
  });
  if (!marked.ok) return failed(marked.failure.refusal.failure);
  const read = await readFeed(exchange);
  if (!read.ok) return failed(read.failure.refusal.failure);
  const papers = await fetchPapers(exchange);
  if (!papers.ok) return failed(papers.failure.refusal.failure);
  return ok({
    stored: Math.max(0, outbox.marks.data.acknowledged.n - before.acknowledged.n),
    waiting: outbox.waiting().count,
    certificates: answers.items.filter(({ body }) => body.includes('"kind":"credential"')).length,
    uncounted: answers.uncounted,
    more: answers.more,
  });
}

/** No exchange over the network goes on meanwhile. */
export async function takeAnswers(input: AnswersInput): Promise<Result<TakenAnswers>> {
  const { enrolment } = input.outbox.marks.data;
  if (!enrolment) return failed(failure('enrolment-missing'));
  const opened = await openSealed(input.file, 'fieldpass-answers', input.opener, sealTools);
  if ('problem' in opened) return failed(failureOfSeal(opened.problem));
  const signed = readSignedAnswers(opened.content, enrolment.registry.keys, quickEd25519);
  // Whoever sealed it, it is not the registry that this device was signed up with.
  if (signed?.answers.device !== input.keys.did) return failed(failure('by-hand-other'));
  return take(input, enrolment, signed);
}
