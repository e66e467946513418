/**
 * "Saved" is shown only after main said so; the newest choice wins; what failed stays and can be tried again.
 */
import { describe, expect, it } from 'vitest';
import type { SittingState, SittingView } from '#core/contract/exam-calls.ts';
import { chosenOf, type Response } from '#core/exam/response.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type SittingDesk, SittingSession } from './sitting-session.ts';

const start: SittingState = {
  attemptId: '20261123T100000Z-abcdefgh',
  phase: 'open',
  position: 0,
  responses: [{ chosen: [] }, { chosen: ['b'] }],
  flagged: [false, false],
  remainingMs: 60_000,
  pause: null,
  interruptions: [],
};

const view: SittingView = {
  courseId: 'basic',
  courseTitle: 'Basic',
  language: 'en',
  minutes: 10,
  items: [0, 1].map((position) => ({
    position,
    section: null,
    situation: null,
    question: { type: 'choice', stem: '?', options: [] },
  })),
  state: start,
  resumed: false,
};

/** A desk whose answers wait until the test lets them go. */
function desk() {
  const sent: { position: number; response: Response; reply: (result: Result<SittingState>) => void }[] = [];
  const at = async () => ok(start);
  const made: SittingDesk = {
    answer: (position, response) => new Promise((reply) => sent.push({ position, response, reply })),
    flag: at,
    visit: at,
    pause: at,
    state: at,
  };
  return { sent, made };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));
const full = failed(failure('disk-full'));

describe('a sitting on the screen', () => {
  it('takes answers that were kept before as saved', () => {
    expect(new SittingSession(view, desk().made).snapshot().marks).toEqual(['none', 'saved']);
  });

  it('says saved only after the reply', async () => {
    const { sent, made } = desk();
    const session = new SittingSession(view, made);
    session.answer(0, { chosen: ['a'] });
    expect(session.snapshot().marks[0]).toBe('saving');
    sent[0]?.reply(ok(start));
    await turn();
    expect(session.snapshot().marks[0]).toBe('saved');
  });

  it('sends the newest choice after the one on its way, and is saved only then', async () => {
    const { sent, made } = desk();
    const session = new SittingSession(view, made);
    session.answer(0, { chosen: ['a'] });
    session.answer(0, { chosen: ['b'] });
    session.answer(0, { chosen: ['c'] });
    sent[0]?.reply(ok(start));
    await turn();
    expect(session.snapshot().marks[0]).toBe('saving');
    expect(sent.map(({ response }) => chosenOf(response)[0])).toEqual(['a', 'c']);
    sent[1]?.reply(ok(start));
    await turn();
    expect(session.snapshot().marks[0]).toBe('saved');
  });

  it('keeps a choice that could not be saved, and saves it on retry', async () => {
    const { sent, made } = desk();
    const session = new SittingSession(view, made);
    session.answer(0, { chosen: ['a'] });
    sent[0]?.reply(full);
    expect(await session.settled()).toBe(false);
    expect(session.snapshot()).toMatchObject({ marks: ['failed', 'saved'], failure: { code: 'disk-full' } });
    expect(session.snapshot().responses[0]).toEqual({ chosen: ['a'] });
    session.retry();
    sent[1]?.reply(ok(start));
    expect(await session.settled()).toBe(true);
    expect(session.snapshot()).toMatchObject({ marks: ['saved', 'saved'], failure: null });
  });

  it('tries what failed again as soon as something else is saved', async () => {
    const { sent, made } = desk();
    const session = new SittingSession(view, made);
    session.answer(0, { chosen: ['a'] });
    sent[0]?.reply(full);
    await session.settled();
    session.answer(1, { chosen: ['c'] });
    sent[1]?.reply(ok(start));
    await turn();
    expect(sent[2]?.position).toBe(0);
    sent[2]?.reply(full);
    expect(await session.settled()).toBe(false);
    expect(sent).toHaveLength(3);
  });

  it('ends when main says that the attempt is decided', async () => {
    const { sent, made } = desk();
    const session = new SittingSession(view, made);
    session.answer(0, { chosen: ['a'] });
    sent[0]?.reply(ok({ ...start, phase: 'decided', remainingMs: 0 }));
    await turn();
    expect(session.snapshot().decided).toBe(true);
  });
});
