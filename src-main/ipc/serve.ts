/**
 * The one gate between screens and main: sender, name, input, handler, output. Nothing else registers a channel.
 */
import { ipcMain, type WebContents } from 'electron';
import { callChannel } from '#core/contract/bridge.ts';
import type { CallInput, CallName, CallOutput } from '#core/contract/contract.ts';
import type { FailureCode } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { logError } from '../log.ts';
import { mark } from '../mark.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** One handler a call: one missing or one too many does not compile. */
export type Handlers = { [N in CallName]: (input: CallInput<N>) => Promise<Result<CallOutput<N>>> };

/** Written out here, so that nothing heavy is loaded before the window is asked for. */
const refuse = (code: FailureCode, params: Record<string, string> = {}) => ({ ok: false, failure: { code, params } });

export function serveCalls(own: WebContents, handlersReady: Promise<Handlers>): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    if (!isTrustedSender(event, own)) return refuse('sender-untrusted');
    const { declarationOf } = await import('#core/contract/contract.ts');
    const call = typeof name === 'string' ? await declarationOf(name) : null;
    if (!call) return refuse('input-invalid');
    const parsed = call.input.safeParse(input);
    if (!parsed.success) return refuse('input-invalid');
    try {
      const handlers = await handlersReady;
      const handler = handlers[name as CallName] as (input: unknown) => Promise<Result<unknown>>;
      const reply = await handler(parsed.data);
      mark(String(name));
      if (!reply.ok) return reply;
      return { ok: true, value: call.output.parse(reply.value) };
    } catch (error) {
      return refuse('internal', { reference: logError(`call ${name}`, error) });
    }
  });
}
