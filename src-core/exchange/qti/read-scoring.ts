/**
 * What the scoring of a foreign item comes nearest to.
 */
import type { Credit } from '../../exam/item-types/options.ts';
import type { Report } from '../problem.ts';
import {
  allNamed,
  charactersOf,
  childNamed,
  childrenNamed,
  elementsIn,
  walk,
  type XmlElement,
} from '../xml/element.ts';

/** The standard templates (QTI 3.0 ASI, appendix on response processing) and what is in them or means the same. */
const templates = /\/(match_correct|map_response|map_response_point|cc2_match|cc2_map_response)(\.xml)?$/;
const understood = new Set(
  'qti-response-processing qti-response-condition qti-response-if qti-response-else-if qti-response-else qti-match qti-and qti-not qti-is-null qti-equal qti-variable qti-correct qti-base-value qti-set-outcome-value qti-map-response qti-sum'.split(
    ' ',
  ),
);

export function foreignCredit(root: XmlElement): Credit {
  const processing = childNamed(root, 'qti-response-processing');
  if (!processing) return 'all';
  const byMap =
    /map_response(\.xml)?$/.test(processing.attributes.template ?? '') ||
    allNamed(processing, 'qti-map-response').length > 0;
  return byMap ? 'partial' : 'all';
}

/** Names scoring that is not carried over. */
export function noteScoring(root: XmlElement, report: Report): void {
  const processing = childNamed(root, 'qti-response-processing');
  const template = processing?.attributes.template;
  const known = processing
    ? template !== undefined
      ? templates.test(template)
      : elementsIn(processing).length > 0 && [...walk(processing)].every(({ name }) => understood.has(name))
    : false;
  if (!known || root.attributes.adaptive === 'true') report('scoring-changed', {}, processing?.line ?? root.line);
}

/** The right answer; where only a mapping says what is worth most, that. */
export function correctValues(declaration: XmlElement | undefined): string[] {
  if (!declaration) return [];
  const correct = childNamed(declaration, 'qti-correct-response');
  const values = correct ? childrenNamed(correct, 'qti-value').map(charactersOf) : [];
  if (values.length > 0) return values;
  const mapping = childNamed(declaration, 'qti-mapping');
  const entries = (mapping ? childrenNamed(mapping, 'qti-map-entry') : []).map(
    ({ attributes }) => [attributes['map-key'] ?? '', Number(attributes['mapped-value'])] as const,
  );
  const right = entries.filter(([, value]) => value > 0);
  if (declaration.attributes.cardinality !== 'single') return right.map(([key]) => key);
  const most = Math.max(...right.map(([, value]) => value));
  return right.filter(([, value]) => value === most).map(([key]) => key);
}
