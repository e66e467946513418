/**
 * Which people a filter finds, in SQL: of the offices of whoever asks, and of no other.
 *
 * The state of a course is reckoned here as `courseState` does it in src-core/staff; a test compares the two.
 */
import { type StateBounds, stateBounds } from '#core/staff/course-state.ts';
import { nameOf, type PeopleFilter } from '#core/staff/shapes.ts';
import type { Parameters } from '../database/parameters.ts';
import { ofOffices } from '../records/of-offices.ts';

export type Finding = {
  /** Of whoever asks; null: all. */
  readonly offices: readonly string[] | null;
  readonly filter: PeopleFilter;
  readonly now: Date;
};

export const todayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** Of all certificates `c` that somebody has of one course, in a query that groups by both. */
export function stateInSql({ expired, expiring }: StateBounds, at: Parameters['at']): string {
  const end = 'max(least(c.expires_at, c.replaced_at)) filter (where c.withdrawn_at is null)';
  return `case when ${end} is null then 'revoked'
    when ${end} < ${at(expired)}::timestamptz then 'expired'
    when ${end} < ${at(expiring)}::timestamptz then 'expiring' else 'valid' end`;
}

const lettersOf = (text: string) => [...text.normalize('NFKD').replace(/\p{Mn}/gu, '')].length;

/** Each word is part of the name of the person `p`, in any order. Letters count as they are without accents. */
export function nameCondition(search: string, at: Parameters['at']): string {
  const words = search.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, 8);
  const parts = words.map((word) => {
    const folded = `fieldpass_folded(${at(word)}::text)`;
    const isPart = `position(${folded} in p.folded) > 0`;
    // One letter has no pair: then all names are looked at.
    return lettersOf(word) > 1 ? `fieldpass_pairs(p.folded) @> fieldpass_pairs(${folded}) and ${isPart}` : isPart;
  });
  return parts.length > 0 ? `(${parts.join(' and ')})` : 'true';
}

/** The same; or all of it is a reference. */
function searchCondition(search: string, at: Parameters['at']): string {
  const isReference = `p.id = (select r.person from person_references r where r.reference = ${at(search)})`;
  return `(${nameCondition(search, at)} or ${isReference})`;
}

function holdingCondition({ offices, filter: { course, holding }, now }: Finding, at: Parameters['at']): string {
  const ofCourse = course === undefined ? 'true' : `c.course = ${at(course)}`;
  if (holding === 'never') return `not exists (select from credentials c where c.person = p.id and ${ofCourse})`;
  return `p.id in (
    select c.person from credentials c join people p on p.id = c.person
      where ${ofOffices(offices, at)} and ${ofCourse}
      group by c.person, c.course having ${stateInSql(stateBounds(todayOf(now)), at)} = ${at(holding)})`;
}

/** A condition on the people `p`; what is left out of the filter says nothing. */
export function peopleFound(finding: Finding, at: Parameters['at']): string {
  const { search, office, country, role, holding } = finding.filter;
  const conditions = [ofOffices(finding.offices, at)];
  if (office) conditions.push(`p.office = ${at(nameOf(office))}`);
  if (country) conditions.push(`p.country = ${at(nameOf(country))}`);
  if (role) conditions.push(`p.role = ${at(nameOf(role))}`);
  if (search) conditions.push(searchCondition(search, at));
  if (holding) conditions.push(holdingCondition(finding, at));
  return conditions.join(' and ');
}
