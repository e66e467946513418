/**
 * The certificate as a file: what it says, that others can read it, and that nobody can change it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attachedText } from '#core/credential/paper/attached.ts';
import { signerOf } from '#core/credential/paper/paper-signature.ts';
import { fingerprintOf } from '#core/credential/paper/x509.ts';
import { assuranceLevels } from '#core/exam/assurance.ts';
import { languageCodes } from '#core/locale/languages.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { words } from '../words/words.ts';
import { printCertificate } from './certificate.ts';

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
const plain = (text: string) => text.replace(/\s+/g, '');
const subtle = crypto.subtle as never;

/** What a person gets who copies the text: marks of direction are no letters, and where a line ends says nothing. */
const copied = (file: string) =>
  run('pdftotext', file, '-')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

test.each(assuranceLevels)('the level %s stands on the paper, in every language, and no other', async (level) => {
  const folder = tempFolder('assurance');
  for (const language of languageCodes) {
    const file = join(folder.path, `${language}.pdf`);
    const paper = await samplePaper({ claims: { assurance: level }, languages: [language, null] });
    writeFileSync(file, await printCertificate(paper));
    const text = plain(copied(file));
    const said = assuranceLevels.filter((one) => text.includes(plain(words[language].assurance[one])));
    // "Supervised" is a part of "Supervised, machine locked": the longest is what it says.
    const [found] = said.sort((a, b) => words[language].assurance[b].length - words[language].assurance[a].length);
    expect(found, language).toBe(level);
  }
  folder.remove();
});

test('a signed, tagged, archival file with the credential in it, as other programs see it', async () => {
  const folder = tempFolder('certificate');
  const paper = await samplePaper({ languages: ['ar', 'zh'] });
  const file = join(folder.path, 'certificate.pdf');
  writeFileSync(file, await printCertificate(paper));
  expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
  const signature = run('pdfsig', file);
  expect(signature).toContain('Signature is Valid.');
  expect(signature).toContain('Total document signed');
  expect(signature).toContain('ETSI.CAdES.detached');
  const info = run('pdfinfo', file);
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(run('pdfinfo', '-meta', file)).toContain('<pdfaid:part>3</pdfaid:part>');
  const out = join(folder.path, 'credential.json');
  run('pdfdetach', '-save', '1', '-o', out, file);
  expect(readFileSync(out, 'utf8')).toBe(paper.credential);
  expect(attachedText(readFileSync(file))).toBe(paper.credential);
  folder.remove();
});

test('our own reading: the signer is found, and every changed byte of the file is', async () => {
  const paper = await samplePaper();
  const file = await printCertificate(paper);
  expect((await signerOf(file, subtle))?.fingerprint).toBe(fingerprintOf(paper.signer.certificates[0] as Uint8Array));
  const accepted: number[] = [];
  for (let turn = 0; turn < 3000; turn += 1) {
    const at = (turn * 104_729) % file.length;
    const changed = new Uint8Array(file);
    changed[at] = (file[at] as number) ^ (1 << (turn % 8));
    const signer = await signerOf(changed, subtle);
    if (signer?.fingerprint === paper.claims.issuer.paperCertificate) accepted.push(at);
  }
  expect(accepted).toEqual([]);
}, 60_000);
