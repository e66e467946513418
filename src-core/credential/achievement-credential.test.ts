/**
 * The credential as a document: what others read in it, and that nothing can be put into it.
 */

import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { canonize } from 'rdf-canonize';
import { expect, test } from 'vitest';
import { hashOfText } from '../evidence/digest.ts';
import { signStatusList, statusBits } from '../trust/status-list.ts';
import { claimsOf, documentOf } from './achievement-credential.ts';
import { assessmentKinds, type Claims, claimsSchema } from './claims.ts';
import { credentialIn, credentialText, readCredential, signCredential } from './credential.ts';
import type { JsonObject } from './json.ts';
import { canonicalStatements } from './proof/canonical-statements.ts';
import { shippedContext } from './proof/contexts.ts';
import { isProvenBy } from './proof/data-integrity.ts';
import { signingKeyOf } from './proof/signing-key.ts';
import { statementsOf } from './proof/statements.ts';
import { sampleClaims } from './sample-claims.ts';

const key = signingKeyOf(new Uint8Array(32).fill(7));
const created = '2026-11-24T10:00:01.000Z';

/** Answers from what is shipped, and refuses everything else: a test that would fetch fails. */
const shippedOnly = async (address: string) => {
  const document = shippedContext(address);
  if (!document) throw new Error(`asked for ${address}`);
  return { contextUrl: null, documentUrl: address, document };
};

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const someClaims = fc
  .record({
    name: text,
    title: text,
    id: fc.constantFrom(null, 'abcdefgh12345678'),
    paper: fc.constantFrom(null, 'c3'.repeat(32)),
    status: fc.constantFrom(null, { lists: 'https://registry.example/status/1', index: 94567 }),
    points: fc.constantFrom(null, 0, 1.5, 2),
    percent: fc.constantFrom(null, 0, 87.5, 100),
    kept: fc.nat({ max: 28 }),
    kind: fc.constantFrom('attempt', 'roster'),
    assessed: fc.array(
      fc.record({
        kind: fc.constantFrom(...assessmentKinds),
        title: text,
        by: fc.option(text),
        on: fc.constantFrom('2027-03-01T09:00:00.000Z', '2027-03-02T09:00:00.000Z'),
        which: fc.array(fc.nat({ max: 27 }), { maxLength: 5 }),
        digest: fc.constantFrom(null, 'd4'.repeat(32)),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ name, title, id, paper, status, points: asked, percent, kept, kind, assessed }): Claims => {
    const sample = sampleClaims(key);
    const competencies = sample.competencies.slice(0, Math.max(1, kept));
    const assessments = assessed.map(({ which, ...one }) => ({
      ...one,
      competencies: competencies.filter((_, index) => which.includes(index)).map((competency) => competency.id),
    }));
    // What a programme shows has no points.
    const points = assessments.length > 0 ? null : asked;
    return claimsSchema.parse({
      ...sample,
      status,
      issuer: { ...sample.issuer, paperCertificate: paper },
      holder: { id, name },
      course: { ...sample.course, title },
      areas: sample.areas.map((area) => ({ ...area, percent })),
      competencies: competencies.map((one) => ({ ...one, title, points, max: points === null ? null : 2 })),
      assessments,
      evidence: { ...sample.evidence, kind: assessments.length > 0 ? 'programme' : kind },
    });
  });

test('claims become a document and come back as they were', () => {
  fc.assert(
    fc.property(someClaims, (claims) => {
      expect(claimsOf(JSON.parse(JSON.stringify(documentOf(claims))))).toEqual(claims);
    }),
    { numRuns: 200 },
  );
});

test('our statements are those of a whole JSON-LD processor in safe mode, in 200 made-up credentials', async () => {
  const ours = (document: JsonObject) => canonicalStatements(statementsOf(document));
  await fc.assert(
    fc.asyncProperty(someClaims, async (claims) => {
      const document = documentOf(claims);
      const theirs = await jsonld.canonize(document, {
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
        safe: true,
        documentLoader: shippedOnly,
      });
      expect(await ours(document)).toBe(theirs);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test('statements that are no tree, and blank nodes that look alike, are written as RDFC-1.0 says', async () => {
  const node = fc.nat({ max: 4 }).map((n) => ({ termType: 'BlankNode' as const, value: `_:b${n}` }));
  const named = fc.constantFrom('urn:a', 'urn:b c').map((value) => ({ termType: 'NamedNode' as const, value }));
  const literal = fc
    .tuple(
      fc.constantFrom('', 'a', 'z', '_:a', '\u0000', '"\\\n', '字'),
      fc.constantFrom('urn:t', 'http://www.w3.org/2001/XMLSchema#string'),
    )
    .map(([value, type]) => ({
      termType: 'Literal' as const,
      value,
      datatype: { termType: 'NamedNode' as const, value: type },
    }));
  const statement = fc.record({
    subject: fc.oneof(node, named),
    predicate: named,
    object: fc.oneof(node, named, literal),
    graph: fc.constant({ termType: 'DefaultGraph' as const, value: '' as const }),
  });
  let alike = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { maxLength: 8 }), async (statements) => {
      // Where even the whole way gives up, nothing is to be compared.
      const theirs = await canonize(statements, { algorithm: 'RDFC-1.0' }).catch(() => null);
      fc.pre(theirs !== null);
      const hashes: string[] = [];
      const ours = await canonicalStatements(statements, (text) => {
        hashes.push(hashOfText(text));
        return hashes.at(-1) as string;
      });
      if (new Set(hashes).size < hashes.length) alike += 1;
      expect(ours).toBe(theirs);
    }),
    { numRuns: 500 },
  );
  expect(alike).toBeGreaterThan(0);
}, 60_000);

/** The library of another house, which shares no code with ours for the proof. */
async function verifiedElsewhere(credential: object): Promise<boolean> {
  const documentLoader = async (address: string) => {
    if (!address.startsWith('did:key:')) return shippedOnly(address);
    const [did = '', fragment] = address.split('#');
    const multibase = did.slice('did:key:'.length);
    const method = {
      '@context': 'https://w3id.org/security/multikey/v1',
      id: `${did}#${multibase}`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: multibase,
    };
    const meaning = { '@id': 'https://w3id.org/security#assertionMethod', '@type': '@id', '@container': '@set' };
    const controller = {
      '@context': { id: '@id', assertionMethod: meaning },
      id: did,
      assertionMethod: [`${did}#${multibase}`],
    };
    return { contextUrl: null, documentUrl: address, document: fragment ? method : controller };
  };
  const suite = new DataIntegrityProof({ cryptosuite });
  // Whether it was withdrawn is asked of the list, not of the proof.
  const checkStatus = async () => ({ verified: true });
  const now = new Date('2027-01-01');
  const result = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus, now });
  return result.verified;
}

test('an independent library verifies it, and refuses it once a letter is changed', async () => {
  expect(
    await multikey.from({ type: 'Multikey', publicKeyMultibase: sampleClaims(key).issuer.id.slice(8) }),
  ).toBeTruthy();
  const signed = await signCredential(sampleClaims(key), key, created);
  expect(await verifiedElsewhere(signed)).toBe(true);
  const withStatus = await signCredential(
    sampleClaims(key, {
      holder: { id: null, name: '阿米娜 · أمينة' },
      language: 'zh',
      status: { lists: 'https://registry.example/status/1', index: 94567 },
    }),
    key,
    created,
  );
  expect(await verifiedElsewhere(withStatus)).toBe(true);
  const list = await signStatusList(
    {
      issuer: sampleClaims(key).issuer.id,
      id: 'https://registry.example/status/1/revocation',
      purpose: 'revocation',
      issuedAt: '2026-12-01T00:00:00.000Z',
      validUntil: '2027-06-01T00:00:00.000Z',
      bits: statusBits([94567]),
    },
    key,
  );
  expect(await verifiedElsewhere(list)).toBe(true);
  const changed = JSON.parse(JSON.stringify(signed).replace('Amina Yusuf', 'Amina Yusup'));
  expect(await verifiedElsewhere(changed)).toBe(false);
});

test('what another house signs with the same key and shape, we read and find proven', async () => {
  const { verificationMethod } = (await signCredential(sampleClaims(key), key, created)).proof;
  const pair = await multikey.from({
    '@context': 'https://w3id.org/security/multikey/v1',
    id: verificationMethod,
    type: 'Multikey',
    controller: sampleClaims(key).issuer.id,
    publicKeyMultibase: verificationMethod.split('#')[1],
    secretKeyMultibase: await secretMultibase(),
  });
  const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date: created });
  const theirs = await vc.issue({
    credential: JSON.parse(JSON.stringify(documentOf(sampleClaims(key)))),
    suite,
    documentLoader: shippedOnly,
  });
  const read = readCredential(theirs);
  expect(read).not.toBeNull();
  expect(read && (await isProvenBy(key.publicKey, read.document, read.proof))).toBe(true);
});

async function secretMultibase(): Promise<string> {
  const { base58 } = await import('@scure/base');
  const secret = new Uint8Array(32).fill(7);
  return `z${base58.encode(Uint8Array.of(0x80, 0x26, ...secret))}`;
}

test('another key, another creation time, an added, missing or moved value: not proven or not read', async () => {
  const signed = await signCredential(sampleClaims(key), key, created);
  const again = credentialIn(credentialText(signed));
  expect(again?.claims).toEqual(sampleClaims(key));
  const proven = async (value: object) => {
    const read = readCredential(JSON.parse(JSON.stringify(value)));
    return read !== null && (await isProvenBy(key.publicKey, read.document, read.proof));
  };
  expect(await proven(signed)).toBe(true);
  const other = signingKeyOf(ed25519.utils.randomSecretKey());
  expect(await proven(await signCredential(sampleClaims(key), other, created))).toBe(false);
  expect(await proven({ ...signed, proof: { ...signed.proof, created: '2026-11-24T10:00:02.000Z' } })).toBe(false);
  expect(await proven({ ...signed, note: 'x' })).toBe(false);
  expect(
    await proven({ ...signed, '@context': [...(signed['@context'] as string[]), 'https://elsewhere.example/v1'] }),
  ).toBe(false);
  expect(await proven({ ...signed, validUntil: '2039-11-24T10:00:00.000Z' })).toBe(false);
  expect(await proven({ ...signed, evidence: [] })).toBe(false);
});

test('every single byte of the file counts: 2,000 changed bytes, none is taken for the same credential', async () => {
  const bytes = Buffer.from(credentialText(await signCredential(sampleClaims(key), key, created)), 'utf8');
  const accepted: number[] = [];
  for (let turn = 0; turn < 2000; turn += 1) {
    const at = (turn * 7919) % bytes.length;
    const changed = Buffer.from(bytes);
    changed[at] = (bytes[at] as number) ^ (1 << (turn % 7));
    const read = credentialIn(changed.toString('utf8'));
    if (read && (await isProvenBy(key.publicKey, read.document, read.proof))) accepted.push(at);
  }
  expect(accepted).toEqual([]);
}, 60_000);
