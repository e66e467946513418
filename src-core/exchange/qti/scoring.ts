/**
 * Declarations and response processing of QTI 3.0 (ASI information model, sections 2.8 and 5): the few forms that our
 * items need.
 */
import type { XmlElement } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';

export type Cardinality = 'single' | 'multiple' | 'ordered';
export type BaseType = 'identifier' | 'directedPair' | 'float';

/** A share of the point, as QTI writes numbers. */
const share = (value: number): string => String(value);

export type Mapping = readonly (readonly [key: string, value: number])[];

export function declareResponse(
  identifier: string,
  cardinality: Cardinality,
  baseType: BaseType,
  correct: readonly string[],
  mapping?: Mapping,
): XmlElement {
  const values = correct.map((value) => el('qti-value', {}, [value]));
  const entries = mapping?.map(([key, value]) => el('qti-map-entry', { 'map-key': key, 'mapped-value': share(value) }));
  return el('qti-response-declaration', { identifier, cardinality, 'base-type': baseType }, [
    el('qti-correct-response', {}, values),
    ...(entries ? [el('qti-mapping', { 'lower-bound': 0, 'upper-bound': 1, 'default-value': 0 }, entries)] : []),
  ]);
}

export const declareScore = (): XmlElement =>
  el('qti-outcome-declaration', { identifier: 'SCORE', cardinality: 'single', 'base-type': 'float' }, [
    el('qti-default-value', {}, [el('qti-value', {}, ['0'])]),
  ]);

export const declareFeedback = (identifier: string, cardinality: Cardinality): XmlElement =>
  el('qti-outcome-declaration', { identifier, cardinality, 'base-type': 'identifier' });

export const variable = (identifier: string): XmlElement => el('qti-variable', { identifier });
export const float = (value: number): XmlElement => el('qti-base-value', { 'base-type': 'float' }, [String(value)]);
export const mapped = (identifier: string): XmlElement => el('qti-map-response', { identifier });

export const isCorrect = (identifier: string): XmlElement =>
  el('qti-match', {}, [variable(identifier), el('qti-correct', { identifier })]);

export const both = (conditions: readonly XmlElement[]): XmlElement =>
  conditions.length === 1 ? (conditions[0] as XmlElement) : el('qti-and', {}, conditions);

export const set = (identifier: string, value: XmlElement): XmlElement =>
  el('qti-set-outcome-value', { identifier }, [value]);

/** SCORE is what stands with the first condition that holds; 0 where none does. */
export function scoreWhen(cases: readonly (readonly [condition: XmlElement, points: number])[]): XmlElement {
  return el(
    'qti-response-condition',
    {},
    cases.map(([condition, points], index) =>
      el(index === 0 ? 'qti-response-if' : 'qti-response-else-if', {}, [condition, set('SCORE', float(points))]),
    ),
  );
}

export const scoreSum = (parts: readonly XmlElement[]): XmlElement =>
  set('SCORE', parts.length === 1 ? (parts[0] as XmlElement) : el('qti-sum', {}, parts));
