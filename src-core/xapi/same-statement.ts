/**
 * Whether what an LRS has is what we said (xAPI 1.0.3, Data, sections 2.2 and 2.3.1): what an
 * LRS adds or words anew makes no difference – who sent it and when, how verbs and activities are described, one activity
 * or a list of one, how an instant or a number of seconds is written.
 */
import { canonicalJson } from '../evidence/digest.ts';

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Hundredths of a second; null for what nobody makes of a duration of ours (ISO 8601, days and below). */
function hundredthsIn(duration: unknown): number | null {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(String(duration));
  if (!found) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 6000 + Math.trunc(Math.round(seconds * 1000) / 10);
}

function essence(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => essence(one));
  if (name === 'timestamp') return Date.parse(String(value));
  if (name === 'duration') return hundredthsIn(value) ?? value;
  if (!isPart(value)) return value;
  const left =
    name === 'verb' ? ['display'] : value.objectType === 'Activity' || name === 'activity' ? ['definition'] : [];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !left.includes(key) && key !== 'objectType')
      .map(([key, part]) => [key, key === 'contextActivities' ? activitiesIn(part) : essence(part, key)]),
  );
}

const activitiesIn = (lists: unknown): unknown =>
  isPart(lists)
    ? Object.fromEntries(
        Object.entries(lists).map(([key, list]) => [
          key,
          (Array.isArray(list) ? list : [list]).map((one) => essence(one, 'activity')),
        ]),
      )
    : lists;

function essenceOf(json: string): string | null {
  try {
    const statement: unknown = JSON.parse(json);
    if (!isPart(statement)) return null;
    const { stored: _stored, authority: _authority, version: _version, object, ...said } = statement;
    return canonicalJson({ ...(essence(said) as Part), object: essence(object, 'activity') });
  } catch {
    return null;
  }
}

export function isSameStatement(ours: string, theirs: string): boolean {
  const essential = essenceOf(ours);
  return essential !== null && essential === essenceOf(theirs);
}
