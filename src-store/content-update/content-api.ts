/**
 * The calls of a registry by which content comes down: what is taught, and its files from any byte.
 */
import { mostBytesOfFile, type SignedRelease, signedRelease } from '#core/content-update/release.ts';
import { ok } from '#core/result/result.ts';
import type { TakePart } from '../network/whole-answer.ts';
import { type Answer, type ApiInput, registryCaller } from '../sync/registry-caller.ts';

/** Both ends are in it. */
export type FilePart = { readonly sha256: string; readonly from: number; readonly to: number };
export type PartOfFile = {
  /** What comes begins at this byte: where it was asked for, or at the first when the whole file comes. */
  begin(at: number): void;
  take: TakePart;
};

export type ContentApi = {
  /** The content that is taught; the id alone where it is one of those that the device `has`. */
  content(token: string, has: readonly string[]): Answer<SignedRelease | { readonly has: string }>;
  /** A part of a file, as it comes: what came before a line broke was taken. */
  contentFile(token: string, part: FilePart, into: PartOfFile): Answer<Record<string, never>>;
};

export function contentApi(input: ApiInput): ContentApi {
  const { ask, askInParts, notOne, parsed, refused } = registryCaller(input);
  return {
    content: async (token, has) => {
      const headers = has.length > 0 ? { 'if-none-match': has.map((id) => `"${id}"`).join(', ') } : {};
      const answer = await ask({ path: '/v1/content', token, headers });
      if (!answer.ok) return answer;
      if (answer.value.status !== 304) return parsed(signedRelease, answer.value);
      const id = /^(?:W\/)?"([0-9a-f]{64})"$/.exec(answer.value.headers.get('etag') ?? '')?.[1];
      return id && has.includes(id) ? ok({ has: id }) : notOne();
    },
    contentFile: async (token, { sha256, from, to }, into) => {
      const other: Uint8Array[] = [];
      let isUnfit = false;
      const headers = {
        accept: 'application/octet-stream',
        range: `bytes=${from}-${to}`,
        'if-range': `"${sha256}"`,
      };
      const path = `/v1/content/files/${sha256}`;
      const answer = await askInParts({ path, token, headers, mostBytes: mostBytesOfFile }, (head) => {
        if (head.status !== 206 && head.status !== 200) return (part) => void other.push(part);
        const said = /^bytes (\d+)-/.exec(head.headers.get('content-range') ?? '')?.[1];
        const at = head.status === 200 ? 0 : Number(said);
        // Something else answered, such as the sign-in page of a network: nothing of it is kept.
        isUnfit = !/octet-stream/.test(head.headers.get('content-type') ?? '') || (head.status === 206 && at !== from);
        if (isUnfit) return () => undefined;
        into.begin(at);
        return into.take;
      });
      if (!answer.ok) return answer;
      const { status } = answer.value;
      if (status !== 206 && status !== 200)
        return refused({ ...answer.value, bytes: new Uint8Array(Buffer.concat(other)) });
      return isUnfit ? notOne() : ok({});
    },
  };
}
