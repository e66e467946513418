/**
 * What a browser sends along.
 */
import type { FastifyRequest } from 'fastify';

/** Null where none came, or more than one: then somebody else set it, such as a page of a neighbouring host. */
export function cookieIn({ headers }: FastifyRequest, name: string): string | null {
  const found = (headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`));
  return found.length === 1 ? (found[0] as string).slice(name.length + 1) : null;
}
