/**
 * What a WebM file says of itself: how long it is, what is in it, whether one can wind it. Only its heads are read, never a
 * picture.
 */

export type WebmTrack = { readonly kind: 'video' | 'audio' | 'other'; readonly codec: string };
export type Webm = {
  readonly seconds: number;
  readonly tracks: readonly WebmTrack[];
  /** It has a list of places to begin from. */
  readonly isSeekable: boolean;
};

const ids = {
  head: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  codec: 0x86,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
} as const;

type Element = { readonly id: number; readonly body: Uint8Array };

/** A number that says in its first byte how long it is; null where there is none. `isId`: that sign stays in it. */
function readNumber(bytes: Uint8Array, at: number, isId: boolean): { value: number; length: number } | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length || (isId && length > 4)) return null;
  let value = isId ? first : first - 2 ** (8 - length);
  let isUnknown = !isId && value === 2 ** (8 - length) - 1;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] as number;
    value = value * 256 + byte;
    isUnknown &&= byte === 255;
  }
  // A size that nobody knew when the file was begun: to the end of what holds it.
  return { value: isUnknown ? bytes.length - at - length : value, length };
}

/** The elements that follow each other in `bytes`, as far as they are whole. */
function elementsIn(bytes: Uint8Array): Element[] {
  const found: Element[] = [];
  let at = 0;
  while (at < bytes.length) {
    const id = readNumber(bytes, at, true);
    const size = id && readNumber(bytes, at + id.length, false);
    if (!id || !size) break;
    const start = at + id.length + size.length;
    if (start + size.value > bytes.length) break;
    found.push({ id: id.value, body: bytes.subarray(start, start + size.value) });
    at = start + size.value;
  }
  return found;
}

const childOf = (elements: readonly Element[], id: number) => elements.find((one) => one.id === id)?.body;
const textOf = (body: Uint8Array | undefined): string => String.fromCharCode(...(body ?? [])).replace(/\0+$/, '');
const wholeNumber = (body: Uint8Array): number => body.reduce((sum, byte) => sum * 256 + byte, 0);

function decimal(body: Uint8Array): number {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return body.length === 8 ? view.getFloat64(0) : body.length === 4 ? view.getFloat32(0) : Number.NaN;
}

const kinds: Readonly<Record<number, WebmTrack['kind']>> = { 1: 'video', 2: 'audio' };

/** Null for whatever is no whole WebM file. */
export function readWebm(bytes: Uint8Array): Webm | null {
  const [head, segment] = elementsIn(bytes);
  if (head?.id !== ids.head || segment?.id !== ids.segment) return null;
  if (textOf(childOf(elementsIn(head.body), ids.docType)) !== 'webm') return null;
  const parts = elementsIn(segment.body);
  const info = elementsIn(childOf(parts, ids.info) ?? new Uint8Array());
  const duration = childOf(info, ids.duration);
  const scale = childOf(info, ids.timestampScale);
  // In nanoseconds; the format says what it is where the file does not.
  const seconds = duration ? (decimal(duration) * (scale ? wholeNumber(scale) : 1_000_000)) / 1e9 : Number.NaN;
  if (!Number.isFinite(seconds) || seconds <= 0) return null;
  const tracks = elementsIn(childOf(parts, ids.tracks) ?? new Uint8Array())
    .filter(({ id }) => id === ids.track)
    .map(({ body }): WebmTrack => {
      const said = elementsIn(body);
      const kind = childOf(said, ids.trackType);
      return { kind: (kind && kinds[wholeNumber(kind)]) || 'other', codec: textOf(childOf(said, ids.codec)) };
    });
  const cues = elementsIn(childOf(parts, ids.cues) ?? new Uint8Array());
  return { seconds, tracks, isSeekable: cues.some(({ id }) => id === ids.cuePoint) };
}
