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

export function readLines(body: Buffer, encoding: string | undefined): string[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(unpacked(body, encoding));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'malformed', 'not UTF-8');
  }
  const lines = text.split('\n');
  // The last line may have its end or not; what was cut off in the middle does not parse, and is sent again.
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw new Problem(400, 'malformed', 'no line');
  if (lines.length > mostEvents) throw new Problem(413, 'too-large', `at most ${mostEvents} lines`);
  return lines;
}
