import type { Credential } from '#core/credential/credential.ts';
export async function printCertificate(_credential: Credential): Promise<Uint8Array> {
  throw new Error('not printed yet');
}
