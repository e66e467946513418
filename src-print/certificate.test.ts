/**
 * What a certificate says of how sure one can be who sat the exam.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeCredential } from '#core/credential/credential.ts';
import { assuranceLevels } from '#core/exam/assurance.ts';
import en from '#core/locale/messages/en/paper.json' with { type: 'json' };
import zh from '#core/locale/messages/zh/paper.json' with { type: 'json' };
import { tempFolder } from '../test/fixtures/temp-folder.ts';
import { printCertificate } from './certificate.ts';

test.each(assuranceLevels)(
  'the level %s stands on the paper, in English and in Chinese, and no other',
  async (level) => {
    const folder = tempFolder('assurance');
    for (const [language, words] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const credential = makeCredential({
        issuer: { en: 'Meridian Relief', zh: '子午线救援' },
        holder: { id: 'abcdefgh12345678', name: 'Amina' },
        course: { id: 'basic-security', version: '1.0.0', title: { en: 'Basic', zh: '基础' } },
        competencies: [],
        language,
        assurance: level,
        issuedAt: '2026-11-23T10:00:00.000Z',
        expiresAt: '2029-11-23T10:00:00.000Z',
        evidence: 'a'.repeat(64),
      });
      const file = join(folder.path, `${language}.pdf`);
      writeFileSync(file, await printCertificate(credential));
      const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
      const said = assuranceLevels.filter((one) => text.includes(words.assuranceLevel[one].replace(/\s+/g, '')));
      // "Supervised" is a part of "Supervised, machine locked": the longest is what it says.
      const [found] = said.sort((a, b) => words.assuranceLevel[b].length - words.assuranceLevel[a].length);
      expect(found).toBe(level);
    }
    folder.remove();
  },
);
