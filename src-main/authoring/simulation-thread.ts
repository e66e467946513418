/**
 * One thread of a trial run: gets blueprint and bank once, then answers part by part.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Blueprint } from '#core/exam/blueprint.ts';
import type { Bank } from '#core/exam/draw.ts';
import { simulation } from '#core/simulation/simulate.ts';

const { blueprint, bank, seed } = workerData as { blueprint: Blueprint; bank: Bank; seed: string };
const ready = simulation(blueprint, bank, seed, { mean: 0, sd: 1 });
parentPort?.on('message', ({ from, to }: { from: number; to: number }) => parentPort?.postMessage(ready.run(from, to)));
