/**
 * What is noticed of the machine while an exam is open: whether this window has the focus, whether the screen is locked,
 * sleep, and a second start of the program. Nothing of other programs, no picture, no sound.
 */
import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { Observation } from '#core/exam/attempt-event.ts';

export function watchMachine(window: BrowserWindow, observe: (what: Observation) => void): void {
  window.on('blur', () => observe('left'));
  window.on('focus', () => observe('back'));
  powerMonitor.on('lock-screen', () => observe('locked'));
  powerMonitor.on('unlock-screen', () => observe('unlocked'));
  powerMonitor.on('suspend', () => observe('slept'));
  powerMonitor.on('resume', () => observe('woke'));
  app.on('second-instance', () => observe('second-start'));
}
