/**
 * XML as a tree of values, as both the reader and the writer know it.
 */
export type XmlNode = XmlElement | string;

export type XmlElement = {
  /** Local name as read; as written, with its prefix. */
  readonly name: string;
  /** Namespace; '' where there is none, and in trees that are to be written. */
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Where it starts in its file, from 1; 0 in trees that are to be written. */
  readonly line: number;
};

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

export const elementsIn = (element: XmlElement): XmlElement[] => element.children.filter(isElement);

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  elementsIn(element).filter((child) => child.name === name);

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  elementsIn(element).find((child) => child.name === name);

/** The element and all below it, in document order. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of elementsIn(element)) yield* walk(child);
}

export const allNamed = (element: XmlElement, name: string): XmlElement[] =>
  [...walk(element)].filter((one) => one.name === name);

/** The characters below an element, markup left aside: for values, not for texts that a person reads. */
export const charactersOf = (element: XmlElement): string =>
  element.children
    .map((child) => (isElement(child) ? charactersOf(child) : child))
    .join('')
    .trim();
