/**
 * `fieldpass content preview`: the content in a browser while it is written, until it is stopped (Ctrl-C).
 */
import { type LanguageCode, languageCodes } from '#core/locale/languages.ts';
import { takingTurns } from '#core/result/turns.ts';
import { messagesIn } from '../messages.ts';
import { linesOf } from './preview/frame.ts';
import { captionsAt, pageAt } from './preview/pages.ts';
import { type PreviewServer, startPreview } from './preview/preview-server.ts';
import { rereader } from './preview/reread-content.ts';
import { watchFolders } from './preview/watch-folders.ts';

export type PreviewOptions = {
  readonly content: string;
  readonly port: number;
  readonly withKeys?: boolean;
  readonly language: LanguageCode;
};

export type Preview = { readonly url: string; close(): Promise<void> };

/** `said`: a line for the terminal, each time the content was read. Throws what the port says. */
export async function openPreview(options: PreviewOptions, said: (line: string) => void): Promise<Preview> {
  const { content, port, withKeys = false, language } = options;
  const words = new Map(await Promise.all(languageCodes.map(async (code) => [code, await messagesIn(code)] as const)));
  const t = await messagesIn(language);
  const readAgain = rereader(content);
  const inTurn = takingTurns();
  // A page of another preview at the same address is never taken for one of this.
  const start = Date.now().toString(36);
  let read = await readAgain();
  let version = 0;
  const tell = () => {
    const lines = linesOf(read.problems, t);
    for (const { place, what } of lines) said(`${place}: ${what}`);
    const key = lines.length > 0 ? 'preview.problems' : 'preview.good';
    said(t(key, { ns: 'content-tools', count: lines.length > 0 ? lines.length : read.courses.length }));
  };
  tell();
  const versionNow = () => `${start}-${version}`;
  const server: PreviewServer = await startPreview({
    content,
    port,
    version: versionNow,
    captions: (id, code) => captionsAt(id, code, read),
    page: (path, theme) =>
      pageAt(path, theme, {
        read,
        version: versionNow(),
        withKeys,
        own: language,
        words: (code) => words.get(code) ?? t,
      }),
  });
  const again = async () => {
    const problemsBefore = JSON.stringify(read.problems);
    read = await readAgain();
    version += 1;
    server.changed();
    if (JSON.stringify(read.problems) !== problemsBefore) tell();
  };
  const watching = await watchFolders(content, () => void inTurn(again).catch((error: Error) => said(error.message)));
  return {
    url: server.url,
    close: async () => {
      watching.close();
      await inTurn(async () => undefined);
      await server.close();
    },
  };
}

export async function contentPreview(options: PreviewOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const say = (key: string, params: object = {}) => t(`preview.${key}`, { ns: 'content-tools', ...params });
  const write = (line: string) => process.stdout.write(`${line}\n`);
  let preview: Preview;
  try {
    preview = await openPreview(options, write);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    process.stderr.write(`${say('portTaken', { port: options.port })}\n`);
    return 1;
  }
  write(say('running', { url: preview.url }));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await preview.close();
  write(say('stopped'));
  return 0;
}
