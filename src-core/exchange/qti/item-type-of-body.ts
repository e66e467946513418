/**
 * Which item type the interactions of a body make.
 */
import type { Report } from '../problem.ts';
import type { XmlElement } from '../xml/element.ts';
import type { OwnFields } from './qti-type.ts';

const typeOfInteraction: Readonly<Record<string, string>> = {
  'qti-order-interaction': 'order',
  'qti-match-interaction': 'match',
  'qti-text-entry-interaction': 'numeric',
  'qti-hotspot-interaction': 'hotspot',
};

/** What a foreign body is; null after a problem was reported. */
export function foreignType(
  interactions: readonly XmlElement[],
  declaration: (interaction: XmlElement) => XmlElement | undefined,
  report: Report,
): string | null {
  const [first, ...more] = interactions;
  if (!first) {
    report('interaction-unknown', { interaction: '' });
    return null;
  }
  if (interactions.every(({ name }) => name === 'qti-inline-choice-interaction')) return 'gap';
  const type =
    first.name === 'qti-choice-interaction'
      ? declaration(first)?.attributes.cardinality === 'multiple'
        ? 'multiple'
        : 'choice'
      : typeOfInteraction[first.name];
  if (!type) report('interaction-unknown', { interaction: first.name }, first.line);
  else if (more.length > 0) report('interaction-several', { count: String(interactions.length) }, more[0]?.line);
  return type && more.length === 0 ? type : null;
}

/** What the interactions of our own types are called, in order; a gap text has one or more of its kind. */
const ownInteractions = ({ type, mode }: OwnFields): readonly string[] => {
  if (type === 'choice' || type === 'multiple') return ['qti-choice-interaction'];
  if (type === 'true-false') return ['qti-choice-interaction', 'qti-choice-interaction'];
  if (type === 'judgement') return [mode === 'rank' ? 'qti-order-interaction' : 'qti-match-interaction'];
  return Object.keys(typeOfInteraction).filter((name) => typeOfInteraction[name] === type);
};

/** True where a file still has the interactions that its metadata of ours speaks of. */
export function isOwnBody(interactions: readonly XmlElement[], own: OwnFields): boolean {
  const names = interactions.map(({ name }) => name);
  if (own.type === 'gap') return names.length > 0 && names.every((name) => name === 'qti-inline-choice-interaction');
  return names.join() === ownInteractions(own).join();
}
