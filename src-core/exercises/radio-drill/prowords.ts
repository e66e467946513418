/**
 * Procedure words as the courses say them: most languages keep the English ones, Chinese has its own. ROGER is part of WILCO,
 * and OVER and OUT contradict each other (ACP 125).
 */
const over = '(?:\\bover\\b|完毕)';
const out = '(?:\\bout\\b|通话结束)';
const roger = '(?:\\broger\\b|收到)';
const wilco = '(?:\\bwilco\\b|照办)';
const between = '[\\s,，、.。]*(?:and|y|et|и|和|و)?[\\s,，、.。]*';

const pair = (one: string, other: string) => `(?:${one}${between}${other}|${other}${between}${one})`;
const atEnd = (words: string) => new RegExp(`${words}[\\s\\p{P}]*$`, 'iu');
const overAndOut = atEnd(pair(over, out));
const rogerWilco = new RegExp(pair(roger, wilco), 'iu');

export type Closing = 'over' | 'out' | null;

/** What is explained in brackets at the end is not said. */
const spokenOf = (text: string) => text.replace(/[\s\p{P}]*[(（][^()（）]*[)）][\s\p{P}]*$/u, '');

/** The word that closes a transmission. */
export function closingOf(text: string): Closing {
  const spoken = spokenOf(text);
  if (atEnd(over).test(spoken)) return 'over';
  return atEnd(out).test(spoken) ? 'out' : null;
}

/** Words that are not said together. */
export function contradictionIn(text: string): 'over-out' | 'roger-wilco' | null {
  const spoken = spokenOf(text);
  return overAndOut.test(spoken) ? 'over-out' : rogerWilco.test(spoken) ? 'roger-wilco' : null;
}
