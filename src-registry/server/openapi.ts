/**
 * The document about all calls (OpenAPI 3.1), made from what they were declared with: the same schemas take requests apart.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { errorReply } from '#core/sync/calls.ts';
import { type Asker, type Call, isShape, type Media } from './declare.ts';
import { staffCookie } from './staff-asking.ts';

/** Everything that is declared from now on. Read it when all is. A route that is made in another way is our own mistake. */
export function noteCalls(server: FastifyInstance): readonly Call[] {
  const calls: Call[] = [];
  server.addHook('onRoute', ({ config, method, url }) => {
    if (config?.refusesAll) return;
    if (!config?.call) throw new Error(`${method} ${url} was not declared: see declare.ts`);
    // HEAD comes with each GET by itself.
    if (method !== 'HEAD') calls.push(config.call);
  });
  return calls;
}

const jsonSchema = (shape: z.ZodType<unknown>, io: 'input' | 'output') => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', reused: 'inline' });
  return schema as Record<string, unknown>;
};

const contentOf = (said: z.ZodType<unknown> | Media, io: 'input' | 'output') =>
  isShape(said)
    ? { 'application/json': { schema: jsonSchema(said, io) } }
    : { [said.media]: { schema: { type: 'string', format: 'binary', description: said.says } } };

type ObjectSchema = { properties?: Record<string, unknown>; required?: string[] };

function parametersOf(shape: z.ZodType<unknown> | undefined, place: 'path' | 'query') {
  if (!shape) return [];
  const { properties = {}, required = [] } = jsonSchema(shape, 'input') as ObjectSchema;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

/** What everybody must reckon with, whatever is asked. */
const general = {
  400: 'not as it must be',
  429: 'too much was asked: later, see `Retry-After`',
  503: 'too busy just now: later, see `Retry-After`',
} as const;

const tokens: Readonly<Record<Asker, string | null>> = {
  anybody: null,
  itself: null,
  device: 'device',
  administrator: 'administrator',
  monitor: 'monitor',
  client: 'client',
  staff: 'staff',
};

const problem = { $ref: '#/components/responses/problem' } as const;
const refusal = (description: string) => ({ ...problem, description });

function operationOf(call: Call): object {
  const token = tokens[call.who];
  const statuses = call.statuses ?? [200];
  const refuses = {
    ...general,
    ...(token && { 401: 'no token, or one that is not good' }),
    ...(token === 'staff' && { 403: `not allowed: needs ${call.task}; or it came from another page` }),
    ...call.refuses,
  };
  return {
    summary: call.does,
    operationId: `${call.method.toLowerCase()}${call.url.replace(/[^a-z]+/gi, '-')}`.replace(/-$/, ''),
    security: [...(token ? [{ [token]: [] }] : []), ...(call.orAdministrator ? [{ administrator: [] }] : [])],
    parameters: [...parametersOf(call.params, 'path'), ...parametersOf(call.query, 'query')],
    ...(call.body && { requestBody: { required: true, content: contentOf(call.body, 'input') } }),
    responses: {
      ...Object.fromEntries(
        statuses.map((status) => [status, { description: 'done', content: contentOf(call.reply, 'output') }]),
      ),
      ...(call.isTagged && { 304: { description: 'as it was: `If-None-Match` names it' } }),
      ...Object.fromEntries(Object.entries(refuses).map(([status, when]) => [status, refusal(when)])),
    },
  };
}

/** `/v1/people/:person` → `/v1/people/{person}` */
export const pathOf = (url: string): string => url.replace(/:(\w+)/g, '{$1}');

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description });

export function openapiOf(calls: readonly Call[], { name, address }: { name: string; address: string }): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const call of calls) {
    const path = pathOf(call.url);
    paths[path] = { ...paths[path], [call.method.toLowerCase()]: operationOf(call) };
  }
  return {
    openapi: '3.1.0',
    info: { title: `Fieldpass registry: ${name}`, version: '1' },
    servers: [{ url: address }],
    paths,
    components: {
      securitySchemes: {
        device: bearer('from `POST /v1/hello`; an hour'),
        administrator: bearer('`secrets/administrator-token` in the folder of the registry'),
        monitor: bearer('`secrets/metrics-token` in the folder of the registry'),
        client: bearer('from `POST /oauth/token`'),
        staff: {
          type: 'apiKey',
          in: 'cookie',
          name: staffCookie,
          description:
            'from `POST /v1/staff/sign-in`; what changes something must come from the page of the registry itself',
        },
      },
      responses: {
        problem: {
          description: 'why not',
          headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'seconds, with 429 and 503' } },
          content: { 'application/json': { schema: jsonSchema(errorReply, 'output') } },
        },
      },
    },
  };
}
