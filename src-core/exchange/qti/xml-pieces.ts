/**
 * An XML body cut into words and tags for `text/plain-text.ts`.
 */
import type { Piece } from '../text/plain-text.ts';
import { isElement, type XmlElement, type XmlNode } from '../xml/element.ts';

/** What stands for an element: words of its own, nothing, or (undefined) what is in it. */
export type StandIn = (element: XmlElement) => string | null | undefined;

export function* xmlPieces(nodes: readonly XmlNode[], standIn: StandIn = () => undefined): Generator<Piece> {
  for (const node of nodes) {
    if (!isElement(node)) {
      yield { kind: 'words', words: node };
      continue;
    }
    const words = standIn(node);
    if (words === null) continue;
    if (words !== undefined) {
      yield { kind: 'words', words };
      continue;
    }
    yield { kind: 'open', tag: node.name, attributes: node.attributes };
    yield* xmlPieces(node.children, standIn);
    yield { kind: 'close', tag: node.name, attributes: {} };
  }
}
