/**
 * Reads, judges and writes lists in a thread of its own, one piece of work a thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { performTrustWork, type TrustWork } from '#store/trust/trust-work.ts';

void performTrustWork(workerData as TrustWork).then((answer) => parentPort?.postMessage(answer));
