/**
 * Asking a running registry with the administrator's token.
 */
import { readFile } from 'node:fs/promises';
import type { TFunction } from 'i18next';
import { z } from 'zod';
import { failure } from '#core/result/failure.ts';
import { sayFailure } from '../say-failure.ts';

export type OfRegistry = { readonly registry: string; readonly tokenFile: string };

const refusal = z.looseObject({ detail: z.string() });

/** `body`: null where nothing is sent. */
export type Ask = <T>(
  path: string,
  body: object | null,
  shape: z.ZodType<T>,
  method?: 'GET' | 'POST' | 'PUT',
) => Promise<T>;

/** Gives `work` a way to ask. Returns the exit code; what went wrong is said. */
export async function asAdministrator(
  { registry, tokenFile }: OfRegistry,
  t: TFunction,
  work: (ask: Ask) => Promise<void>,
): Promise<number> {
  const token = await readFile(tokenFile, 'utf8').catch(() => null);
  if (token === null) {
    process.stderr.write(`${t('registry.noToken', { file: tokenFile })}\n`);
    return 1;
  }
  try {
    await work(async (path, body, shape, method = body ? 'POST' : 'GET') => {
      const answer = await fetch(new URL(path, registry), {
        method,
        headers: { authorization: `Bearer ${token.trim()}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const said: unknown = await answer.json();
      if (!answer.ok) throw new Error(refusal.safeParse(said).data?.detail ?? String(answer.status));
      return shape.parse(said);
    });
    return 0;
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return sayFailure(failure('registry-refused', { address: registry, reason: cause?.code ?? message }), t);
  }
}
