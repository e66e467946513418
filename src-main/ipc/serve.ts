/**
 * The one gate between screens and main: sender, name, input, handler, output. Nothing else registers a channel.
 */
import { ipcMain, type WebContents } from 'electron';
import { callChannel } from '#core/contract/bridge.ts';
import { type CallInput, type CallName, type CallOutput, calls } from '#core/contract/contract.ts';
import { failure } from '#core/result/failure.ts';
import { failed, type Result } from '#core/result/result.ts';
import { logError } from '../log.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** One handler a call: one missing or one too many does not compile. */
export type Handlers = { [N in CallName]: (input: CallInput<N>) => Promise<Result<CallOutput<N>>> };

export function serveCalls(own: WebContents, handlersReady: Promise<Handlers>): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    if (!isTrustedSender(event, own)) return failed(failure('sender-untrusted'));
    if (typeof name !== 'string' || !Object.hasOwn(calls, name)) return failed(failure('input-invalid'));
    const call = calls[name as CallName];
    const parsed = call.input.safeParse(input);
    if (!parsed.success) return failed(failure('input-invalid'));
    try {
      const handlers = await handlersReady;
      const handler = handlers[name as CallName] as (input: unknown) => Promise<Result<unknown>>;
      const reply = await handler(parsed.data);
      if (process.env.FIELDPASS_MARKS === '1') process.stdout.write(`FIELDPASS_MARK ${name} ${Date.now()}\n`);
      if (!reply.ok) return reply;
      return { ok: true, value: call.output.parse(reply.value) };
    } catch (error) {
      return failed(failure('internal', { reference: logError(`call ${name}`, error) }));
    }
  });
}
