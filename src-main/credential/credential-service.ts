/**
 * Certificates of the open learner: made after a pass, kept as files, shown, saved, opened, printed.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course } from '#core/content/pack.ts';
import { competencyIn } from '#core/content/pack.ts';
import type { CredentialCard } from '#core/contract/credential-calls.ts';
import {
  type Credential,
  credentialNumberOf,
  credentialSchema,
  isUnchanged,
  makeCredential,
  monthsLater,
} from '#core/credential/credential.ts';
import type { Assurance } from '#core/exam/assurance.ts';
import { cellsOf } from '#core/exam/blueprint.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { writeDurably } from '#store/disk/durable-file.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { Desk } from '../desk.ts';

export type Issue = { evidence: string; issuedAt: string; language: LanguageCode; assurance: Assurance };

export type CredentialService = {
  list(learner: LearnerFolder): Promise<Credential[]>;
  find(number: string): Promise<Result<Credential>>;
  cards(): Promise<Result<CredentialCard[]>>;
  card(credential: Credential): CredentialCard;
  /** Makes the certificate of a passed attempt; the same evidence gives the same certificate, once. */
  issue(learner: LearnerFolder, course: Course, issue: Issue): Promise<Result<Credential>>;
  /** The PDF; null for a number that the open learner does not hold. */
  pdf(number: string): Promise<Uint8Array | null>;
};

export function credentialService(desk: Desk): CredentialService {
  const printed = new Map<string, Promise<Uint8Array>>();

  const list = async (learner: LearnerFolder): Promise<Credential[]> => {
    const names = await readdir(learner.credentials).catch(() => [] as string[]);
    const credentials: Credential[] = [];
    for (const name of names.filter((entry) => /^FP-[0-9A-Z-]+\.json$/.test(entry))) {
      try {
        const credential = credentialSchema.parse(JSON.parse(await readFile(join(learner.credentials, name), 'utf8')));
        // A file that was changed by hand is no certificate. The attempt's journal can make the true one again.
        if (isUnchanged(credential) && name === `${credential.claims.number}.json`) credentials.push(credential);
      } catch {
        // Not readable: left out, and left where it is.
      }
    }
    return credentials.sort((a, b) => (a.claims.issuedAt < b.claims.issuedAt ? 1 : -1));
  };

  const card = ({ claims, state, digest }: Credential): CredentialCard => ({
    number: claims.number,
    courseId: claims.course.id,
    title: textIn(claims.course.title, desk.language()),
    holder: claims.holder.name,
    state,
    issuedAt: claims.issuedAt,
    expiresAt: claims.expiresAt,
    issuer: textIn(claims.issuer, desk.language()),
    digest,
    competencies: claims.competencies.map((competency) => textIn(competency.title, desk.language())),
  });

  const find = async (number: string): Promise<Result<Credential>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const found = (await list(learner.value)).find((credential) => credential.claims.number === number);
    return found ? ok(found) : failed(failure('credential-unknown'));
  };

  return {
    list,
    find,
    card,
    cards: async () => {
      const learner = desk.openLearner();
      return learner.ok ? ok((await list(learner.value)).map(card)) : learner;
    },
    issue: async (learner, course, { evidence, issuedAt, language, assurance }) => {
      const number = credentialNumberOf(evidence);
      const known = (await list(learner)).find((credential) => credential.claims.number === number);
      if (known) return ok(known);
      const { framework, issuer } = await desk.library();
      const covered = cellsOf(course.blueprint).map(({ competency }) => competency);
      const credential = makeCredential({
        issuer: issuer?.name ?? {},
        holder: { id: learner.id, name: learner.profile.data.name },
        course: { id: course.id, version: course.version, title: course.title },
        competencies: covered.map((id) => ({
          id,
          title: (framework && competencyIn(framework, id)?.title) ?? {},
        })),
        language,
        assurance,
        issuedAt,
        expiresAt: monthsLater(issuedAt, course.validityMonths),
        evidence,
      });
      try {
        await writeDurably(join(learner.credentials, `${number}.json`), `${JSON.stringify(credential, null, 2)}\n`);
      } catch (error) {
        return failed(diskFailure(error));
      }
      return ok(credential);
    },
    pdf: async (number) => {
      const found = await find(number);
      if (!found.ok) return null;
      const key = found.value.digest;
      let making = printed.get(key);
      if (!making) {
        // Loaded when somebody wants to see paper, not before: pdfkit and its fonts are heavy.
        making = import('#print/certificate.ts').then(({ printCertificate }) => printCertificate(found.value));
        printed.set(key, making);
        making.catch(() => printed.delete(key));
      }
      return making;
    },
  };
}
