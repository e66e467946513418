/**
 * Claims as an Open Badges 3.0 AchievementCredential on the Verifiable Credentials Data Model 2.0, and back.
 *
 * [Note: built again] Reading takes the claims out, builds the document from them anew and compares the two. What was
 * added, left out or put in another shape is seen, though it might not touch what the signature covers; and there is one
 * description of the format, not two.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { sha256OfText } from '../evidence/digest.ts';
import { assuranceLevels } from '../exam/assurance.ts';
import { z } from '../zod.ts';
import {
  type Assessment,
  type assessmentKinds,
  type Claims,
  claimsSchema,
  type evidenceKinds,
  type StatusRef,
} from './claims.ts';
import { type JsonObject, sameJson } from './json.ts';
import { contextAddresses } from './proof/contexts.ts';
import { statusEntry, statusPurposes } from './status-entry.ts';

/** A UUID that grows from a text (version 8, RFC 9562 section 5.8), as a URN. */
function urnOf(text: string): string {
  const bytes = sha256OfText(`fieldpass ${text}`).slice(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  const part = (from: number, to: number) => hex.slice(from, to);
  return `urn:uuid:${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`;
}

/** Multihash of a SHA-256 (0x12, 32 bytes) as multibase base64url: `uEi…`. */
const multihashOf = (hex: string): string => `u${base64urlnopad.encode(Uint8Array.of(0x12, 0x20, ...hexToBytes(hex)))}`;

function hexOf(multihash: string): string {
  try {
    return bytesToHex(base64urlnopad.decode(multihash.slice(1)).slice(2));
  } catch {
    return '';
  }
}

const genres: Record<(typeof evidenceKinds)[number], string> = {
  attempt: 'attempt journal',
  roster: 'roster',
  programme: 'programme records',
};
const assessmentGenres: Record<(typeof assessmentKinds)[number], string> = {
  practical: 'practical assessment',
  exam: 'examination',
  hours: 'supervised hours',
  recommendation: 'recommendation',
  document: 'document',
  credential: 'credential',
};
const keyOf = <K extends string>(table: Record<K, string>, value: string | undefined): string | undefined =>
  Object.entries(table).find(([, said]) => said === value)?.[0];
const fingerprintType = 'ext:x509CertificateSha256';
const frameworkType = 'ext:CompetencyFramework';
const assuranceId = 'assurance';
/** The result of a competency of a programme: by which of the assessments it was shown, counted from 1. */
const shownByType = 'ext:ShownByAssessments';

/** Without the proof. Key order is the order of the file; what is signed does not depend on it. */
export function documentOf(claims: Claims): JsonObject {
  const { course, framework, holder, issuer, assessments } = claims;
  const shownBy = (id: string) =>
    assessments.flatMap(({ competencies }, index) => (competencies.includes(id) ? [String(index + 1)] : [])).join(' ');
  const achievement = urnOf(`achievement ${course.id} ${course.version}`);
  const description = (id: string, name: string, resultType: string, more: JsonObject) => ({
    id: `${achievement}#${id}`,
    type: ['ResultDescription'],
    name,
    resultType,
    ...more,
  });
  const result = (id: string, value: string) => ({
    type: ['Result'],
    resultDescription: `${achievement}#${id}`,
    value,
  });
  return {
    '@context': contextAddresses,
    id: urnOf(`credential ${claims.number}`),
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: course.title,
    inLanguage: claims.language,
    issuer: {
      id: issuer.id,
      type: ['Profile'],
      name: issuer.name,
      ...(issuer.paperCertificate && {
        otherIdentifier: [
          { type: 'IdentifierEntry', identifier: issuer.paperCertificate, identifierType: fingerprintType },
        ],
      }),
    },
    validFrom: claims.issuedAt,
    validUntil: claims.expiresAt,
    awardedDate: claims.issuedAt,
    credentialSubject: {
      type: ['AchievementSubject'],
      licenseNumber: claims.number,
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: holder.name, identityType: 'name' },
        ...(holder.id === null
          ? []
          : [{ type: 'IdentityObject', hashed: false, identityHash: holder.id, identityType: 'systemId' }]),
      ],
      achievement: {
        id: achievement,
        type: ['Achievement'],
        achievementType: 'Certificate',
        humanCode: course.id,
        version: course.version,
        inLanguage: claims.language,
        name: course.title,
        description: course.criteria,
        criteria: { narrative: course.criteria },
        otherIdentifier: [
          {
            type: 'IdentifierEntry',
            identifier: `${framework.id}@${framework.version}`,
            identifierType: frameworkType,
          },
        ],
        alignment: claims.competencies.map(({ id, title }) => ({
          type: ['Alignment'],
          targetType: 'ext:Competency',
          targetCode: id,
          targetName: title,
          targetFramework: framework.title,
          targetUrl: urnOf(`competency ${framework.id} ${framework.version} ${id}`),
        })),
        resultDescription: [
          description(assuranceId, assuranceId, 'ext:AssuranceLevel', { allowedValue: [...assuranceLevels] }),
          ...claims.areas.map(({ id, title, requiredPercent }) =>
            description(id, title, 'Percent', {
              valueMin: '0',
              valueMax: '100',
              ...(requiredPercent !== null && { requiredValue: String(requiredPercent) }),
            }),
          ),
          ...claims.competencies.flatMap(({ id, title, max }) =>
            max === null ? [] : [description(id, title, 'RawScore', { valueMax: String(max) })],
          ),
          ...claims.competencies.flatMap(({ id, title }) =>
            shownBy(id) === '' ? [] : [description(id, title, shownByType, {})],
          ),
        ],
      },
      result: [
        result(assuranceId, claims.assurance),
        ...claims.areas.flatMap(({ id, percent }) => (percent === null ? [] : [result(id, String(percent))])),
        ...claims.competencies.flatMap(({ id, points }) => (points === null ? [] : [result(id, String(points))])),
        ...claims.competencies.flatMap(({ id }) => (shownBy(id) === '' ? [] : [result(id, shownBy(id))])),
      ],
    },
    evidence: [
      {
        id: urnOf(`evidence ${claims.evidence.digest}`),
        type: ['Evidence'],
        genre: genres[claims.evidence.kind],
        digestMultibase: multihashOf(claims.evidence.digest),
      },
      ...assessments.map((assessment, index) => evidenceOf(claims.number, assessment, index)),
    ],
    ...(claims.status && {
      credentialStatus: statusPurposes.map((purpose) => statusEntry(purpose, claims.status as StatusRef)),
    }),
  };
}

function evidenceOf(number: string, { kind, title, by, on, digest }: Assessment, index: number): JsonObject {
  return {
    id: urnOf(`assessment ${number} ${index + 1}`),
    type: ['Evidence'],
    genre: assessmentGenres[kind],
    name: title,
    ...(by !== null && { narrative: by }),
    description: on,
    ...(digest !== null && { digestMultibase: multihashOf(digest) }),
  };
}

/** Where the claims stand in a document; anything else of it is compared, see [Note: built again]. */
const shape = z.looseObject({
  inLanguage: z.string(),
  issuer: z.looseObject({
    id: z.string(),
    name: z.string(),
    otherIdentifier: z.array(z.looseObject({ identifier: z.string() })).optional(),
  }),
  validFrom: z.string(),
  validUntil: z.string(),
  credentialSubject: z.looseObject({
    licenseNumber: z.string(),
    identifier: z.array(z.looseObject({ identityHash: z.string() })).min(1),
    achievement: z.looseObject({
      id: z.string(),
      humanCode: z.string(),
      version: z.string(),
      name: z.string(),
      description: z.string(),
      otherIdentifier: z.array(z.looseObject({ identifier: z.string() })),
      alignment: z.array(
        z.looseObject({ targetCode: z.string(), targetName: z.string(), targetFramework: z.string() }),
      ),
      resultDescription: z.array(
        z.looseObject({
          id: z.string(),
          name: z.string(),
          resultType: z.string(),
          requiredValue: z.string().optional(),
          valueMax: z.string().optional(),
        }),
      ),
    }),
    result: z.array(z.looseObject({ resultDescription: z.string(), value: z.string() })),
  }),
  evidence: z
    .array(
      z.looseObject({
        genre: z.string(),
        name: z.string().optional(),
        narrative: z.string().optional(),
        description: z.string().optional(),
        digestMultibase: z.string().optional(),
      }),
    )
    .min(1),
  credentialStatus: z
    .array(z.looseObject({ statusListIndex: z.string(), statusListCredential: z.string() }))
    .min(1)
    .optional(),
});

function claimsFrom(document: z.infer<typeof shape>): unknown {
  const { credentialSubject: subject, credentialStatus: status, evidence, issuer } = document;
  const { achievement } = subject;
  const [frameworkId, frameworkVersion] = (achievement.otherIdentifier[0]?.identifier ?? '').split('@');
  const named = (id: string) => `${achievement.id}#${id}`;
  const resultOf = new Map(subject.result.map(({ resultDescription, value }) => [resultDescription, value]));
  const describedAs = new Map(achievement.resultDescription.map((one) => [one.id, one]));
  const numberOr = (value: string | undefined) => (value === undefined ? null : Number(value));
  const [main, ...assessments] = evidence;
  const isShownBy = (id: string) => describedAs.get(named(id))?.resultType === shownByType;
  const shown = achievement.alignment.map(({ targetCode: id }) => ({
    id,
    by: isShownBy(id) ? (resultOf.get(named(id)) ?? '').split(' ').map(Number) : [],
  }));
  const listEnd = `/${statusPurposes[0]}`;
  return {
    number: subject.licenseNumber,
    language: document.inLanguage,
    issuer: {
      id: issuer.id,
      name: issuer.name,
      paperCertificate: issuer.otherIdentifier?.[0]?.identifier ?? null,
    },
    holder: { name: subject.identifier[0]?.identityHash, id: subject.identifier[1]?.identityHash ?? null },
    course: {
      id: achievement.humanCode,
      version: achievement.version,
      title: achievement.name,
      criteria: achievement.description,
    },
    framework: {
      id: frameworkId,
      version: frameworkVersion,
      title: achievement.alignment[0]?.targetFramework ?? frameworkId,
    },
    areas: achievement.resultDescription
      .filter(({ resultType }) => resultType === 'Percent')
      .map(({ id, name, requiredValue }) => ({
        id: id.slice(named('').length),
        title: name,
        percent: numberOr(resultOf.get(id)),
        requiredPercent: numberOr(requiredValue),
      })),
    competencies: achievement.alignment.map(({ targetCode, targetName }) => ({
      id: targetCode,
      title: targetName,
      points: isShownBy(targetCode) ? null : numberOr(resultOf.get(named(targetCode))),
      max: numberOr(describedAs.get(named(targetCode))?.valueMax),
    })),
    assurance: resultOf.get(named(assuranceId)),
    issuedAt: document.validFrom,
    expiresAt: document.validUntil,
    evidence: {
      kind: keyOf(genres, main?.genre),
      digest: hexOf(main?.digestMultibase ?? ''),
    },
    assessments: assessments.map(({ genre, name, narrative, description, digestMultibase }, index) => ({
      kind: keyOf(assessmentGenres, genre),
      title: name,
      by: narrative ?? null,
      on: description,
      competencies: shown.flatMap(({ id, by }) => (by.includes(index + 1) ? [id] : [])),
      digest: digestMultibase === undefined ? null : hexOf(digestMultibase),
    })),
    status: status?.[0]
      ? {
          lists: status[0].statusListCredential.slice(0, -listEnd.length),
          index: Number(status[0].statusListIndex),
        }
      : null,
  };
}

/** The claims of a document without its proof; null when it is not exactly one of ours. See [Note: built again]. */
export function claimsOf(document: unknown): Claims | null {
  const shaped = shape.safeParse(document);
  if (!shaped.success) return null;
  const claims = claimsSchema.safeParse(claimsFrom(shaped.data));
  if (!claims.success) return null;
  return sameJson(documentOf(claims.data), document) ? claims.data : null;
}
