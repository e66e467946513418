/**
 * How long until the app can be used, beside the bare app on the same machine in the same minute: runs alternate, so
 * that a machine that warms up or slows down does so for both.
 */
import { openApp, rest } from './running-app.mjs';
import { summary } from './statistics.mjs';

/** @typedef {import('./running-app.mjs').App} App */

/** One start, with time to settle before it is closed. @param {App} app @param {number} settleMs */
async function launchOnce(app, settleMs) {
  const running = await openApp(app);
  await rest(settleMs);
  await running.stop();
  return running.ms;
}

/**
 * @param {object} options
 * @param {App} options.product
 * @param {App} options.baseline
 * @param {number} [options.pairs]
 * @param {number} [options.warmUps] starts of each that fill its code cache; the first is the cold one
 * @param {(done: number, of: number) => void} [options.onPair]
 */
export async function measureLaunch({ product, baseline, pairs = 12, warmUps = 3, onPair }) {
  const times = { product: [], baseline: [] };
  const cold = { product: Number.NaN, baseline: Number.NaN };
  for (let run = 0; run < warmUps; run += 1) {
    for (const [name, app] of Object.entries({ baseline, product })) {
      const ms = await launchOnce(app, 2000);
      if (run === 0) cold[name] = ms;
    }
  }
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? ['baseline', 'product'] : ['product', 'baseline'];
    for (const name of order) {
      times[name].push(await launchOnce({ baseline, product }[name], 400));
      await rest(200);
    }
    onPair?.(pair + 1, pairs);
  }
  return { product: summary(times.product), baseline: summary(times.baseline), cold, times };
}
