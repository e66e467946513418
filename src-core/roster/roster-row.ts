/**
 * What a roster says of one person, and what can be wrong with it.
 */
import type { Assurance } from '../exam/assurance.ts';
import type { LanguageCode } from '../locale/languages.ts';

/** The columns of a roster, each with the names that people give it. Case, spaces and a byte order mark do not matter. */
export const rosterColumns = {
  name: ['name', 'full name', '姓名', '名字', 'الاسم', 'nom', 'имя', 'фио', 'nombre'],
  id: ['id', 'staff number', '编号', '工号', 'الرقم', 'matricule', 'номер', 'número'],
  course: ['course', '课程', 'الدورة', 'cours', 'курс', 'curso'],
  passed: ['passed', 'passed on', '通过日期', 'تاريخ النجاح', 'réussi le', 'дата', 'aprobado el'],
  assurance: ['assurance', '监考方式', 'الضمان', 'درجة الموثوقية', 'surveillance', 'надзор', 'supervisión'],
  language: ['language', '语言', 'اللغة', 'langue', 'язык', 'idioma'],
} as const satisfies Record<string, readonly string[]>;
export type RosterColumn = keyof typeof rosterColumns;

export type RosterRow = {
  /** In the file, as a table program counts: the row of the headings is 1. */
  readonly row: number;
  readonly name: string;
  /** What tells two people of one name apart; not printed. */
  readonly id: string;
  /** Of the course. */
  readonly course: string;
  /** The day of the pass, `2026-11-24`. */
  readonly passed: string;
  readonly assurance: Assurance;
  readonly language: LanguageCode;
};

/** Each has a sentence in every complete language: `roster:problem.<code>`. */
export const rosterProblems = [
  'not-text',
  'empty',
  'too-many',
  'heading-missing',
  'heading-twice',
  'quote-open',
  'name-missing',
  'name-unfit',
  'course-missing',
  'course-unknown',
  'date-missing',
  'date-form',
  'date-later',
  'assurance-unknown',
  'language-unknown',
  'same-twice',
  'withdrawn',
  'print-failed',
] as const;
export type RosterProblemCode = (typeof rosterProblems)[number];

export type RosterProblem = {
  /** 0 where the whole file is meant. */
  readonly row: number;
  readonly name: string;
  readonly code: RosterProblemCode;
  readonly params: Readonly<Record<string, string>>;
};
