/**
 * What the log says: which call, how it ended, how long it took. Nobody is named in it: no address of a person's machine, no
 * header, no query, no body, no name, no number.
 */
import type { FastifyServerOptions } from 'fastify';

type Fault = { readonly code?: string; readonly name?: string; readonly stack?: string; readonly severity?: string };

/**
 * Where something went wrong, without what it said: what a database or a parser says of a value holds the value.
 */
export function faultForLog(error: unknown): { kind: string; code?: string; at?: string[] } {
  const { code, name = 'Error', stack = '' } = (error ?? {}) as Fault;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: name, ...(code && { code }), at: frames.slice(0, 6).map((line) => line.trim()) };
}

/** `logTo`: a stream; without one nothing is written. */
export const loggerOf = (logTo: NodeJS.WritableStream | undefined): NonNullable<FastifyServerOptions['logger']> =>
  logTo
    ? {
        stream: logTo as never,
        // pino adds these to every line otherwise: the name of the machine is nobody's business.
        base: {},
        serializers: {
          req: ({ method, routeOptions }) => ({ method, route: routeOptions?.url ?? 'none' }),
          res: ({ statusCode }) => ({ statusCode }),
          err: faultForLog as never,
          error: faultForLog,
        },
      }
    : false;
