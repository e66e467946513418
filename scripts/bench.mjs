/**
 * `npm run bench`: how long until Fieldpass can be used and how much memory it holds, both beside a bare Electron
 * app on the same machine; how long until an answer is safe on the disk; how fast papers are
 * drawn and checked; how many questions a registry answers. Never part of the tests: a figure from a
 * busy machine proves nothing. Writes out/bench.json.
 *
 *   npm run bench -- --pairs 20       more alternating starts than the usual 12
 *   npm run bench -- --ten-million    only: how long an answer of a registry takes with ten million certificates, and with
 *                                     ten thousand; writes out/bench-ten-million.json
 *   npm run bench -- --ten-million --certificates 1000000    the same, with as many
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureLaunch } from './bench/measure-launch.mjs';
import { measureMemory } from './bench/measure-memory.mjs';
import { figure, table } from './bench/report.mjs';
import { onDisplay } from './display.mjs';
import { sourceSwitches } from './setup/electron-runtime.mjs';
import { hasDisplay } from './setup/has-display.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup.mjs';

const attempts = { few: 10, many: 10_000 };
const learner = { id: 'benchbenchbench1', name: 'Bench', language: 'en', createdAt: '2026-01-01T00:00:00.000Z' };

/** @param {string} root @param {string} electron @param {number} pairs */
async function compareWithBare(root, electron, pairs) {
  const folders = mkdtempSync(join(tmpdir(), 'fieldpass-bench-'));
  const args = sourceSwitches();
  const product = { electron, args, appPath: root, dataFolder: join(folders, 'product') };
  const bare = join(root, 'scripts', 'bench', 'launch-baseline');
  const baseline = { electron, args, appPath: bare, dataFolder: join(folders, 'baseline') };
  mkdirSync(product.dataFolder);
  mkdirSync(baseline.dataFolder);
  await addLearner(product.dataFolder);
  try {
    say(`Start to usable: 3 starts of each to warm up, then ${pairs} alternating pairs.`);
    const onPair = (done, of) => done % 4 === 0 && say(`  … ${done} of ${of} pairs`);
    const launch = await measureLaunch({ product, baseline, pairs, onPair });
    const spread = ({ p25, p75 }) => `${Math.round(p25)}-${Math.round(p75)} ms`;
    say(`  middle half: Fieldpass ${spread(launch.product)}, bare ${spread(launch.baseline)}`);
    say(
      `  very first start: Fieldpass ${Math.round(launch.cold.product)} ms, bare ${Math.round(launch.cold.baseline)} ms`,
    );
    const figures = [
      figure({
        name: 'Start to usable',
        value: launch.product.median,
        unit: 'ms',
        baseline: launch.baseline.median,
        atMostRatio: 1.4,
      }),
    ];
    if (process.platform === 'linux') {
      say('Memory at rest: 5 starts of each.');
      const memory = await measureMemory({ product, baseline });
      figures.push(
        figure({
          name: 'Memory at rest (PSS)',
          value: memory.product.median,
          unit: 'MB',
          baseline: memory.baseline.median,
          atMostRatio: 1.25,
        }),
      );
    }
    return figures;
  } finally {
    rmSync(folders, { recursive: true, force: true });
  }
}

/** Sources are TypeScript, hence tsx. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
async function withSources(work) {
  const { register } = await import('tsx/esm/api');
  const unregister = register();
  try {
    return await work();
  } finally {
    await unregister();
  }
}

/** Somebody who has used Fieldpass before: the start leads to their home screen. @param {string} dataFolder */
async function addLearner(dataFolder) {
  const { createLearner } = await import('../src-store/learner/learner-folder.ts');
  const made = await createLearner(dataFolder, learner);
  if (!made.ok) throw new Error(made.failure.code);
  await made.value.close();
}

/** @param {string} root */
async function timeOfAnAnswer(root) {
  const { measureAnswers } = await import('./bench/measure-answer.mjs');
  say(`Answer to safe on disk: with ${attempts.few} past attempts, and with ${attempts.many}.`);
  const { few, many } = await measureAnswers({ contentFolder: join(root, 'content'), ...attempts });
  const of = (name, value, baseline) =>
    figure({
      name: `Answer to fsynced, ${name}, ${attempts.many} past attempts`,
      value,
      unit: 'ms',
      baseline,
      atMostRatio: 1.2,
    });
  return [of('median', many.medianMs, few.medianMs), of('99th percentile', many.p99Ms, few.p99Ms)];
}

/** @param {string} root */
async function timeOfPapers(root) {
  const { measureBatch, measureCertificate, measureChecks, onOneCore } = await import('./bench/measure-papers.mjs');
  say('Paper: one certificate and a bare page in turns, 1,000 certificates, 2,000 checks.');
  const one = await measureCertificate();
  const { result: single, isPinned } = await onOneCore(() => measureBatch(root, { merged: false }));
  const { result: batch } = await onOneCore(() => measureBatch(root, { merged: true }));
  const checks = await measureChecks(root);
  return [
    figure({
      name: 'One certificate, bare pdfkit page',
      value: one.product,
      unit: 'ms',
      baseline: one.baseline,
      atMostRatio: 1.25,
    }),
    figure({
      name: `Roster of 1,000, one ${isPinned ? 'core' : 'thread'}`,
      value: single.perSecond,
      unit: '/s',
      baseline: single.perSecond,
      atLeast: 20,
    }),
    figure({
      name: 'The same, and the file of all',
      value: batch.perSecond,
      unit: '/s',
      baseline: batch.perSecond,
      atLeast: 20,
    }),
    figure({
      name: 'Memory held after 1,000, after 500',
      value: single.late,
      unit: 'MB',
      baseline: single.early,
      atMostRatio: 1.15,
    }),
    figure({
      name: 'The same, and the file of all',
      value: batch.late,
      unit: 'MB',
      baseline: batch.early,
      atMostRatio: 1.15,
    }),
    figure({
      name: 'Files checked, all cores',
      value: checks.perSecond,
      unit: '/s',
      baseline: checks.perSecond,
      atLeast: 200,
    }),
  ];
}

/** @param {string} root */
async function timeOfSearch(root) {
  const { measureSearch } = await import('./bench/measure-search.mjs');
  const languages = ['en', 'zh', 'fr', 'es', 'ru', 'ar'];
  say('Library: something looked for among 10,000 passages, in each language, and a plain look through all of them.');
  const found = await measureSearch({ root, languages });
  return found.map(({ language, medianMs, plainMs }) =>
    figure({
      name: `Search among 10,000 passages, median, ${language}`,
      value: medianMs,
      unit: 'ms',
      baseline: plainMs,
      atMost: 16,
    }),
  );
}

/** Answers of a registry, beside a bare server that looks up one row of the same table. */
async function answersOfRegistry() {
  const { measureRegistry } = await import('./bench/measure-registry.mjs');
  const counts = [10_000, 1_000_000];
  say(`Registry: questions with ${counts.join(' and ')} certificates, in turns; about five minutes.`);
  const onSeeded = (count, seconds) => say(`  … ${count} certificates made in ${Math.round(seconds)} s`);
  const [few, many] = await measureRegistry({ counts, onSeeded });
  say(
    `  bare hello: ${Math.round(few.hello.perSecond)}/s, with the other database ${Math.round(many.hello.perSecond)}/s`,
  );
  const asked = { status: 'A certificate looked up', clearance: 'Clearance' };
  return Object.entries(asked).flatMap(([name, words]) => [
    ...[few, many].map((measured, index) =>
      figure({
        name: `${words}, bare look-up, of ${counts[index]}`,
        value: measured[name].perSecond,
        unit: '/s',
        baseline: measured.lookUp.perSecond,
        atLeastRatio: 0.6,
      }),
    ),
    figure({
      name: `${words}: how long, of ${counts[1]} and of ${counts[0]}`,
      value: many[name].ms,
      unit: 'ms',
      baseline: few[name].ms,
      atMostRatio: 1.3,
    }),
  ]);
}

/** What a registry takes in: in batches of a hundred, and from a thousand devices at once. @param {string} root */
async function uploadsToRegistry(root) {
  const { measureReconnect, measureUploads } = await import('./bench/measure-uploads.mjs');
  say('Registry: records in batches of 100; then 1,000 devices of 50 records each, all at once.');
  const perSecond = await measureUploads(root);
  const storm = await measureReconnect(root);
  say(`  1,000 devices: all in after ${storm.seconds.toFixed(1)} s, ${storm.triedMost} tries at most`);
  return [
    figure({
      name: 'Records taken in, batches of 100',
      value: perSecond,
      unit: '/s',
      baseline: perSecond,
      atLeast: 3000,
    }),
    figure({
      name: '1,000 devices at once: memory at most, before',
      value: storm.most,
      unit: 'MB',
      baseline: storm.before,
      atMostRatio: 1.5,
    }),
  ];
}

/** How long an answer takes, with few certificates and with very many. @param {number} count */
async function latencyWithMany(count) {
  const { bytesWanted, measureLatency } = await import('./bench/measure-latency.mjs');
  const counts = /** @type {[number, number]} */ ([10_000, count]);
  const gb = (bytes) => (bytes / 2 ** 30).toFixed(1);
  say(`Registry: how long an answer takes, with ${counts.join(' and ')} certificates, in turns.`);
  say(
    `  making them takes some seconds for 100,000, and up to ${gb(bytesWanted(count))} GB in the folder for temporary files`,
  );
  const start = performance.now();
  const passed = () => Math.round((performance.now() - start) / 1000);
  const onMade = (made, of) => of > made && say(`  … ${made} of ${of} after ${passed()} s`);
  const onSeeded = (made, seconds, bytes) =>
    say(`  … ${made} with indexes in ${Math.round(seconds)} s, ${gb(bytes)} GB`);
  const [few, many] = await measureLatency({ counts, onMade, onSeeded });
  const asked = { status: 'A certificate looked up', clearance: 'Clearance' };
  const parts = { median: 'median', p95: '95th percentile' };
  return Object.entries(asked).flatMap(([name, words]) =>
    Object.entries(parts).map(([part, said]) =>
      figure({
        name: `${words}, ${said}, of ${counts[1]} and of ${counts[0]}`,
        value: many[name][part],
        unit: 'ms',
        baseline: few[name][part],
        atMostRatio: 1.3,
      }),
    ),
  );
}

/** @param {string} root @param {string} name @param {object[]} figures */
function keep(root, name, figures) {
  writeFileSync(join(root, 'out', name), `${JSON.stringify(figures, null, 2)}\n`);
  say(`\n${table(figures)}\n\nWritten to out/${name}.`);
}

/** The number that stands behind a word of the command. @param {string} word */
const numberAfter = (word) => Number(process.argv[process.argv.indexOf(word) + 1 || process.argv.length]) || 0;

await runScript(async () => {
  if (process.argv.includes('--ten-million')) {
    const { root } = await setUp({ need: { libraries: true } });
    keep(
      root,
      'bench-ten-million.json',
      await withSources(() => latencyWithMany(numberAfter('--certificates') || 10_000_000)),
    );
    return;
  }
  const { root, runtime } = await setUp({ need: { libraries: true, runtime: true, build: true } });
  if (!hasDisplay()) {
    const again = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
    return (await runCommand(...onDisplay(process.execPath, again), { cwd: root })).code;
  }
  const pairs = Math.max(12, numberAfter('--pairs'));
  const figures = await withSources(async () => [
    ...(await compareWithBare(root, runtime.executable, pairs)),
    ...(await timeOfAnAnswer(root)),
    ...(await timeOfPapers(root)),
    ...(await timeOfSearch(root)),
    ...(await answersOfRegistry()),
    ...(await uploadsToRegistry(root)),
  ]);
  keep(root, 'bench.json', figures);
});
