/**
 * A failure on the error output: what happened, that nothing was lost, what to do.
 */
import type { TFunction } from 'i18next';
import type { Failure } from '#core/result/failure.ts';

/** Returns the exit code. */
export function sayFailure({ code, params, problems = [] }: Failure, t: TFunction): number {
  const say = (part: string) => t(`${code}.${part}`, { ns: 'failure', ...params });
  process.stderr.write(`${say('what')}\n${say('kept')} ${say('next')}\n`);
  for (const { file, line, code: wrong, params: of } of problems)
    process.stderr.write(`${file}:${line}: ${t(wrong, { ns: 'problem', ...of })}\n`);
  return 1;
}
