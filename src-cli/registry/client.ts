/**
 * `fieldpass registry client`: lets another system ask a running registry, and shows its secret, this once.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

export type ClientOptions = {
  readonly registry: string;
  readonly tokenFile: string;
  readonly scope: readonly string[];
  /** None: everybody. */
  readonly office?: readonly string[];
  readonly language: LanguageCode;
};

const added = z.looseObject({ id: z.string(), secret: z.string() });
const refusal = z.looseObject({ detail: z.string() });

export async function registryClient(name: string, options: ClientOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const { registry, tokenFile, scope, office } = options;
  const token = await readFile(tokenFile, 'utf8').catch(() => null);
  if (token === null) {
    process.stderr.write(`${t('registry.noToken', { file: tokenFile })}\n`);
    return 1;
  }
  const refused = (reason: string) => sayFailure(failure('registry-refused', { address: registry, reason }), t);
  try {
    const answer = await fetch(new URL('/v1/clients', registry), {
      method: 'POST',
      headers: { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, scopes: scope, offices: office ?? null }),
    });
    const said: unknown = await answer.json();
    if (!answer.ok) return refused(refusal.safeParse(said).data?.detail ?? String(answer.status));
    const { id, secret } = added.parse(said);
    process.stdout.write(`${t('registry.client', { name, id })}\n${t('registry.clientSecret', { secret })}\n`);
    return 0;
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return refused(cause?.code ?? message);
  }
}
