/**
 * A passphrase: from a file, from the environment, or typed without being shown. Never from the command line, where
 * everybody on the machine could read it.
 */
import { readFile } from 'node:fs/promises';
import type { TFunction } from 'i18next';

export const passphraseVariable = 'FIELDPASS_PASSPHRASE';

function typed(question: string): Promise<string | null> {
  const { stdin, stderr } = process;
  return new Promise((resolve) => {
    stderr.write(question);
    stdin.setRawMode(true);
    stdin.resume();
    let text = '';
    const end = (value: string | null) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      resolve(value);
    };
    const take = (bytes: Buffer) => {
      for (const character of bytes.toString('utf8')) {
        if (character === '\r' || character === '\n') return end(text);
        if (character === '\u0003' || character === '\u0004') return end(null);
        text = character === '\u007f' || character === '\b' ? [...text].slice(0, -1).join('') : text + character;
      }
    };
    stdin.on('data', take);
  });
}

/** Null, and said, when there is none. */
export async function askPassphrase(file: string | undefined, t: TFunction): Promise<string | null> {
  const kept = file ? await readFile(file, 'utf8').catch(() => '') : (process.env[passphraseVariable] ?? '');
  const found =
    kept.replace(/\r?\n$/, '') ||
    (!file && process.stdin.isTTY ? await typed(t('passphrase', { ns: 'issuer' })) : null);
  if (!found) process.stderr.write(`${t('passphraseNone', { ns: 'issuer' })}\n`);
  return found || null;
}
