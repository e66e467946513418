/**
 * The frozen bridge into the sandboxed page: ask main one thing, or hear what it says. Nothing of Electron passes.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, callChannel, eventChannel } from '#core/contract/bridge.ts';

const bridge: Bridge = Object.freeze({
  call: (name: string, input: unknown) => ipcRenderer.invoke(callChannel, name, input),
  on: (name: string, listener: (payload: unknown) => void) => {
    const hear = (_event: unknown, heard: unknown, payload: unknown) => {
      if (heard === name) listener(payload);
    };
    ipcRenderer.on(eventChannel, hear);
    return () => {
      ipcRenderer.removeListener(eventChannel, hear);
    };
  },
});

contextBridge.exposeInMainWorld('fieldpass', bridge);
