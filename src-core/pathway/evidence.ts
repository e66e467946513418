/**
 * What somebody has to show for a competency: a lesson read, an exam passed, a station at which an assessor saw it done. Facts that were
 * checked where they came in; their order in a list says nothing.
 */

/** The weakest first. To have read a lesson is no proof of anything: it is told, and closes no gap. */
export const evidenceKinds = ['read', 'examined', 'seen'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export type Evidence = {
  readonly competency: string;
  readonly kind: EvidenceKind;
  /** ISO instant: when it was shown. */
  readonly at: string;
  /** A lesson (see `lessonRef`), the course of the exam, or a station (see `stationRef`). */
  readonly of: string;
  /** ISO instant from which it counts no more; null: it does not run out. */
  readonly until: string | null;
  /** The number of the certificate that says so. */
  readonly number: string | null;
};

/** A lesson by its course and its id: two courses may each have one of a name. */
export const lessonRef = (course: string, lesson: string): string => `${course}/${lesson}`;
/** The same for a station. */
export const stationRef = (programme: string, station: string): string => `${programme}/${station}`;

/** The two names of a lesson or a station. */
export function partsOf(ref: string): readonly [outer: string, inner: string] {
  const at = ref.indexOf('/');
  return [ref.slice(0, at), ref.slice(at + 1)];
}

/** `at`: ISO instant. What a clock that ran ahead dated later than now does not count yet. */
export const isCounted = (evidence: Evidence, at: string): boolean =>
  evidence.at <= at && (evidence.until === null || at < evidence.until);
