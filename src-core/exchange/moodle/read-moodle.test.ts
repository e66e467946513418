import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { moodleExport } from '../samples/moodle.ts';
import { importOptions } from '../samples/options.ts';
import { readMoodleXml } from './read-moodle.ts';

const options = importOptions(['en']);
const read = (text: string) => readMoodleXml('export.xml', strToU8(text), options);
const result = read(moodleExport);
const item = (id: string) => result.items.find((one) => one.id === id);
const problemsOf = (name: string) =>
  result.problems.filter(({ where }) => where.item === name).map(({ code, params }) => [code, params]);

test('the questions that fit are there, in order', () => {
  expect(result.items.map(({ id, type }) => [id, type])).toEqual([
    ['cp-light', 'choice'],
    ['before-leaving', 'multiple'],
    ['curfew', 'choice'],
    ['words-on-the-radio', 'match'],
    ['fuel-for-the-way', 'numeric'],
    ['fill-in-the-drill', 'gap'],
    ['drag-the-words', 'gap'],
  ]);
});

test('one right answer: HTML becomes text, plain text stays, losses are named', () => {
  expect(item('cp-light')).toEqual({
    id: 'cp-light',
    type: 'choice',
    competency: 'travel.plan',
    source: 'Imported',
    difficulty: 2,
    critical: false,
    enemies: [],
    set: null,
    stem: { en: 'You reach a checkpoint at night.\nWhat do you do with your lights?' },
    rationale: { en: 'Guards who see your face are calmer & slower to shoot.' },
    options: [
      {
        id: 'a',
        correct: true,
        text: { en: 'Dip the headlights, switch on the inside light' },
        feedback: { en: 'Yes.' },
      },
      { id: 'b', correct: false, text: { en: 'Switch on the inside light only' } },
      { id: 'c', correct: false, text: { en: 'Drive with full beam <as always>' } },
    ],
  });
  expect(problemsOf('Checkpoint light')).toEqual([
    ['scoring-changed', {}],
    ['feedback-left-out', { count: '1' }],
    ['markup-removed', { tags: 'b' }],
  ]);
});

test('several right answers, and a picture that is gone', () => {
  expect(item('before-leaving')).toMatchObject({
    credit: 'partial',
    options: [{ correct: true }, { correct: true }, { correct: false }],
    rationale: { en: 'No reason was given.' },
  });
  expect(problemsOf('Before leaving').map(([code]) => code)).toEqual([
    'rationale-missing',
    'picture-removed',
    'id-changed',
  ]);
});

test('true or false becomes a choice of the two', () => {
  expect(item('curfew')).toMatchObject({
    options: [
      { id: 'a', correct: true, text: { en: 'True' }, feedback: { en: 'Right.' } },
      { id: 'b', correct: false, text: { en: 'False' }, feedback: { en: 'It does.' } },
    ],
  });
});

test('pairs, a target without a premise', () => {
  expect(item('words-on-the-radio')).toMatchObject({
    premises: [
      { id: 'p1', target: 't1', text: { en: 'Over' } },
      { id: 'p2', target: 't2', text: { en: 'Out' } },
    ],
    targets: [{ id: 't1' }, { id: 't2' }, { id: 't3', text: { en: 'I did not hear you' } }],
  });
});

test('a number with tolerance and unit; the second answer is named', () => {
  expect(item('fuel-for-the-way')).toMatchObject({ answer: 24, tolerance: 0.5, unit: { en: 'litres' } });
  expect(problemsOf('Fuel for the way').map(([code]) => code)).toEqual([
    'answers-left-out',
    'feedback-left-out',
    'id-changed',
  ]);
});

test('gaps offer the choices of their group', () => {
  expect(item('fill-in-the-drill')).toMatchObject({
    stem: { en: 'Complete the drill.' },
    text: { en: 'First [[g1]], then [[g2]].' },
    gaps: [
      {
        id: 'g1',
        options: [
          { correct: false, text: { en: 'run' } },
          { correct: true, text: { en: 'take cover' } },
        ],
      },
      {
        id: 'g2',
        options: [
          { correct: true, text: { en: 'report' } },
          { correct: false, text: { en: 'wave' } },
        ],
      },
    ],
  });
  expect(item('drag-the-words')).toMatchObject({
    stem: { en: 'Drag the words' },
    text: { en: 'Lock the [[g1]] and hide the [[g2]].' },
  });
  expect(problemsOf('Drag the words').map(([code]) => code)).toContain('stem-from-title');
});

test('what does not fit is named, with its line', () => {
  expect(problemsOf('Short')).toEqual([['question-type', { type: 'shortanswer' }]]);
  expect(problemsOf('Long')).toEqual([['question-type', { type: 'essay' }]]);
  expect(problemsOf('Cloze')).toEqual([['question-type', { type: 'cloze' }]]);
  expect(problemsOf('Calc')).toEqual([['question-type', { type: 'calculatedsimple' }]]);
  expect(problemsOf('Bad one').map(([code]) => code)).toContain('text-script');
  const short = result.problems.find(({ where }) => where.item === 'Short');
  expect(moodleExport.split('\n')[(short?.where.line ?? 0) - 1]).toContain('shortanswer');
  expect(problemsOf('')).toEqual([
    ['category-not-kept', { category: '$course$/top/Travel/Checkpoints' }],
    ['settings-left-out', { names: 'defaultgrade, tags' }],
  ]);
});

test('a file that is no export, or made to do harm, is refused', () => {
  const codes = (text: string) => read(text).problems.map(({ code }) => code);
  expect(codes('<html/>')).toEqual(['file-type']);
  expect(codes('<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>')).toEqual(['xml-doctype']);
  expect(codes('<quiz>')).toEqual(['xml-broken']);
  const bad =
    '<quiz><question type="gapselect"><name><text>g</text></name><questiontext><text>Fill [[7]]</text></questiontext></question></quiz>';
  expect(codes(bad)).toEqual(['stem-from-title', 'gap-unknown', 'rationale-missing']);
});
