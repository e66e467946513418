/**
 * What the registry says of itself: all its calls, for programs and for people.
 */
import type { FastifyInstance } from 'fastify';
import type { Registry } from '../../registry.ts';
import { type Call, declare } from '../declare.ts';
import { docsPage, pagePolicy } from '../docs-page.ts';
import { openapiOf } from '../openapi.ts';
import { ownAddress } from '../own-address.ts';

const cacheable = 'public, max-age=300';

/** `calls`: all of them by the time somebody asks. */
export function documentRoutes(server: FastifyInstance, registry: Registry, calls: readonly Call[]): void {
  const { id, name: names } = registry.identity.about;
  const name = names.en ?? Object.values(names)[0] ?? id;
  let document = '';
  let page = '';

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/openapi.json',
      does: 'All calls, as OpenAPI 3.1.',
      who: 'anybody',
      reply: { media: 'application/json', says: 'an OpenAPI document' },
    },
    async ({ reply }) => {
      document ||= JSON.stringify(openapiOf(calls, { name, address: ownAddress(registry) }));
      reply.header('cache-control', cacheable).type('application/json; charset=utf-8');
      return document;
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/docs',
      does: 'All calls, as a page.',
      who: 'anybody',
      reply: { media: 'text/html', says: 'a page without script' },
    },
    async ({ reply }) => {
      page ||= docsPage(calls, name);
      reply.header('cache-control', cacheable).header('content-security-policy', pagePolicy);
      reply.type('text/html; charset=utf-8');
      return page;
    },
  );
}
