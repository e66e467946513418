/**
 * Looks certificates up at a steady pace, beside whoever sends exams: in a thread of its own, so that the work of one asker is not counted
 * as the wait of the other.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { paced } = await import('./paced.ts');
const { patient } = await import('./patient.ts');
const { url, numbers, perSecond, seconds } = workerData;

const asking = patient();
async function lookUp(n) {
  const answer = await asking.ask(() => fetch(`${url}/v1/credentials/${numbers[n % numbers.length]}`));
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`status ${answer.status}`);
}
// Warm: the first look-ups fill the caches.
await paced({ perSecond, seconds: 5 }, lookUp);
Object.assign(asking.told, { once: 0, more: 0 });
parentPort?.postMessage('warm');
const late = monitorEventLoopDelay({ resolution: 5 });
late.enable();
const checks = await paced({ perSecond, seconds }, lookUp);
parentPort?.postMessage({ ...checks, told: asking.told, lateMs: late.percentile(99) / 1e6 });
