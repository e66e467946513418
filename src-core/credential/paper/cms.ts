/**
 * The signature in a signed PDF: CMS SignedData (RFC 5652), detached, as PAdES baseline B-B wants it (ETSI EN 319 142-1
 * section 6.3): content type, message digest and ESS signing certificate v2 (RFC 5035) among the signed attributes.
 *
 * [Note: one form] There is exactly one way in which we write it, and reading writes it again and compares. So a byte that
 * the signature itself would not cover (an order, a version, an attribute on the side) cannot be changed either.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import {
  Set as AsnSet,
  type AsnType,
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
} from 'asn1js';
import { sameBytes } from '../../evidence/digest.ts';
import { readOnce } from './read-once.ts';

/** With SHA-256. What an X.509 certificate's key can be: P-256, or RSA with the padding of PKCS #1 v1.5. */
export const paperAlgorithms = ['ecdsa', 'rsa'] as const;
export type PaperAlgorithm = (typeof paperAlgorithms)[number];

export type Cms = {
  readonly algorithm: PaperAlgorithm;
  /** DER, the signer's first. */
  readonly certificates: readonly Uint8Array[];
  /** SHA-256 of what is signed. */
  readonly digest: Uint8Array;
  readonly signature: Uint8Array;
};

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsa: '1.2.840.10045.4.3.2',
  rsa: '1.2.840.113549.1.1.11',
} as const;

/** A copy over a buffer of its own, as asn1js and the web's cryptography want it. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const parsed = (der: Uint8Array): AsnType => {
  const { result, offset } = fromBER(own(der));
  if (offset === -1) throw new Error('not DER');
  return result;
};
const parsedLeaf = readOnce(parsed);
const der = (value: AsnType): Uint8Array => new Uint8Array(value.toBER());
const id = (value: string) => new ObjectIdentifier({ value });
const list = (...value: AsnType[]) => new Sequence({ value });
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: own(bytes).buffer });
const tagged = (tagNumber: number, value: AsnType[]) => new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const digestAlgorithm = () => list(id(oid.sha256));
const signatureAlgorithm = (algorithm: PaperAlgorithm) =>
  algorithm === 'rsa' ? list(id(oid.rsa), new Null()) : list(id(oid.ecdsa));

/** SET OF in DER: ordered by the encoding (X.690 section 11.6). */
const inOrder = (values: AsnType[]): AsnType[] =>
  values
    .map((value) => ({ value, hex: [...der(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('') }))
    .sort((a, b) => (a.hex < b.hex ? -1 : 1))
    .map(({ value }) => value);

const attribute = (name: string, value: AsnType) => list(id(name), new AsnSet({ value: [value] }));

function signedAttributes({ certificates, digest }: Pick<Cms, 'certificates' | 'digest'>): AsnType[] {
  const [leaf] = certificates;
  if (!leaf) throw new Error('a signature needs a certificate');
  return inOrder([
    attribute(oid.contentType, id(oid.data)),
    attribute(oid.messageDigest, octets(digest)),
    attribute(oid.signingCertificateV2, list(list(list(octets(sha256(leaf)))))),
  ]);
}

/** What the key signs: the attributes as a SET (RFC 5652 section 5.4). */
export const bytesToSign = (cms: Pick<Cms, 'certificates' | 'digest'>): Uint8Array =>
  der(new AsnSet({ value: signedAttributes(cms) }));

/** Issuer and serial number, as they stand in a certificate (RFC 5280 section 4.1). */
function issuerAndSerial(certificate: Uint8Array): AsnType {
  const [body] = (parsedLeaf(certificate) as Sequence).valueBlock.value;
  const fields = (body as Sequence).valueBlock.value;
  const [serial, , issuer] = fields[0]?.idBlock.tagClass === 3 ? fields.slice(1) : fields;
  return list(issuer as AsnType, serial as AsnType);
}

export function writeCms(cms: Cms): Uint8Array {
  const signer = list(
    new Integer({ value: 1 }),
    issuerAndSerial(cms.certificates[0] as Uint8Array),
    digestAlgorithm(),
    tagged(0, signedAttributes(cms)),
    signatureAlgorithm(cms.algorithm),
    octets(cms.signature),
  );
  const signedData = list(
    new Integer({ value: 1 }),
    new AsnSet({ value: [digestAlgorithm()] }),
    list(id(oid.data)),
    tagged(
      0,
      cms.certificates.map((certificate, index) => (index === 0 ? parsedLeaf : parsed)(certificate)),
    ),
    new AsnSet({ value: [signer] }),
  );
  return der(list(id(oid.signedData), tagged(0, [signedData])));
}

const children = (value: AsnType | undefined): AsnType[] => (value as Sequence).valueBlock.value;
const bytesIn = (value: AsnType | undefined): Uint8Array =>
  new Uint8Array((value as OctetString).valueBlock.valueHexView);

/** Takes a signature apart; null for any that is not in the one form. See [Note: one form]. */
export function readCms(bytes: Uint8Array): Cms | null {
  try {
    const [, , , certificates, signers] = children(children(children(parsed(bytes))[1])[0]);
    const [, , , attributes, algorithm, signature] = children(children(signers)[0]);
    const digest = children(attributes)
      .map(children)
      .find(([name]) => (name as ObjectIdentifier).valueBlock.toString() === oid.messageDigest);
    const name = (children(algorithm)[0] as ObjectIdentifier).valueBlock.toString();
    const cms: Cms = {
      algorithm: name === oid.rsa ? 'rsa' : 'ecdsa',
      certificates: children(certificates).map((one) => new Uint8Array(one.valueBeforeDecodeView)),
      digest: bytesIn(children(digest?.[1])[0]),
      signature: bytesIn(signature),
    };
    return sameBytes(writeCms(cms), bytes) ? cms : null;
  } catch {
    return null;
  }
}
