/**
 * A document of ours as RDF statements, for the proof that is made over them (RDFC-1.0).
 *
 * [Note: own statements] A JSON-LD processor takes 27 ms a credential, most of it to handle what our documents never
 * hold; a roster of a thousand people and a gate that checks two hundred files a second cannot wait for it. Our documents
 * use plain terms of two published contexts: names with types of their own, links, typed texts, sets and lists. That
 * much is read here from those contexts; a term that they do not define is refused. Tests compare it with the full
 * processor.
 */
import type { Json, JsonObject } from '../json.ts';
import { contextAddresses, shippedContext } from './contexts.ts';

type Node = { termType: 'NamedNode' | 'BlankNode'; value: string };
type Literal = { termType: 'Literal'; value: string; datatype: { termType: 'NamedNode'; value: string } };
export type Statement = {
  subject: Node;
  predicate: Node;
  object: Node | Literal;
  graph: { termType: 'DefaultGraph'; value: '' };
};

type Term = { iri: string; kind: string | null; isList: boolean; own: JsonObject | null };
type Terms = ReadonlyMap<string, Term>;

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const iri = (value: string): Node => ({ termType: 'NamedNode', value });
const defaultGraph = { termType: 'DefaultGraph', value: '' } as const;

/** The terms that a context adds to those around it. */
function termsOf(context: JsonObject, around: Terms): Terms {
  const terms = new Map(around);
  const full = (name: string): string => {
    const other = context[name];
    if (typeof other === 'string' && !other.startsWith('@')) return full(other);
    if (other && typeof other === 'object' && typeof (other as JsonObject)['@id'] === 'string') {
      return full((other as JsonObject)['@id'] as string);
    }
    return terms.get(name)?.iri ?? name;
  };
  for (const [name, definition] of Object.entries(context)) {
    if (name.startsWith('@') || definition === null) continue;
    const told = (typeof definition === 'string' ? { '@id': definition } : definition) as JsonObject;
    const type = told['@type'];
    terms.set(name, {
      iri: full(name),
      kind: typeof type === 'string' ? (type.startsWith('@') ? type : full(type)) : null,
      isList: told['@container'] === '@list',
      own: (told['@context'] as JsonObject | undefined) ?? null,
    });
  }
  return terms;
}

let base: Terms | null = null;
function baseTerms(): Terms {
  base ??= contextAddresses.reduce<Terms>((terms, address) => {
    const context = shippedContext(address)?.['@context'];
    if (!context) throw new Error(`the context ${address} is not shipped`);
    return termsOf(context as JsonObject, terms);
  }, new Map());
  return base;
}

const ofTypes = new Map<string, Terms>();

/** The terms of a node: each of its types, in the order of their names, brings its own over those around it. */
function termsOfTypes(types: readonly string[]): Terms {
  const sorted = types.length > 1 ? [...types].sort() : types;
  const named = sorted.join(' ');
  const cached = ofTypes.get(named);
  if (cached) return cached;
  const terms = sorted.reduce((around, type) => {
    const { own } = known(baseTerms(), type);
    return own ? termsOf(own, around) : around;
  }, baseTerms());
  ofTypes.set(named, terms);
  return terms;
}

const ofTerms = new WeakMap<Term, Terms>();

/** The terms that the values of a term are looked up in. */
function termsOfValues(term: Term): Terms {
  if (!term.own) return baseTerms();
  const cached = ofTerms.get(term) ?? termsOf(term.own, baseTerms());
  ofTerms.set(term, cached);
  return cached;
}

function known(terms: Terms, name: string): Term {
  const term = terms.get(name);
  if (!term) throw new Error(`"${name}" is no term of the contexts`);
  return term;
}

const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as Json];

/** Throws for a term that the contexts do not define, and for a value that our documents never hold. */
export function statementsOf(document: JsonObject): Statement[] {
  const statements: Statement[] = [];
  let blanks = 0;
  const blank = (): Node => {
    blanks += 1;
    return { termType: 'BlankNode', value: `_:b${blanks}` };
  };
  const say = (subject: Node, predicate: string, object: Node | Literal) =>
    statements.push({ subject, predicate: iri(predicate), object, graph: defaultGraph });
  const objectOf = (value: Json, term: Term): Node | Literal => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return nodeOf(value as JsonObject);
    if (typeof value === 'string' && term.kind === '@id') return iri(value);
    if (typeof value === 'string' && term.kind === '@vocab') {
      return iri(known(termsOfValues(term), value).iri);
    }
    if (typeof value === 'string' || typeof value === 'boolean') {
      const type = term.kind ?? (typeof value === 'string' ? `${xsd}string` : `${xsd}boolean`);
      return { termType: 'Literal', value: String(value), datatype: { termType: 'NamedNode', value: type } };
    }
    throw new Error('only texts, yes or no, and objects have a place in a credential');
  };

  const nodeOf = (node: JsonObject): Node => {
    const types = listOf(node.type).map(String);
    const terms = termsOfTypes(types);
    const subject = typeof node.id === 'string' ? iri(node.id) : blank();
    for (const type of types) say(subject, `${rdf}type`, iri(known(baseTerms(), type).iri));
    for (const [name, value] of Object.entries(node)) {
      if (name === '@context' || name === 'id' || name === 'type') continue;
      const term = known(terms, name);
      const objects = listOf(value).map((one) => objectOf(one, term));
      if (term.isList) say(subject, term.iri, listNode(objects));
      else for (const object of objects) say(subject, term.iri, object);
    }
    return subject;
  };

  const listNode = (objects: readonly (Node | Literal)[]): Node => {
    const [first, ...rest] = objects;
    if (!first) return iri(`${rdf}nil`);
    const cell = blank();
    say(cell, `${rdf}first`, first);
    say(cell, `${rdf}rest`, listNode(rest));
    return cell;
  };

  nodeOf(document);
  return statements;
}
