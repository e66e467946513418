/**
 * The page that checks papers, with a trust list and status lists in it: for people at a gate, who have a browser and
 * nothing else.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type AboutLists, aboutLists } from '#core/trust/about-lists.ts';
import { carriedText, withCarried } from '#core/trust/carried.ts';
import { readStatusList } from '#core/trust/status-list.ts';
import { provenLists } from '#core/verify/known.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';
import { newestTrust } from './publish-trust.ts';

export type PageSource = {
  /** The page as it is shipped, without lists. */
  readonly page: string;
  /** Of the trust list. */
  readonly folder: string;
  /** Of the status lists. */
  readonly status: string;
  readonly out: string;
  /** ISO instant. */
  readonly now: string;
};

export type PublishedPage = { readonly about: AboutLists; readonly statusLists: number };

/** Only what holds goes in: the newest trust list of the folder, and the latest status lists that its issuers signed. */
export async function publishPage({ page, folder, status, out, now }: PageSource): Promise<Result<PublishedPage>> {
  const trustList = await newestTrust(folder);
  if (!trustList) return failed(failure('trust-none', { folder }));
  const names = (await readdir(status).catch(() => [] as string[])).filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(status, name), 'utf8').catch(() => '')));
  const read = texts.flatMap((text) => readStatusList(text) ?? []);
  const proven = await provenLists(trustList.list, read);
  const statusLists = read.filter(({ list }) => proven.get(list.id) === list);
  const about = (await aboutLists({ trustList, origin: 'carried', statusLists }, now)) as AboutLists;
  try {
    const html = withCarried(await readFile(page, 'utf8'), carriedText(trustList, statusLists));
    if (html === null) throw new Error(`${page} has no place for lists`);
    await ensureFolder(dirname(out));
    await writeDurably(out, html);
    return ok({ about, statusLists: statusLists.length });
  } catch (error) {
    return failed(diskFailure(error));
  }
}
