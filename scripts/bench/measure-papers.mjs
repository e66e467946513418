/**
 * How long paper takes: one certificate beside a bare pdfkit page with the same fonts and the same text, a thousand one
 * after the other on one core, and checking a thousand files with all.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { printCertificate } from '../../src-print/documents/certificate.ts';
import { fontFile } from '../../src-print/sheet/fonts.ts';
import { readKnown } from '../../src-store/trust/read-known.ts';
import { checkAll } from '../../src-store/verify/check-files.ts';
import { registeredPaper, statusText, trustList } from '../../test/fixtures/issuer.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { quantile } from './statistics.mjs';

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

/** Certificates a second, one after the other; memory after the first hundred and after all, in MB. */
export async function measureBatch(count = 1000) {
  const paper = await samplePaper({ languages: ['en', 'zh'] });
  let early = 0;
  const start = performance.now();
  for (let index = 0; index < count; index += 1) {
    const holder = { id: null, name: `Person ${index} 李${index}` };
    await printCertificate({ ...paper, claims: { ...paper.claims, holder } });
    if (index === 99) early = megabytes();
  }
  return { perSecond: (count * 1000) / (performance.now() - start), early, late: megabytes() };
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
