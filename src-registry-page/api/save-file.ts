/**
 * A file of the registry into the folder of downloads, asked for as everything else is: so a refusal is said, and no page of
 * errors is saved in its place.
 */
import { failed, ok } from '#core/result/result.ts';
import { askRaw, type Reply } from './ask.ts';

export async function saveFile(path: string, name: string): Promise<Reply<null>> {
  const reply = await askRaw(path);
  if (!reply.ok) return reply;
  const bytes = await reply.value.blob().catch(() => null);
  if (!bytes) return failed({ code: 'unreachable' });
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Browsers begin to read it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return ok(null);
}
