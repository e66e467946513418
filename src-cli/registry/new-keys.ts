/**
 * `fieldpass registry new-keys`: other keys for a registry, which count from its next start.
 */
import { randomBytes } from 'node:crypto';
import type { LanguageCode } from '#core/locale/languages.ts';
import { renewRegistryKeys } from '#registry/identity/renew-keys.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

export async function registryNewKeys({
  data,
  language,
}: {
  readonly data: string;
  readonly language: LanguageCode;
}): Promise<number> {
  const t = await messagesIn(language);
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  const renewed = await renewRegistryKeys(data, () => new Date(), random);
  if (!renewed.ok) return sayFailure(renewed.failure, t);
  process.stdout.write(`${t('registry.newKeys', { key: renewed.value.publicKey })}\n`);
  return 0;
}
