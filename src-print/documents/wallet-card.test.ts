/**
 * The wallet card: of the size of a bank card, with a code that can be read from it as printed.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeInPicture } from '#store/picture/code-in-picture.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { printWalletCard } from './wallet-card.ts';

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });

test.each(['en', 'ar'] as const)(
  '85.6 by 54 millimetres, two sides, the code reads at 300 dpi (%s)',
  async (language) => {
    const folder = tempFolder('card');
    const at = (name: string) => join(folder.path, name);
    const paper = await samplePaper({ languages: [language, language === 'en' ? 'ar' : 'en'], claims: { language } });
    writeFileSync(at('card.pdf'), await printWalletCard(paper));
    const info = run('pdfinfo', at('card.pdf'));
    expect(info).toMatch(/Pages:\s+2/);
    expect(info).toMatch(/Page size:\s+242\.\d+ x 153\.\d+ pts/);
    expect(run('pdfsig', at('card.pdf'))).toContain('Signature is Valid.');
    run('pdftoppm', '-r', '300', '-f', '2', '-png', '-singlefile', at('card.pdf'), at('back'));
    expect(await codeInPicture(readFileSync(at('back.png')))).toBe(paper.code);
    expect(run('pdftotext', at('card.pdf'), '-')).toContain(paper.claims.number);
    folder.remove();
  },
);
