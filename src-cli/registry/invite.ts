/**
 * `fieldpass registry invite`: a person, and the code to sign up with.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

export type InviteOptions = {
  readonly registry: string;
  readonly tokenFile: string;
  readonly office: string;
  readonly country: string;
  readonly role: string;
  readonly language: LanguageCode;
};

const person = z.looseObject({ id: z.string() });
const invitation = z.looseObject({ code: z.string(), expiresAt: z.string() });

export async function registryInvite(name: string, options: InviteOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const { registry, tokenFile, office, country, role } = options;
  const token = await readFile(tokenFile, 'utf8').catch(() => null);
  if (token === null) {
    process.stderr.write(`${t('registry.noToken', { file: tokenFile })}\n`);
    return 1;
  }
  const ask = async <T>(path: string, body: object, shape: z.ZodType<T>): Promise<T | string> => {
    try {
      const answer = await fetch(new URL(path, registry), {
        method: 'POST',
        headers: { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const said: unknown = await answer.json();
      return answer.ok ? shape.parse(said) : ((said as { detail?: string }).detail ?? String(answer.status));
    } catch (error) {
      const { cause, message } = error as Error & { cause?: { code?: string } };
      return cause?.code ?? message;
    }
  };
  const added = await ask('/v1/people', { name, office, country, role }, person);
  const made = typeof added === 'string' ? added : await ask(`/v1/people/${added.id}/codes`, {}, invitation);
  if (typeof made === 'string') return sayFailure(failure('registry-refused', { address: registry, reason: made }), t);
  process.stdout.write(`${t('registry.code', { name, code: made.code, until: made.expiresAt.slice(0, 10) })}\n`);
  return 0;
}
