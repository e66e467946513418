/**
 * Memory of all processes of an app, as its proportional share (PSS): pages that processes share are counted once.
 * Adding up resident sizes would count them once for each process. Linux only, from /proc.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { openApp, rest } from './running-app.mjs';
import { summary } from './statistics.mjs';

/** @param {number} pid @returns {number[]} the process and all that descend from it */
export function processTree(pid) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name in brackets may hold spaces; the parent is the second field after it.
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended while we looked.
    }
  }
  const tree = [];
  for (let waiting = [pid]; waiting.length > 0; ) {
    const next = waiting.pop();
    tree.push(next);
    waiting = [...waiting, ...(children.get(next) ?? [])];
  }
  return tree;
}

/** @param {number} pid @returns {number} megabytes */
export function treePss(pid) {
  let kilobytes = 0;
  for (const member of processTree(pid)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended while we looked.
    }
  }
  return kilobytes / 1024;
}

/**
 * @param {object} options
 * @param {import('./running-app.mjs').App} options.product
 * @param {import('./running-app.mjs').App} options.baseline
 * @param {number} [options.runs]
 * @param {number} [options.settleMs] after the mark, so that both are at rest
 */
export async function measureMemory({ product, baseline, runs = 5, settleMs = 3000 }) {
  const megabytes = { product: [], baseline: [] };
  for (let run = 0; run < runs; run += 1) {
    for (const [name, app] of Object.entries({ baseline, product })) {
      const running = await openApp(app);
      await rest(settleMs);
      megabytes[name].push(treePss(running.pid));
      await running.stop();
    }
  }
  return { product: summary(megabytes.product), baseline: summary(megabytes.baseline) };
}
