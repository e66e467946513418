/**
 * `fieldpass records check`: reads every learner's folder under its lock and says what is whole and what is not.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptEventSchema } from '#core/exam/attempt-event.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { readJournal } from '#store/attempt/journal.ts';
import { readHeld } from '#store/credential/credential-folder.ts';
import { lockFolder } from '#store/disk/folder-lock.ts';
import { isWholeJsonStore } from '#store/disk/json-store.ts';
import { listLearners } from '#store/learner/learner-folder.ts';
import { panelShape } from '#store/learner/panel-record.ts';
import { practiceShape } from '#store/learner/practice-record.ts';
import { profileShape } from '#store/learner/profile.ts';
import { messagesIn } from '../messages.ts';

export async function recordsCheck(options: { data: string; language: LanguageCode }): Promise<number> {
  const t = await messagesIn(options.language);
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const learners = await listLearners(options.data);
  let wrong = 0;
  const report = (good: boolean, what: string, detail: string) => {
    if (!good) wrong += 1;
    say(`  ${good ? t('good') : t('wrong')}  ${what}${detail ? `  ${detail}` : ''}`);
  };

  for (const learner of learners) {
    say(`${learner.id}  ${learner.name}`);
    const folder = join(options.data, 'learners', learner.id);
    const lock = await lockFolder(folder);
    if (!lock.ok) {
      report(false, '', t(`${lock.failure.code}.what`, { ns: 'failure', ...lock.failure.params }));
      continue;
    }
    try {
      report(await isWholeJsonStore(profileShape(folder)), 'profile.json', '');
      for (const name of await namesIn(folder, 'practice.json')) {
        report(await isWholeJsonStore(practiceShape(folder)), name, '');
      }
      for (const name of await namesIn(join(folder, 'panels'), '.json')) {
        if (name.endsWith('.good.json')) continue;
        report(await isWholeJsonStore(panelShape(folder, name.slice(0, -'.json'.length))), `panels/${name}`, '');
      }
      for (const name of await namesIn(join(folder, 'attempts'), '.ndjson')) {
        const { entries, brokenAtLine, tail } = await readJournal(join(folder, 'attempts', name), attemptEventSchema);
        const broken = brokenAtLine ?? (tail.length > 0 ? entries.length + 1 : null);
        const detail = broken === null ? t('entries', { count: entries.length }) : t('brokenAt', { line: broken });
        report(broken === null && entries.length > 0, `attempts/${name}`, detail);
      }
      for (const name of await namesIn(join(folder, 'credentials'), '.json')) {
        report((await readHeld(join(folder, 'credentials', name))) !== null, `credentials/${name}`, '');
      }
    } finally {
      await lock.value.release();
    }
  }
  say(wrong === 0 ? t('recordsGood', { count: learners.length }) : t('recordsWrong', { count: wrong }));
  return wrong === 0 ? 0 : 1;
}

const namesIn = async (folder: string, ending: string) =>
  (await readdir(folder).catch(() => [] as string[])).filter((name) => name.endsWith(ending)).sort();
