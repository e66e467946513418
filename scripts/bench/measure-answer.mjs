/**
 * How long from an answer to its being safe on the disk, with few and with many past attempts there. The real exam
 * service writes a real journal; the two folders take turns at every answer, so that a busy moment falls on both.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialService } from '../../src-main/credential/credential-service.ts';
import { setDesk } from '../../src-main/desk.ts';
import { examService } from '../../src-main/exam/exam-service.ts';
import { openContentStore } from '../../src-store/content-update/content-store.ts';
import { plainVault } from '../../src-store/keys/plain-vault.ts';
import { createLearner } from '../../src-store/learner/learner-folder.ts';

const learner = { id: 'benchbenchbench1', name: 'Bench', language: 'en', createdAt: '2026-01-01T00:00:00.000Z' };

/** An exam under way in a folder that already holds `pastAttempts` journals. */
async function sitting(root, contentFolder, pastAttempts) {
  const dataFolder = join(root, String(pastAttempts));
  mkdirSync(dataFolder);
  const settings = { data: { language: 'en' }, update: async () => ({ ok: true, value: {} }) };
  const desk = setDesk({
    dataFolder,
    content: await openContentStore(dataFolder, contentFolder, () => new Date()),
    cache: { file: join(dataFolder, 'cache', 'library.json'), version: 'bench' },
    settings,
    firstRun: false,
    noticesChanged: () => undefined,
    vault: () => plainVault,
  });
  const opened = await createLearner(dataFolder, learner);
  if (!opened.ok) throw new Error(opened.failure.code);
  desk.learner = opened.value;
  const exams = examService(desk, credentialService(desk), () => undefined);
  const { courses } = await desk.library();
  const first = await exams.sit(courses[0].id);
  if (!first.ok) throw new Error(first.failure.code);
  const { attempts } = opened.value;
  const sample = join(attempts, readdirSync(attempts)[0]);
  for (let index = 0; index < pastAttempts; index += 1) {
    const name = `20250101T000000Z-${String(index).padStart(8, '0')}.ndjson`;
    copyFileSync(sample, join(attempts, name));
  }
  const { attemptId } = first.value.state;
  const items = first.value.items.filter(({ question }) => question.type === 'choice');
  let count = 0;
  return {
    answer: async () => {
      const { position, question } = items[count % items.length];
      const { options } = question;
      const chosen = [options[count % options.length].id];
      count += 1;
      const started = performance.now();
      const reply = await exams.answer(attemptId, position, { chosen });
      const took = performance.now() - started;
      if (!reply.ok) throw new Error(reply.failure.code);
      return took;
    },
    close: async () => {
      await exams.leave();
      await opened.value.close();
    },
  };
}

const atShare = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/**
 * @param {{contentFolder: string, few: number, many: number, answers?: number}} wanted
 * @returns {Promise<{few: {medianMs: number, p99Ms: number}, many: {medianMs: number, p99Ms: number}}>}
 */
export async function measureAnswers({ contentFolder, few, many, answers = 5000 }) {
  const root = mkdtempSync(join(tmpdir(), 'fieldpass-answers-'));
  try {
    const rooms = { few: await sitting(root, contentFolder, few), many: await sitting(root, contentFolder, many) };
    const times = { few: [], many: [] };
    const warmUp = 100;
    for (let turn = -warmUp; turn < answers; turn += 1) {
      for (const room of turn % 2 === 0 ? ['few', 'many'] : ['many', 'few']) {
        const took = await rooms[room].answer();
        if (turn >= 0) times[room].push(took);
      }
    }
    await rooms.few.close();
    await rooms.many.close();
    const summed = (list) => {
      const sorted = list.sort((a, b) => a - b);
      return { medianMs: atShare(sorted, 0.5), p99Ms: atShare(sorted, 0.99) };
    };
    return { few: summed(times.few), many: summed(times.many) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
