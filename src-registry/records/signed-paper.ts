/**
 * The certificate of a person as PDF, signed by the registry: drawn when it is first asked for, and then always the same.
 */

import { credentialIn } from '#core/credential/credential.ts';
import { studyOf } from '#core/credential/study.ts';
import { plainTemplate } from '#core/credential/template.ts';
import { printCertificate } from '#print/documents/certificate.ts';
import { namesOf } from '#print/names-of.ts';
import type { Registry } from '../registry.ts';

/** Null when this person has no certificate of this number, or a parent's whose paper is not here yet. */
export async function signedPaper(
  { pool, identity, tools }: Registry,
  person: string,
  number: string,
): Promise<Uint8Array | null> {
  const { rows } = await pool.query<{ credential: string; code: string; pdf: Buffer | null }>(
    `select c.credential, c.code, p.pdf from credentials c left join papers p on p.number = c.number
      where c.number = $1 and c.person = $2`,
    [number, person],
  );
  const [row] = rows;
  if (!row || row.pdf) return row?.pdf ?? null;
  const claims = credentialIn(row.credential)?.claims;
  if (!claims) throw new Error('a credential that was written is none');
  if (claims.issuer.id !== identity.about.id) return null;
  const course = tools.courses.find(({ id }) => id === claims.course.id);
  const programme = tools.programmes.find(({ id }) => id === claims.course.id);
  const pdf = await printCertificate({
    claims,
    credential: row.credential,
    code: row.code,
    isProvisional: false,
    languages: [claims.language, claims.language === 'en' ? null : 'en'],
    size: 'A4',
    template: plainTemplate,
    study: course ? studyOf(course, null) : null,
    names: namesOf(course ?? programme, tools.framework, identity.about.name),
    signer: identity.paper,
  });
  await pool.query('insert into papers (number, pdf) values ($1, $2) on conflict (number) do nothing', [
    number,
    Buffer.from(pdf),
  ]);
  const kept = await pool.query<{ pdf: Buffer }>('select pdf from papers where number = $1', [number]);
  return kept.rows[0]?.pdf ?? pdf;
}
