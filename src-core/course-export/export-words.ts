/**
 * What the pages of an exported course say beside the course itself, in its language.
 */
export const exportWordKeys = [
  'contents',
  'begin',
  'previous',
  'next',
  'toEnd',
  'read',
  'check',
  'ask',
  'correct',
  'lookAgain',
  'right',
  'remember',
  'care',
  'story',
  'progress',
  'exercise',
  'film',
  'transcript',
  'seen',
  'end',
  'endAll',
  'endSome',
  'exam',
  'leave',
  'left',
  'notKept',
] as const;

export type ExportWords = Readonly<Record<(typeof exportWordKeys)[number], string>>;
