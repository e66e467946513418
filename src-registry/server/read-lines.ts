/**
 * The body of an upload: lines, maybe packed, and never more than a request may hold however well it is packed.
 */
import { gunzipSync } from 'node:zlib';
import { mostBytesOfRequest, mostEvents } from '#core/sync/calls.ts';
import { Problem } from './problem.ts';

function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  if (!encoding || encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new Problem(415, 'encoding', 'gzip, or as it is');
  try {
    return gunzipSync(body, { maxOutputLength: mostBytesOfRequest });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Problem(413, 'too-large', `at most ${mostBytesOfRequest} bytes when unpacked`);
    throw new Problem(400, 'malformed', 'not a whole gzip stream');
  }
}

/** Seen without looking at what is in them: millions of empty lines fit in a request. */
function hasTooManyLines(body: Buffer): boolean {
  let end = -1;
  for (let lines = 0; lines <= mostEvents; lines += 1) {
    end = body.indexOf(lineEnd, end + 1);
    if (end < 0) return false;
  }
  return true;
}

const lineEnd = 0x0a;
const tooManyLines = () => new Problem(413, 'too-large', `at most ${mostEvents} lines`);

/** `onUnpacked`: told how many bytes came out of it before anything is done with them. */
export function readLines(
  body: Buffer,
  encoding: string | undefined,
  onUnpacked: (bytes: number) => void = () => undefined,
): string[] {
  const whole = unpacked(body, encoding);
  onUnpacked(whole.length);
  if (hasTooManyLines(whole)) throw tooManyLines();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    throw new Problem(400, 'malformed', 'not UTF-8');
  }
  const lines = text.split('\n');
  // The last line may have its end or not; what was cut off in the middle does not parse, and is sent again.
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw new Problem(400, 'malformed', 'no line');
  if (lines.length > mostEvents) throw tooManyLines();
  return lines;
}
