/**
 * The root keys of a trust list as a short code, to compare by telephone or on paper with what the organisation says.
 */
import { sha256OfText } from '../evidence/digest.ts';

/** No I, L, O or U: what is read aloud or copied by hand is not mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 100 bits: nobody makes keys until one fits. */
const length = 20;

/** `XXXX-XXXX-XXXX-XXXX-XXXX`, the same in whichever order the keys stand. */
export function rootFingerprint(roots: readonly string[]): string {
  const bytes = sha256OfText(`fieldpass trust roots 1\n${[...roots].sort().join('\n')}`);
  const characters = Array.from({ length }, (_, index) => alphabet[(bytes[index] as number) % 32]).join('');
  return characters.match(/.{4}/g)?.join('-') ?? '';
}
