/**
 * One thread of the simulation: reads the content for itself, then answers part by part.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const [{ readLibrary }, { simulation }] = await Promise.all([
  import('#store/content/library.ts'),
  import('#core/simulation/simulate.ts'),
]);
const { content, exam, seed, people } = workerData;
const { courses } = await readLibrary(content);
const course = courses.find(({ id }) => id === exam);
const ready = simulation(course.blueprint, { items: course.bank, sets: course.sets }, seed, people);
parentPort.on('message', ({ from, to }) => parentPort.postMessage(ready.run(from, to)));
