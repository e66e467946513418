/**
 * What the operating system says of a disk → a failure a person can act on.
 */
import { type Failure, failure } from '#core/result/failure.ts';

export function diskFailure(error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('disk-full');
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return failure('disk-read-only');
    default:
      return failure('disk-failed', { reason: code || 'unknown' });
  }
}
