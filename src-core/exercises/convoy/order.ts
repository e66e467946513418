/**
 * A convoy and its briefing as somebody put them in order: what was said before the time was over, and which rules hold on
 * the road.
 */
import type { ExerciseFault } from '../exercise-kind.ts';

type Named = { readonly id: string };
export type Part = Named & { readonly minutes: number };

/** `first`: one of these drives first, or is said first. The others speak for themselves. */
export type Rule =
  | { readonly first: readonly string[] }
  | { readonly last: string }
  | { readonly before: readonly string[] }
  | { readonly told: string };

export type Convoy = {
  readonly vehicles: readonly Named[];
  /** In minutes. */
  readonly time: number;
  readonly parts: readonly Part[];
  /** One order that serves everywhere on the road. */
  readonly good: { readonly vehicles: readonly string[]; readonly parts: readonly string[] };
  readonly stages: readonly (Named & { readonly looks: readonly (Named & { readonly rule: Rule })[] })[];
};

/** The ids of the vehicles and of the parts, each in order. */
export type Orders = { readonly vehicles: readonly string[]; readonly parts: readonly string[] };

/** What is said before the time is over; nobody hears what comes after. */
export function toldIn({ parts, time }: Pick<Convoy, 'parts' | 'time'>, order: readonly string[]): string[] {
  const told: string[] = [];
  let left = time;
  for (const id of order) {
    left -= parts.find((part) => part.id === id)?.minutes ?? 0;
    if (left < 0) break;
    told.push(id);
  }
  return told;
}

export function holds(rule: Rule, convoy: Pick<Convoy, 'parts' | 'time'>, orders: Orders): boolean {
  const told = toldIn(convoy, orders.parts);
  const lineOf = (id: string) => (orders.vehicles.includes(id) ? orders.vehicles : told);
  if ('told' in rule) return told.includes(rule.told);
  if ('last' in rule) return lineOf(rule.last).at(-1) === rule.last;
  if ('first' in rule) return rule.first.some((id) => lineOf(id)[0] === id);
  const places = rule.before.map((id) => lineOf(id).indexOf(id));
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0)));
}

/** The share of what the road asked for that was there. */
export function worthOf(convoy: Pick<Convoy, 'parts' | 'time' | 'stages'>, orders: Orders): number {
  const looks = convoy.stages.flatMap((stage) => stage.looks);
  return looks.filter(({ rule }) => holds(rule, convoy, orders)).length / looks.length;
}

/** `order` with one of it moved by so many places; it stays within. */
export function moved(order: readonly string[], id: string, to: number): string[] {
  const others = order.filter((other) => other !== id);
  const place = Math.min(Math.max(to, 0), others.length);
  return [...others.slice(0, place), id, ...others.slice(place)];
}

const idsIn = (rule: Rule): readonly string[] => {
  if ('told' in rule) return [rule.told];
  if ('last' in rule) return [rule.last];
  return 'first' in rule ? rule.first : rule.before;
};

/** Names are there and used once, the good order is whole and serves at every stage, and the one it begins with does not. */
export function faultIn(convoy: Convoy): ExerciseFault | null {
  const { vehicles, parts, stages, good } = convoy;
  const ids = [...vehicles, ...parts].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) return { fault: 'unknown-place', id: twice };
  const looks = stages.flatMap((stage) => stage.looks);
  const lost = looks.find(({ rule }) => idsIn(rule).some((id) => !ids.includes(id)));
  if (lost) return { fault: 'unknown-place', id: lost.id };
  const isWhole =
    [...vehicles].every(({ id }) => good.vehicles.includes(id)) && good.vehicles.length === vehicles.length;
  const unsaid = good.parts.length !== toldIn(convoy, good.parts).length;
  if (!isWhole || unsaid) return { fault: 'impossible', id: 'good' };
  const broken = looks.find(({ rule }) => !holds(rule, convoy, good));
  if (broken) return { fault: 'impossible', id: broken.id };
  const begun = { vehicles: vehicles.map(({ id }) => id), parts: parts.map(({ id }) => id) };
  return worthOf(convoy, begun) === 1 ? { fault: 'no-answer', id: 'good' } : null;
}
