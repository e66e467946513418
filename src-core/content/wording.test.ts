/**
 * What is told by pattern, and what looks like it and must be let through.
 */
import { expect, test } from 'vitest';
import type { LanguageCode } from '../locale/languages.ts';
import { hidesNegative, isUntranslated, saysAllAbove } from './wording.ts';

test.each<[LanguageCode, string]>([
  ['en', 'All of the above'],
  ['en', 'None of the above'],
  ['zh', '以上都不对'],
  ['zh', '以上各项均正确'],
  ['fr', 'Toutes les réponses ci-dessus'],
  ['fr', 'Aucune de ces réponses'],
  ['es', 'Todas las anteriores'],
  ['es', 'Ninguna de las anteriores'],
  ['ru', 'Все перечисленное'],
  ['ru', 'Ничего из перечисленного'],
  ['ar', 'كل ما سبق'],
  ['ar', 'لا شيء مما سبق'],
])('%s points to the other options: %s', (language, text) => expect(saysAllAbove(text, language)).toBe(true));

test.each<[LanguageCode, string]>([
  ['en', 'Tell all of them to wait above the road'],
  ['zh', '五十米以上都可以'],
  ['zh', '以上级的通知为准'],
  ['fr', 'Toutes les voitures ensemble'],
  ['es', 'Todas las puertas de atrás'],
  ['ru', 'Все машины вместе'],
  ['ar', 'كل السيارات معا'],
])('%s does not: %s', (language, text) => expect(saysAllAbove(text, language)).toBe(false));

test.each([
  'Which of these is not a sign of stress?',
  'Which one should you not do?',
  'What must the driver not say?',
  'You are at the gate. Which of these answers does not help?',
  'Of these four, which is not safe?',
  'Which rule isn’t kept here?',
  "Which of these can't be left in the car?",
  'All of these are safe except:',
  'Which of these help, except for one?',
])('asks which is not so: %s', (stem) => expect(hidesNegative(stem)).toBe(true));

test.each([
  'Which of these is NOT a sign of stress?',
  'All of these are safe EXCEPT:',
  'What do you do if the driver does not answer?',
  'What do you say to a guard who is not in uniform?',
  'The road is not mined. What do you do?',
  'The track, which is not marked, is short.',
  'You have everything except a radio. What do you take?',
  'All have left except the cook. What do you do?',
  'Why is it not enough to lock the door?',
])('does not: %s', (stem) => expect(hidesNegative(stem)).toBe(false));

test.each<[LanguageCode, string, string]>([
  ['zh', 'Wait', 'Wait'],
  ['zh', 'wait here', 'Stay'],
  ['fr', 'Wait here for me', 'Wait here for me'],
  ['ru', 'Stoj', 'Stop'],
  ['ar', 'Stop', 'Stop'],
])('is not translated into %s: %s', (language, own, english) =>
  expect(isUntranslated(own, english, language)).toBe(true),
);

test.each<[LanguageCode, string, string]>([
  ['en', 'Wait here for me', 'Wait here for me'],
  ['zh', '等', 'Wait'],
  ['zh', '56', '56'],
  ['zh', '5 km', '5 km'],
  ['zh', 'GPS + VHF', 'GPS + VHF'],
  ['zh', '“Pan-pan, pan-pan, pan-pan。”', '“Pan-pan, pan-pan, pan-pan.”'],
  ['fr', 'Radio', 'Radio'],
  ['fr', 'Hôtel Alpha Bravo', 'Hotel Alpha Bravo'],
])('may stand in %s: %s', (language, own, english) => expect(isUntranslated(own, english, language)).toBe(false));
