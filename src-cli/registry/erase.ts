/**
 * `fieldpass registry erase`: takes a person out of the records of a running registry, for good.
 */
import { z } from 'zod';
import type { LanguageCode } from '#core/locale/languages.ts';
import { messagesIn } from '../messages.ts';
import { asAdministrator, type OfRegistry } from './as-administrator.ts';

export type EraseOptions = OfRegistry & {
  readonly person: string;
  readonly why: string;
  readonly language: LanguageCode;
};

const erased = z.looseObject({ certificates: z.number() });

export async function registryErase(options: EraseOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const { person, why } = options;
  return asAdministrator(options, t, async (ask) => {
    const { certificates } = await ask(`/v1/people/${encodeURIComponent(person)}/erase`, { why }, erased);
    process.stdout.write(`${t('registry.erased', { count: certificates })}\n${t('registry.erasedBackups')}\n`);
  });
}
