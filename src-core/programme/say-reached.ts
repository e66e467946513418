/**
 * What a registry is told of a programme that was reached: what assessors signed, and of the logbook how much.
 */
import { digestOf } from '../evidence/digest.ts';
import type { LanguageCode } from '../locale/languages.ts';
import type { KeptEntry } from '../logbook/kept-entry.ts';
import type { ReachedEvent } from '../sync/event-body.ts';
import type { Fact } from './fact.ts';
import { entriesBehind } from './facts-of.ts';
import { hoursInPieces, turningPoints } from './hours-in-pieces.ts';
import type { Period } from './period.ts';
import { allLeaves, type Programme } from './programme.ts';
import { type Recorded, recordedOf, takenUpAt } from './programme-event.ts';
import type { Signed } from './signed-of.ts';

export type Reached = {
  readonly learner: { readonly id: string; readonly name: string };
  readonly language: LanguageCode;
  readonly period: Period;
  readonly events: readonly Recorded[];
  readonly signed: readonly Signed[];
  readonly entries: readonly KeptEntry[];
  /** Of this programme, as its standing is computed from. */
  readonly facts: readonly Fact[];
  /** ISO instant. */
  readonly at: string;
};

/** As many as an event takes; what came last is what a renewal rests on. */
const most = { takenUp: 20, declared: 50, signOffs: 300, passes: 100, hours: 400 };

export function sayReached(programme: Programme, reached: Reached): ReachedEvent {
  const { learner, language, period, events, signed, entries, facts, at } = reached;
  const counting = signed.flatMap(({ line, said, checked }) =>
    said.programme === programme.id && checked.counts && checked.fact ? [{ line, said, passes: checked.passes }] : [],
  );
  const own = new Map(entries.filter(({ programmeId }) => programmeId === programme.id).map((one) => [one.id, one]));
  const confirmed = new Set(counting.flatMap(({ said: { about } }) => (about.kind === 'hours' ? about.entries : [])));
  const begun = takenUpAt(events, programme.id) ?? at;
  /** What nobody confirmed is told only where the programme asks for it. */
  const isAsked = (activity: string) =>
    allLeaves(programme).some(
      (leaf) => (leaf.kind === 'hours' || leaf.kind === 'count') && leaf.activity === activity && !leaf.isSupervised,
    );
  const unconfirmed = [...own.values()].filter(
    ({ id, activity, from }) => begun <= from && !confirmed.has(id) && isAsked(activity),
  );
  const turns = turningPoints(programme, facts, at);
  const hours = [
    ...counting.flatMap(({ said }) => {
      const behind = said.about.kind === 'hours' ? entriesBehind(said.about, said, own) : null;
      return hoursInPieces(said.id, behind ?? [], turns);
    }),
    ...hoursInPieces(null, unconfirmed, turns),
  ];
  const takenUp = recordedOf(events, 'taken-up').flatMap(({ at: then, event }) =>
    event.programme === programme.id ? [{ version: event.version, at: then }] : [],
  );
  const declared = recordedOf(events, 'declared').flatMap(({ at: then, event: { document, digest, ...event } }) =>
    event.programme === programme.id ? [{ document, digest, at: then }] : [],
  );
  const signOffs = counting.map(({ line }) => line);
  return {
    ...{ kind: 'programme.reached', learner, programme: programme.id },
    state: digestOf({ from: period.from, until: period.until, declared, signOffs }),
    ...{ version: programme.version, language },
    takenUp: takenUp.slice(-most.takenUp),
    declared: declared.slice(-most.declared),
    signOffs: signOffs.slice(-most.signOffs),
    passes: [...new Set(counting.flatMap(({ passes }) => passes))].slice(-most.passes),
    hours: hours.sort((a, b) => (a.to < b.to ? -1 : 1)).slice(-most.hours),
  };
}
