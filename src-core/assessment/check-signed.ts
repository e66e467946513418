/**
 * A sign-off together with the passes that came along with it: it counts where an organisation that is believed gave one of them to
 * whoever signed.
 */
import { type AssessorPass, type PassLineFault, readPass } from './assessor.ts';
import { type Around, type Checked, checkSignOff, signOffFaults } from './check-sign-off.ts';
import type { PassTrust } from './withdrawn-passes.ts';

export const signedFaults = [...signOffFaults, 'issuer-unknown'] as const;
export type SignedFault = (typeof signedFaults)[number];

export type CheckedSigned =
  | (Extract<Checked, { counts: true }> & {
      /** Those of the passes that whoever signed has. */
      readonly passes: readonly string[];
    })
  | {
      readonly counts: false;
      readonly fault: SignedFault;
      /** `assessor-withdrawn`: the pass that was. */
      readonly withdrawn?: AssessorPass;
    };

/** What is worth saying first of passes that are not believed. */
const weight: readonly PassLineFault[] = ['issuer-unknown', 'altered', 'malformed'];

/** `passes`: lines, each of them checked here against whom one trusts. */
export function checkSigned(
  line: string,
  passes: readonly string[],
  trusted: PassTrust | null,
  around: Omit<Around, 'passes'>,
): CheckedSigned {
  const read = passes.map((pass) => [pass, readPass(pass, trusted, around.quick)] as const);
  const believed = read.flatMap(([, pass]) => ('fault' in pass ? [] : [pass]));
  const checked = checkSignOff(line, { ...around, passes: believed });
  if (checked.counts) {
    const own = read.filter(([, pass]) => !('fault' in pass) && pass.key === checked.said.assessor);
    return { ...checked, passes: own.map(([pass]) => pass) };
  }
  if (checked.fault !== 'assessor-unknown') return checked;
  const faults = read.flatMap(([, pass]) => ('fault' in pass ? [pass.fault] : []));
  return { counts: false, fault: weight.find((fault) => faults.includes(fault)) ?? 'assessor-unknown' };
}
