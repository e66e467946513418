/**
 * How long paper takes: one certificate beside a bare pdfkit page with the same fonts and the same text, a roster of a
 * thousand on one core, and checking two thousand files with all.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { readContent } from '../../src-cli/read-content.ts';
import { printBatch } from '../../src-print/batch/print-batch.ts';
import { printCertificate } from '../../src-print/documents/certificate.ts';
import { fontFile } from '../../src-print/sheet/fonts.ts';
import { runBatch } from '../../src-store/batch/run-batch.ts';
import { createIssuer } from '../../src-store/issuer/issuer-folder.ts';
import { readKnown } from '../../src-store/trust/read-known.ts';
import { checkAll } from '../../src-store/verify/check-files.ts';
import { registeredPaper, statusText, trustList } from '../../test/fixtures/issuer.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { quantile } from './statistics.mjs';

const passphrase = 'a long enough passphrase';

/** What is drawn as text on one certificate: with which font, how large, where. */
async function textOf(paper) {
  const drawn = [];
  const { text } = PDFDocument.prototype;
  PDFDocument.prototype.text = function record(...args) {
    drawn.push({ family: this._fontFamily, size: this._fontSize, args });
    return text.apply(this, args);
  };
  try {
    await printCertificate(paper);
  } finally {
    PDFDocument.prototype.text = text;
  }
  return drawn;
}

const fonts = new Map();

/** The same font, opened once as well, and as fontkit gives it. @param {string} family */
function plainFont(family) {
  const [face, script] = family.split('-');
  if (!fonts.has(family)) fonts.set(family, fontkit.create(readFileSync(fontFile(face, script))));
  return fonts.get(family);
}

/** The least that pdfkit can do with the same words. */
function barePage(drawn) {
  return new Promise((resolve) => {
    const doc = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 0, font: null });
    const bytes = [];
    doc.on('data', (chunk) => bytes.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(bytes)));
    for (const { family, size, args } of drawn) {
      doc.font(plainFont(family), family, size);
      doc.text(...args);
    }
    doc.end();
  });
}

/** Milliseconds: medians of pairs that take turns. */
export async function measureCertificate(pairs = 60) {
  const paper = await samplePaper({ languages: ['en', 'zh'] });
  const drawn = await textOf(paper);
  const product = [];
  const baseline = [];
  for (let pair = -5; pair < pairs; pair += 1) {
    const start = performance.now();
    await printCertificate(paper);
    const between = performance.now();
    await barePage(drawn);
    if (pair < 0) continue;
    product.push(between - start);
    baseline.push(performance.now() - between);
  }
  return { product: quantile(product, 0.5), baseline: quantile(baseline, 0.5) };
}

/** What is still held when everything that can go has gone: what a process happens to hold says nothing of growth. */
const megabytes = () => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
};

const affinity = (cores) => spawnSync('taskset', ['-apc', cores, String(process.pid)]).status === 0;

/**
 * Does it with this process on one core, where the system can do that (util-linux). @template T
 * @param {() => Promise<T>} body @returns {Promise<{ result: T, isPinned: boolean }>}
 */
export async function onOneCore(body) {
  const isPinned = affinity('0');
  try {
    return { result: await body(), isPinned };
  } finally {
    if (isPinned) affinity(`0-${cpus().length - 1}`);
  }
}

/**
 * A roster through to the disk, as `fieldpass print` does it: issued, entered in the ledger, drawn, signed, and once more
 * into the file of all. Certificates a second; memory when half and when all are drawn (what is kept of texts is full by then), in MB.
 * @param {string} root
 * @param {{merged: boolean, count?: number}} options
 */
export async function measureBatch(root, { merged, count = 1000 }) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpass-bench-batch-'));
  const at = (name) => join(folder, name);
  try {
    const about = { id: 'did:web:bench.example', name: { en: 'Meridian Relief', zh: '子午线救援组织' }, status: null };
    const made = await createIssuer(at('issuer'), about, passphrase, new Date(), (bytes) => randomBytes(bytes));
    if (!made.ok) throw new Error(made.failure.code);
    const people = Array.from({ length: count }, (_, index) => `Person ${index} 李${index}`);
    writeFileSync(at('people.csv'), `name\n${people.join('\n')}\n`);
    let early = 0;
    let late = 0;
    const style = { documents: ['certificate'], merged, secondLanguage: 'zh', size: 'A4' };
    const defaults = { course: 'basic-security', passed: '2026-11-20', assurance: 'supervised', language: 'en' };
    const paths = { roster: at('people.csv'), issuer: at('issuer'), out: at('out') };
    const start = performance.now();
    const library = await readContent(join(root, 'content'));
    const done = await runBatch(
      { ...paths, library, passphrase, style, defaults },
      {
        print: printBatch,
        now: () => new Date(),
        criteria: (_language, percent) => `Passed the examination with ${percent} % or more.`,
        words: { headings: ['Row', 'Name', 'Problem'], sentence: ({ code }) => code },
        onProgress: (number) => {
          if (number === count / 2) early = megabytes();
          if (number === count) late = megabytes();
          return true;
        },
      },
    );
    if (!done.ok || done.value.printed !== count) throw new Error('not everybody was printed');
    return { perSecond: (count * 1000) / (performance.now() - start), early, late };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files a second, as the command line and the screen check them. @param {string} root */
export async function measureChecks(root, count = 2000) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpass-bench-papers-'));
  try {
    const known = { ...(await readKnown([], '2026-12-01T00:00:00.000Z')), trustList: (await trustList()).list };
    writeFileSync(join(folder, 'status.json'), await statusText('revocation', []));
    const file = await printCertificate(await registeredPaper());
    const paths = Array.from({ length: count }, (_, index) => join(folder, `${index}.pdf`));
    for (const path of paths) writeFileSync(path, file);
    const thread = new URL('src-cli/verify/check-thread.mjs', `file://${root}/`);
    const check = () =>
      checkAll(paths, {
        known,
        onProgress: () => true,
        openThread: () => new Worker(thread, { workerData: known }),
      });
    await check();
    const start = performance.now();
    await check();
    return { perSecond: (count * 1000) / (performance.now() - start) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
