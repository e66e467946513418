/**
 * The radio spelling alphabet: the words as ICAO writes them (Annex 10), and as other sheets write the same sound.
 */
const words = {
  A: ['Alfa', 'Alpha'],
  B: ['Bravo'],
  C: ['Charlie', 'Charly'],
  D: ['Delta'],
  E: ['Echo'],
  F: ['Foxtrot'],
  G: ['Golf'],
  H: ['Hotel'],
  I: ['India'],
  J: ['Juliett', 'Juliet', 'Juliette'],
  K: ['Kilo'],
  L: ['Lima'],
  M: ['Mike'],
  N: ['November'],
  O: ['Oscar', 'Oskar'],
  P: ['Papa'],
  Q: ['Quebec'],
  R: ['Romeo'],
  S: ['Sierra'],
  T: ['Tango'],
  U: ['Uniform'],
  V: ['Victor', 'Viktor'],
  W: ['Whiskey', 'Whisky'],
  X: ['X-ray', 'Xray'],
  Y: ['Yankee'],
  Z: ['Zulu'],
} as const;

export type Letter = keyof typeof words;
export const letters = Object.keys(words) as Letter[];

/** The word for a letter, as ICAO writes it. */
export const wordFor = (letter: Letter): string => words[letter][0];

/** All ways in which the word is written. */
export const writtenFor = (letter: Letter): readonly string[] => words[letter];

/** The letters of a name, in order. */
export const lettersOf = (name: string): Letter[] => [...name].filter((sign): sign is Letter => sign in words);
