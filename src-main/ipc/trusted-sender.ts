/**
 * Who may ask: the main frame of the one window, showing the application itself.
 */
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { appOrigin } from '../window/security-policy.ts';

export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>, own: WebContents): boolean {
  try {
    const frame = event.senderFrame;
    return frame !== null && frame.parent === null && frame.origin === appOrigin && event.sender.id === own.id;
  } catch {
    // Reading a frame that is gone throws: nobody is there to be trusted.
    return false;
  }
}
