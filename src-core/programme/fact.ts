/**
 * What a programme counts: facts that were checked where they came in (who signed, for whom, when). Their order in a list says nothing.
 */
export type Fact = {
  readonly id: string;
  /** ISO instant: when it was done, not when it was written down. */
  readonly at: string;
} & (
  | { readonly kind: 'enrolled'; readonly programme: string; readonly version: string }
  | { readonly kind: 'course-read'; readonly course: string }
  | { readonly kind: 'exam-passed'; readonly course: string }
  | { readonly kind: 'practical-passed'; readonly station: string; readonly assessor: string }
  /** One or several, between `from` and `at`: so many, so many minutes together. */
  | {
      readonly kind: 'activity';
      readonly activity: string;
      readonly from: string;
      readonly minutes: number;
      readonly count: number;
      readonly isSupervised: boolean;
    }
  | { readonly kind: 'recommended'; readonly by: string; readonly person: string }
  | { readonly kind: 'document'; readonly document: string }
  | { readonly kind: 'credential'; readonly credential: string; readonly expiresAt: string }
  /** Takes another fact back, as if it had never been. */
  | { readonly kind: 'revoked'; readonly of: string }
);

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** When what it tells of began. */
export const begunAt = (fact: Fact): string => (fact.kind === 'activity' ? fact.from : fact.at);

/** The facts that stand, each once, by time. */
export function standingFacts(facts: readonly Fact[]): Fact[] {
  const revoked = new Set(facts.flatMap((fact) => (fact.kind === 'revoked' ? [fact.of] : [])));
  const once = new Map(
    facts.filter(({ id, kind }) => kind !== 'revoked' && !revoked.has(id)).map((fact) => [fact.id, fact]),
  );
  return [...once.values()].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
}
