/**
 * A thread that reads codes: a picture is never opened in the process that holds the keys.
 */
import { parentPort } from 'node:worker_threads';
import { serveCodes } from '#store/picture/serve-codes.ts';

if (parentPort) serveCodes(parentPort);
