/**
 * Certificates of the open learner: made after a pass, kept as files, shown, saved, opened, printed.
 */
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TFunction } from 'i18next';
import { type Course, competencyIn, type Framework } from '#core/content/pack.ts';
import type { CredentialCard, PaperKind, PaperStyle } from '#core/contract/credential-calls.ts';
import type { Claims } from '#core/credential/claims.ts';
import { claimsOfPass, type Pass, type PassIssuer } from '#core/credential/claims-of-pass.ts';
import { claimsOfProgramme, type ProgrammeReached, periodDigest } from '#core/credential/claims-of-programme.ts';
import { hoursInWords } from '#core/credential/hours-in-words.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import { renewalOf } from '#core/credential/renewal.ts';
import { studyOf } from '#core/credential/study.ts';
import { plainTemplate } from '#core/credential/template.ts';
import type { LanguageCode, LocalText } from '#core/locale/languages.ts';
import type { Programme } from '#core/programme/programme.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Paper } from '#print/paper.ts';
import type { HeldCredential } from '#store/credential/credential-folder.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';

export type CredentialService = {
  list(learner: LearnerFolder): Promise<HeldCredential[]>;
  newest(learner: LearnerFolder, courseId: string): Promise<HeldCredential | undefined>;
  /** What the registry withdrew or replaced, by number. */
  withdrawn(): Promise<ReadonlyMap<string, 'revocation' | 'refresh'>>;
  cards(): Promise<Result<CredentialCard[]>>;
  card(number: string): Promise<Result<CredentialCard>>;
  /** Makes the certificate of a passed attempt; the same evidence gives the same certificate, once. */
  issue(learner: LearnerFolder, taught: TaughtCourse, pass: Omit<Pass, 'holder'>): Promise<Result<HeldCredential>>;
  /** Makes the certificate of a programme for a period; the same period gives the same certificate, once. */
  issueProgramme(
    learner: LearnerFolder,
    programme: Programme,
    reached: Omit<ProgrammeReached, 'holder'>,
  ): Promise<Result<HeldCredential>>;
  /** The signed document, as it is handed over. */
  text(number: string): Promise<Result<string>>;
  /** One of its papers as PDF, signed. */
  pdf(number: string, document?: PaperKind, style?: PaperStyle): Promise<Result<Uint8Array>>;
  /** A picture of it with the credential inside. */
  badge(number: string, kind: 'badge-png' | 'badge-svg', language?: LanguageCode): Promise<Result<Uint8Array | string>>;
};

/** What was examined, as it was then. */
export type TaughtCourse = { readonly course: Course; readonly framework: Framework | null };

/** Loaded when a learner has certificates, or earns one: reading and signing them is no part of the start. */
const folder = () => import('#store/credential/credential-folder.ts');

const printers: Record<PaperKind, () => Promise<(paper: Paper) => Promise<Uint8Array>>> = {
  certificate: () => import('#print/documents/certificate.ts').then((part) => part.printCertificate),
  transcript: () => import('#print/documents/transcript.ts').then((part) => part.printTranscript),
  card: () => import('#print/documents/wallet-card.ts').then((part) => part.printWalletCard),
  booklet: () => import('#print/documents/booklet.ts').then((part) => part.printBooklet),
};

/** What the registry withdrew or replaced; nothing is loaded where none was ever heard. */
const withdrawnIn = async (dataFolder: string): Promise<ReadonlyMap<string, 'revocation' | 'refresh'>> => {
  const isThere = await access(join(dataFolder, 'device', 'outbox', 'feed.ndjson')).then(
    () => true,
    () => false,
  );
  if (!isThere) return new Map();
  return (await import('#store/outbox/read-revoked.ts')).readRevoked(dataFolder);
};

const holderOf = ({ id, profile }: LearnerFolder) => ({ id, name: profile.data.name });

const isOfProgramme = ({ claims }: HeldCredential) => claims.evidence.kind === 'programme';
/** A device made it, not an organisation. */
const isOfDevice = ({ claims }: HeldCredential) => claims.issuer.id.startsWith('did:key:');

/** `held`: the newest first. */
const newestOf = (held: readonly HeldCredential[], courseId: string) =>
  held.find(({ claims }) => claims.course.id === courseId);

/** The other language on a paper: the person's certificate is read by others too. */
const secondLanguage = (first: LanguageCode): LanguageCode | null => (first === 'en' ? null : 'en');

export function credentialService(desk: Desk): CredentialService {
  const printed = new Map<string, Promise<Result<Uint8Array>>>();

  const list = async (learner: LearnerFolder): Promise<HeldCredential[]> => {
    // Asked at every start: whoever has none does not wait for the cryptography.
    const names = await readdir(learner.credentials).catch(() => [] as string[]);
    return names.length === 0 ? [] : (await folder()).readHeldIn(learner.credentials);
  };

  /** `others`: everything the person holds; the newest of a course replaces those before. */
  const cardOf = async (held: HeldCredential, others: readonly HeldCredential[]): Promise<CredentialCard> => {
    const { claims, code } = held;
    const { courses, programmes, framework, issuer } = await desk.library();
    const language = desk.language();
    const course = courses.find(({ id }) => id === claims.course.id);
    const titled = course ?? (isOfProgramme(held) ? programmes.find(({ id }) => id === claims.course.id) : undefined);
    const newest = newestOf(others, claims.course.id);
    const isReplaced = newest !== undefined && newest.claims.number !== claims.number;
    const withdrawal = (await withdrawnIn(desk.dataFolder)).get(claims.number);
    const renewal = course && !isReplaced && !withdrawal ? renewalOf(claims.expiresAt, course, now()) : null;
    const hasRunOut = Date.parse(claims.expiresAt) <= now().getTime();
    const stateOf = (): CredentialCard['state'] => {
      if (withdrawal === 'revocation') return 'revoked';
      if (isReplaced || withdrawal === 'refresh') return 'superseded';
      return hasRunOut ? 'expired' : isOfDevice(held) ? 'provisional' : 'registered';
    };
    const said = (own: LocalText | undefined, otherwise: string) =>
      own?.[language] ?? (claims.language === language ? otherwise : (own?.en ?? otherwise));
    return {
      number: claims.number,
      courseId: claims.course.id,
      title: said(titled?.title, claims.course.title),
      holder: claims.holder.name,
      language: claims.language,
      state: stateOf(),
      issuedAt: claims.issuedAt,
      expiresAt: claims.expiresAt,
      renewal,
      issuer: said(issuer?.name, claims.issuer.name),
      code,
      competencies: claims.competencies.map(({ id, title }) =>
        said(framework ? competencyIn(framework, id)?.title : undefined, title),
      ),
    };
  };

  const all = async (): Promise<Result<HeldCredential[]>> => {
    const learner = desk.openLearner();
    return learner.ok ? ok(await list(learner.value)) : learner;
  };
  const among = (held: readonly HeldCredential[], number: string): Result<HeldCredential> => {
    const found = held.find((credential) => credential.claims.number === number);
    return found ? ok(found) : failed(failure('credential-unknown'));
  };
  const find = async (number: string): Promise<Result<HeldCredential>> => {
    const held = await all();
    return held.ok ? among(held.value, number) : held;
  };

  /** Only what this device has signed is signed as paper here; a picture is not signed. */
  const paperOf = async (held: HeldCredential, style?: PaperStyle, isSigned = true): Promise<Result<Paper>> => {
    const keys = await desk.keys();
    if (!keys.ok) return keys;
    const { claims, code, text } = held;
    if (isSigned && claims.issuer.paperCertificate !== keys.value.fingerprint)
      return failed(failure('credential-key-elsewhere'));
    const { courses, programmes, framework, issuer } = await desk.library();
    const { namesOf } = await import('#print/names-of.ts');
    const course = isOfProgramme(held) ? undefined : courses.find(({ id }) => id === claims.course.id);
    const titled = course ?? programmes.find(({ id }) => id === claims.course.id);
    const record = desk.learner?.profile.data.courses[claims.course.id];
    return ok({
      claims,
      credential: text,
      code,
      isProvisional: isOfDevice(held),
      languages: style?.languages ?? [claims.language, secondLanguage(claims.language)],
      size: style?.size ?? 'A4',
      template: plainTemplate,
      study: course ? studyOf(course, record ?? null) : null,
      names: namesOf(titled, framework, issuer?.name ?? {}),
      signer: keys.value.paper,
    });
  };

  /** As the registry signed it; null where it has not come. */
  const registeredPdf = async ({ claims }: HeldCredential): Promise<Uint8Array | null> => {
    if (!desk.learner) return null;
    const { registeredPaper } = await folder();
    const read = await readFile(registeredPaper(desk.learner.credentials, claims.number)).catch(() => null);
    return read && new Uint8Array(read);
  };

  /** What this device had signed before the registry did: its other papers can be drawn here. */
  const ownOf = async (held: HeldCredential): Promise<HeldCredential> => {
    if (isOfDevice(held) || !desk.learner) return held;
    const { readHeld } = await folder();
    return (await readHeld(join(desk.learner.credentials, `${held.claims.number}.earlier`))) ?? held;
  };

  const draw = async (held: HeldCredential, document: PaperKind, style?: PaperStyle): Promise<Result<Uint8Array>> => {
    const registered = document === 'certificate' && !isOfDevice(held) ? await registeredPdf(held) : null;
    if (registered) return ok(registered);
    const paper = await paperOf(await ownOf(held), style);
    if (!paper.ok) return paper;
    // Loaded when somebody wants to see paper, not before: pdfkit and its fonts are heavy.
    const print = await printers[document]();
    return ok(await print(paper.value));
  };

  /** The same evidence gives the same certificate, once; `claim`: what is claimed, by whom, in words of the language. */
  const issueOnce = async (
    learner: LearnerFolder,
    evidence: string,
    language: LanguageCode,
    framework: Framework | null,
    claim: (framework: Framework, issuer: PassIssuer, t: TFunction) => Claims,
  ): Promise<Result<HeldCredential>> => {
    const number = credentialNumberOf(evidence);
    const known = (await list(learner)).find(({ claims }) => claims.number === number);
    if (known && !isOfDevice(known)) return ok(known);
    const keys = await desk.keys();
    if (!keys.ok) return keys;
    const { did, fingerprint, signing } = keys.value;
    // Made by a key that is not here any more: its papers could not be signed, so it is made again from its evidence.
    if (known?.claims.issuer.id === did && known.claims.issuer.paperCertificate === fingerprint) return ok(known);
    const { issuer } = await desk.library();
    if (!framework) return failed(failure('course-unknown'));
    const [{ wordsIn }, { codeOf, signCode }, { signCredential }, { keepCredential }] = await Promise.all([
      import('../words.ts'),
      import('#core/credential/code/paper-code.ts'),
      import('#core/credential/credential.ts'),
      folder(),
    ]);
    const t = await wordsIn(language);
    const claims = claim(framework, { id: did, name: issuer?.name ?? {}, paperCertificate: fingerprint }, t);
    const signed = await signCredential(claims, signing, now().toISOString());
    return keepCredential(learner.credentials, signed, claims, signCode(codeOf(claims), signing, false));
  };

  return {
    list,
    withdrawn: () => withdrawnIn(desk.dataFolder),
    newest: async (learner, courseId) => {
      const held = await list(learner);
      if (held.length === 0) return undefined;
      const withdrawn = await withdrawnIn(desk.dataFolder);
      return newestOf(
        held.filter(({ claims }) => withdrawn.get(claims.number) !== 'revocation'),
        courseId,
      );
    },
    cards: async () => {
      const held = await all();
      return held.ok ? ok(await Promise.all(held.value.map((one) => cardOf(one, held.value)))) : held;
    },
    card: async (number) => {
      const held = await all();
      if (!held.ok) return held;
      const found = among(held.value, number);
      return found.ok ? ok(await cardOf(found.value, held.value)) : found;
    },
    issue: (learner, { course, framework }, pass) =>
      issueOnce(learner, pass.evidence, pass.language, framework, (known, from, t) =>
        claimsOfPass(
          { ...pass, holder: holderOf(learner) },
          course,
          known,
          from,
          t('certificate:criteria', { percent: course.blueprint.passPercent }),
        ),
      ),
    issueProgramme: async (learner, programme, reached) => {
      const { courses, framework } = await desk.library();
      const evidence = periodDigest(programme.id, learner.id, reached.period);
      return issueOnce(learner, evidence, reached.language, framework, (known, from, t) =>
        claimsOfProgramme({ ...reached, holder: holderOf(learner) }, programme, { courses, framework: known }, from, {
          criteria: t('certificate:criteriaOfProgramme'),
          hours: (activity, minutes) =>
            t('certificate:activityFor', { activity, hours: hoursInWords(reached.language, minutes) }),
        }),
      );
    },
    text: async (number) => {
      const found = await find(number);
      return found.ok ? ok(found.value.text) : found;
    },
    pdf: async (number, document = 'certificate', style) => {
      const found = await find(number);
      if (!found.ok) return found;
      // The booklet says what was read until now, and others are asked for once.
      if (style || document === 'booklet') return draw(found.value, document, style);
      // The paper of the registry may come any moment.
      if (document === 'certificate' && !isOfDevice(found.value)) return draw(found.value, document);
      const key = `${document} ${found.value.text}`;
      let making = printed.get(key);
      if (!making) {
        making = draw(found.value, document);
        printed.set(key, making);
        const forget = () => printed.delete(key);
        making.then((made) => made.ok || forget(), forget);
      }
      return making;
    },
    badge: async (number, kind, language) => {
      const found = await find(number);
      if (!found.ok) return found;
      const { claims, text } = found.value;
      const style: PaperStyle = { languages: [language ?? claims.language, null], size: 'A4' };
      const paper = await paperOf(found.value, style, isOfDevice(found.value));
      if (!paper.ok) return paper;
      const { badgeAsPng, badgeAsSvg, drawBadge } = await import('#print/badge/badge.ts');
      const svg = drawBadge(paper.value);
      return ok(kind === 'badge-png' ? await badgeAsPng(svg, text) : badgeAsSvg(svg, text));
    },
  };
}
