/**
 * `fieldpass issuer pass`: an organisation says that somebody may assess, supervise, or both, in some programmes and for a time.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { signPass } from '#core/assessment/assessor.ts';
import { carriedText, readCarried } from '#core/assessment/carried.ts';
import type { PassRole } from '#core/assessment/pass-role.ts';
import { contentId, isoInstant } from '#core/contract/values.ts';
import { longDate } from '#core/locale/long-date.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { writeDurably } from '#store/disk/durable-file.ts';
import { refuseExisting } from '../items/refuse-existing.ts';
import { sayFailure } from '../say-failure.ts';
import { type InFolder, withIssuer } from './issuer.ts';

export type IssuerPassOptions = InFolder & {
  readonly programme: string[];
  readonly may: PassRole[];
  /** Days, as `2027-03-01`. From today where none is given. */
  readonly from?: string;
  readonly until: string;
  readonly out: string;
};

/** What the system says of the disk, else what it comes to. */
const reasonOf = ({ code, params }: Failure): string => String(params.reason ?? code);

/** `file`: what the assessor saved in the program, with their key and name. */
export const issuerPass = (file: string, options: IssuerPassOptions): Promise<number> =>
  withIssuer(options, async (issuer, t) => {
    const now = new Date().toISOString();
    const asked = readCarried(await readFile(file, 'utf8').catch(() => ''));
    if (asked?.fieldpass !== 'assessor') return sayFailure(failure('assessor-file', { file }), t);
    const { key, person } = asked;
    const from = options.from === undefined ? now : `${options.from}T00:00:00.000Z`;
    const times = z.tuple([isoInstant, isoInstant]).safeParse([from, `${options.until}T00:00:00.000Z`]);
    const programmes = z.array(contentId).safeParse(options.programme);
    if (!times.success || !programmes.success || times.data[0] >= times.data[1])
      return sayFailure(failure('input-invalid'), t);
    if (await refuseExisting([options.out], 'export.none', t)) return 1;
    const pass = {
      ...{ id: randomUUID(), issuer: issuer.about.id, issuedAt: now, key, person },
      ...{ may: options.may, programmes: programmes.data },
      from,
      until: times.data[1],
    };
    // In the ledger before it exists: nobody may assess whom the organisation does not know of.
    const noted = await issuer.note({
      ...{
        type: 'pass-given',
        pass: pass.id,
        key,
        person: person.name,
        programmes: programmes.data,
        issuedAt: now,
        until: pass.until,
      },
    });
    if (!noted.ok)
      return sayFailure(failure('pass-not-noted', { name: person.name, reason: reasonOf(noted.failure) }), t);
    const line = signPass(issuer.signing, pass);
    try {
      await writeDurably(options.out, carriedText({ fieldpass: 'pass', v: 1, passes: [line] }));
    } catch (error) {
      const reason = reasonOf(diskFailure(error));
      const said = { name: person.name, file: options.out, pass: pass.id, reason };
      return sayFailure(failure('pass-not-written', said), t);
    }
    const said = { name: person.name, date: longDate(pass.until, options.language), file: options.out };
    process.stdout.write(`${t('passGiven', { ns: 'issuer', ...said })}\n`);
    return 0;
  });
