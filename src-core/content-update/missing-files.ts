/**
 * What has to be fetched for a release: what is not on this machine already, wherever it lies and however it is called.
 */
import type { ReleaseFile } from './release.ts';

export type WantedFile = Pick<ReleaseFile, 'sha256' | 'bytes'>;

/** Each content once, in the order of the release. */
export function missingFiles(files: readonly ReleaseFile[], has: (sha256: string) => boolean): WantedFile[] {
  const seen = new Set<string>();
  return files.flatMap(({ sha256, bytes }) => {
    if (seen.has(sha256) || has(sha256)) return [];
    seen.add(sha256);
    return [{ sha256, bytes }];
  });
}
