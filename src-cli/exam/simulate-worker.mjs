/**
 * One thread of the simulation: is given blueprint and bank once, then answers part by part.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { simulation } = await import('#core/simulation/simulate.ts');
const { blueprint, bank, seed, people } = workerData;
const ready = simulation(blueprint, bank, seed, people);
parentPort.on('message', ({ from, to }) => parentPort.postMessage(ready.run(from, to)));
