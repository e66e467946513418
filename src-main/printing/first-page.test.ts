/**
 * Which way a paper lies is read from the paper itself, so that it cannot be handed to the printer the wrong way round.
 */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { printCertificate } from '#print/documents/certificate.ts';
import { printTranscript } from '#print/documents/transcript.ts';
import { printWalletCard } from '#print/documents/wallet-card.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { firstPageOf } from './first-page.ts';

test('as another reader finds it', async () => {
  const lying: boolean[] = [];
  for (const [print, size] of [
    [printCertificate, 'Letter'],
    [printTranscript, 'A4'],
    [printWalletCard, 'A4'],
  ] as const) {
    const pdf = await print(await samplePaper({ size }));
    const { width, height } = firstPageOf(pdf);
    expect(execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' })).toContain(`${width} x ${height} pts`);
    lying.push(width > height);
  }
  expect(lying).toContain(true);
  expect(() => firstPageOf(new Uint8Array(100))).toThrow();
});
