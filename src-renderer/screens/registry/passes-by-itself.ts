/**
 * Where there is often no network, having none is no alarm: which troubles need nobody.
 */
import type { Failure, FailureCode } from '#core/result/failure.ts';

const passing: readonly FailureCode[] = ['registry-unreachable', 'registry-busy', 'lrs-unreachable'];

export const passesByItself = ({ code }: Failure): boolean => passing.includes(code);
