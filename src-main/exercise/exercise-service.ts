/**
 * Exercises: shown in the person's language, and kept as done.
 */
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { ExerciseCard, ExerciseDone } from '#core/contract/course-calls.ts';
import { type Exercise, exerciseLanguage, inOneLanguage } from '#core/exercises/exercise.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';

export type ExerciseService = {
  list(): Promise<Result<ExerciseCard[]>>;
  read(exerciseId: string): Promise<Result<CallOutput<'exercise.read'>>>;
  finish(input: CallInput<'exercise.finish'>): Promise<Result<ExerciseDone>>;
};

export function exerciseCardOf(desk: Desk, learner: LearnerFolder, exercise: Exercise): ExerciseCard {
  const language = exerciseLanguage(exercise, desk.language());
  return {
    id: exercise.id,
    title: textIn(exercise.title, language),
    lead: textIn(exercise.lead, language),
    minutes: exercise.minutes,
    language,
    done: learner.profile.data.exercises[exercise.id] ?? null,
  };
}

export function exerciseService(desk: Desk): ExerciseService {
  const find = async (exerciseId: string) => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const exercise = (await desk.library()).exercises.find(({ id }) => id === exerciseId);
    return exercise ? ok({ learner: learner.value, exercise }) : failed(failure('exercise-unknown'));
  };
  return {
    list: async () => {
      const learner = desk.openLearner();
      if (!learner.ok) return learner;
      const { exercises } = await desk.library();
      return ok(exercises.map((exercise) => exerciseCardOf(desk, learner.value, exercise)));
    },
    read: async (exerciseId) => {
      const found = await find(exerciseId);
      if (!found.ok) return found;
      const { learner, exercise } = found.value;
      const language = exerciseLanguage(exercise, desk.language());
      const { languages: _languages, version: _version, ...shown } = exercise;
      return ok({
        exercise: { ...(inOneLanguage(shown, language) as CallOutput<'exercise.read'>['exercise']), language },
        done: learner.profile.data.exercises[exerciseId] ?? null,
      });
    },
    finish: async ({ exerciseId, share }) => {
      const found = await find(exerciseId);
      if (!found.ok) return found;
      const { learner } = found.value;
      const before = learner.profile.data.exercises[exerciseId]?.best ?? null;
      const best = share === null ? before : Math.max(share, before ?? 0);
      const done = { doneAt: now().toISOString(), best };
      const kept = await learner.profile.update((profile) => {
        profile.exercises[exerciseId] = done;
      });
      return kept.ok ? ok(done) : kept;
    },
  };
}
