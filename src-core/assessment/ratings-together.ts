/**
 * Where several assessors saw the same person at the same station: what they chose, criterion by criterion, in pairs.
 */
import type { Step } from './rubric.ts';
import type { AboutOf, SignOff } from './sign-off.ts';

type Judged = SignOff & { readonly about: AboutOf<'practical'> };
const isJudged = (said: SignOff): said is Judged => said.about.kind === 'practical';

/**
 * By station. Only what was judged by the same rubric is compared; of each two assessors the last that each signed. The first of a pair
 * is always the one whose key comes first, so that the order in which they signed makes no difference.
 */
export function ratingsTogether(signOffs: readonly SignOff[]): ReadonlyMap<string, (readonly [Step, Step])[]> {
  const last = new Map<string, Judged>();
  for (const said of [...signOffs].filter(isJudged).sort((a, b) => (a.signedAt < b.signedAt ? -1 : 1)))
    last.set([said.candidate.id, said.programme, said.about.station, said.about.rubric, said.assessor].join(' '), said);
  const judged = [...last.values()].sort((a, b) => (a.assessor < b.assessor ? -1 : 1));
  const together = new Map<string, (readonly [Step, Step])[]>();
  for (const [index, a] of judged.entries()) {
    for (const b of judged.slice(index + 1)) {
      const isSame =
        a.assessor !== b.assessor &&
        a.candidate.id === b.candidate.id &&
        a.programme === b.programme &&
        a.about.station === b.about.station &&
        a.about.rubric === b.about.rubric;
      if (!isSame) continue;
      const pairs = Object.entries(a.about.ratings).flatMap(([criterion, step]) => {
        const other = b.about.ratings[criterion];
        return other ? [[step, other] as const] : [];
      });
      together.set(a.about.station, [...(together.get(a.about.station) ?? []), ...pairs]);
    }
  }
  return together;
}
