/**
 * Claims of an invented person, for tests and benchmarks.
 */
import type { Claims } from './claims.ts';
import { credentialNumberOf } from './number.ts';
import { didKeyOf } from './proof/did-key.ts';
import type { SigningKey } from './proof/signing-key.ts';

/** A certificate of the size of the basic course: seven areas, twenty-eight competencies. */
export function sampleClaims(key: SigningKey, changes: Partial<Claims> = {}): Claims {
  const digest = changes.evidence?.digest ?? 'a1'.repeat(32);
  const areas = ['ready', 'travel', 'place', 'explosive', 'people', 'health', 'information'];
  return {
    number: credentialNumberOf(digest),
    language: 'en',
    issuer: { id: didKeyOf(key.publicKey), name: 'Meridian Relief', paperCertificate: 'b2'.repeat(32) },
    holder: { id: 'abcdefgh12345678', name: 'Amina Yusuf' },
    course: {
      id: 'basic-security',
      version: '1.0.0',
      title: 'Basic Security in the Field',
      criteria: 'Passed the examination of the course, with 80 % overall.',
    },
    framework: { id: 'fieldpass-field-security', version: '1.0.0', title: 'Fieldpass Field Security Competencies' },
    areas: areas.map((id, index) => ({
      id,
      title: `Area ${id}`,
      percent: 80 + index,
      requiredPercent: index < 3 ? 80 : null,
    })),
    competencies: areas.flatMap((area) =>
      [1, 2, 3, 4].map((index) => ({
        id: `${area}.c${index}`,
        title: `Does what is asked of ${area}, ${index}`,
        points: 2 - index / 8,
        max: 2,
      })),
    ),
    assurance: 'self-study',
    issuedAt: '2026-11-24T10:00:00.000Z',
    expiresAt: '2029-11-24T10:00:00.000Z',
    assessments: [],
    evidence: { kind: 'attempt', digest },
    status: null,
    ...changes,
  };
}
