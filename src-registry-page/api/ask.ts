/**
 * Asking the registry. What it answers is parsed before any screen works with it; what goes wrong is a value with a code.
 */
import { failed, ok, type Result } from '#core/result/result.ts';
import { z } from '#core/zod.ts';

/** A code of the registry, or one of ours: it could not be reached, or answered what nobody understands. */
export type Trouble = { readonly code: string };
export type Reply<T> = Result<T, Trouble>;

type Asking = { readonly method?: 'POST' | 'PUT'; readonly body?: object };

const longestMs = 60_000;
const said = z.object({ error: z.string().max(60) });
let onSignedOut: () => void = () => undefined;

/** Told whenever the registry no longer knows who is asking. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** The answer as it came; a refusal as its code. */
export async function askRaw(path: string, { method, body }: Asking = {}): Promise<Reply<Response>> {
  try {
    const response = await fetch(path, {
      method: method ?? (body ? 'POST' : 'GET'),
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      signal: AbortSignal.timeout(longestMs),
    });
    if (response.ok) return ok(response);
    const parsed = said.safeParse(await response.json().catch(() => null));
    const code = parsed.success ? parsed.data.error : response.status === 503 ? 'busy' : 'not-understood';
    if (code === 'signed-out') onSignedOut();
    return failed({ code });
  } catch {
    return failed({ code: 'unreachable' });
  }
}

export async function ask<S extends z.ZodType>(
  path: string,
  shape: S,
  asking: Asking = {},
): Promise<Reply<z.output<S>>> {
  const reply = await askRaw(path, asking);
  if (!reply.ok) return reply;
  const parsed = shape.safeParse(await reply.value.json().catch(() => null));
  return parsed.success ? ok(parsed.data) : failed({ code: 'not-understood' });
}
