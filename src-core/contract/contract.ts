/**
 * Everything a screen can ask of the main process, and everything main says unasked. One typed, validated table.
 */

import { type Failure, failureSchema } from '../result/failure.ts';
import type { Result } from '../result/result.ts';
import { z } from '../zod.ts';
import { appCalls } from './app-calls.ts';
import type { assessCalls } from './assess-calls.ts';
import type { authoringCalls } from './authoring-calls.ts';
import type { batchCalls } from './batch-calls.ts';
import type { CallDeclaration } from './call.ts';
import type { contentCalls } from './content-calls.ts';
import { courseCalls } from './course-calls.ts';
import type { credentialCalls } from './credential-calls.ts';
import type { examCalls } from './exam-calls.ts';
import type { exerciseCalls } from './exercise-calls.ts';
import type { hostCalls } from './host-calls.ts';
import type { libraryCalls } from './library-calls.ts';
import type { lrsCalls } from './lrs-calls.ts';
import type { panelCalls } from './panel-calls.ts';
import type { pathwayCalls } from './pathway-calls.ts';
import type { practiceCalls } from './practice-calls.ts';
import type { printerCalls } from './printer-calls.ts';
import type { programmeCalls } from './programme-calls.ts';
import type { resultCalls } from './result-calls.ts';
import type { rosterCalls } from './roster-calls.ts';
import type { statisticsCalls } from './statistics-calls.ts';
import type { studyCalls } from './study-calls.ts';
import type { syncCalls } from './sync-calls.ts';
import type { trustCalls } from './trust-calls.ts';
import { attemptId, nothing } from './values.ts';
import type { verifyCalls } from './verify-calls.ts';

export type Calls = typeof verifyCalls &
  typeof hostCalls &
  typeof trustCalls &
  typeof syncCalls &
  typeof contentCalls &
  typeof lrsCalls &
  typeof batchCalls &
  typeof printerCalls &
  typeof statisticsCalls &
  typeof resultCalls &
  typeof authoringCalls &
  typeof panelCalls &
  typeof assessCalls &
  typeof appCalls &
  typeof courseCalls &
  typeof practiceCalls &
  typeof exerciseCalls &
  typeof libraryCalls &
  typeof studyCalls &
  typeof pathwayCalls &
  typeof examCalls &
  typeof programmeCalls &
  typeof rosterCalls &
  typeof credentialCalls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.infer<Calls[N]['input']>;
/**
 * What the first screens ask with is there from the start; making the shapes of the rest would hold the start up. By the
 * first word of a call's name.
 */
const groups: Readonly<Record<string, () => Promise<Readonly<Record<string, CallDeclaration>>>>> = {
  app: async () => appCalls,
  work: async () => appCalls,
  settings: async () => appCalls,
  learner: async () => appCalls,
  home: async () => courseCalls,
  course: async () => courseCalls,
  lesson: async () => courseCalls,
  practice: () => import('./practice-calls.ts').then((part) => part.practiceCalls),
  exercise: () => import('./exercise-calls.ts').then((part) => part.exerciseCalls),
  study: () => import('./study-calls.ts').then((part) => part.studyCalls),
  library: () => import('./library-calls.ts').then((part) => part.libraryCalls),
  pathway: () => import('./pathway-calls.ts').then((part) => part.pathwayCalls),
  panel: () => import('./panel-calls.ts').then((part) => part.panelCalls),
  assess: () => import('./assess-calls.ts').then((part) => part.assessCalls),
  authoring: () => import('./authoring-calls.ts').then((part) => part.authoringCalls),
  exam: () => import('./exam-calls.ts').then((part) => part.examCalls),
  statistics: () => import('./statistics-calls.ts').then((part) => part.statisticsCalls),
  result: () => import('./result-calls.ts').then((part) => part.resultCalls),
  batch: () => import('./batch-calls.ts').then((part) => part.batchCalls),
  trust: () => import('./trust-calls.ts').then((part) => part.trustCalls),
  sync: () => import('./sync-calls.ts').then((part) => part.syncCalls),
  content: () => import('./content-calls.ts').then((part) => part.contentCalls),
  lrs: () => import('./lrs-calls.ts').then((part) => part.lrsCalls),
  printer: () => import('./printer-calls.ts').then((part) => part.printerCalls),
  verify: () => import('./verify-calls.ts').then((part) => part.verifyCalls),
  credential: () => import('./credential-calls.ts').then((part) => part.credentialCalls),
  host: () => import('./host-calls.ts').then((part) => part.hostCalls),
  programme: () => import('./programme-calls.ts').then((part) => part.programmeCalls),
  logbook: () => import('./programme-calls.ts').then((part) => part.programmeCalls),
  roster: () => import('./roster-calls.ts').then((part) => part.rosterCalls),
};

/** The declaration of a call, or null when there is no call of this name. */
export async function declarationOf(name: string): Promise<CallDeclaration | null> {
  const [word = ''] = name.split('.');
  const group = Object.hasOwn(groups, word) ? groups[word] : undefined;
  const calls = await group?.();
  return calls && Object.hasOwn(calls, name) ? (calls[name] ?? null) : null;
}

/** Every call there is. */
export async function allCalls(): Promise<Readonly<Record<string, CallDeclaration>>> {
  return Object.assign({}, ...(await Promise.all(Object.values(groups).map((group) => group()))));
}

export type CallOutput<N extends CallName> = z.infer<Calls[N]['output']>;

/** What main says unasked. */
export const events = {
  /** The time of the open attempt ran out and it was submitted; the decision can be read. */
  'exam.time-over': z.strictObject({ attemptId }),
  /** How much of a trial run, or of reading journals, is done. */
  'work.progress': z.strictObject({ done: z.number().int(), total: z.number().int() }),
  /** Something about sending records changed: ask again. */
  'sync.changed': nothing,
  /** Newer content came, or a part of it: ask again. */
  'content.changed': nothing,
  /** Something about telling an LRS changed: ask again. */
  'lrs.changed': nothing,
  /** The list of notices changed. */
  'notices.changed': nothing,
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

/** What a call answers on the wire. */
export const replySchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure: failureSchema }),
]);
export type Reply<N extends CallName> = Result<CallOutput<N>, Failure>;
