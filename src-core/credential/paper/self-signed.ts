/**
 * A certificate that a device makes for itself (RFC 5280 section 4.1, version 3, P-256), so that its papers are signed
 * before any authority knows it.
 */
import {
  Boolean as AsnBoolean,
  Set as AsnSet,
  type AsnType,
  BitString,
  Constructed,
  fromBER,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Utf8String,
} from 'asn1js';

const oid = {
  commonName: '2.5.4.3',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
} as const;

export type SelfSigned = {
  readonly commonName: string;
  /** Sixteen random bytes. */
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Over the message with SHA-256: DER of r and s. */
  sign(message: Uint8Array): Promise<Uint8Array>;
};

const own = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;
const list = (...value: AsnType[]) => new Sequence({ value });
const id = (value: string) => new ObjectIdentifier({ value });
const der = (value: AsnType) => value.toBER();
const extension = (name: string, value: AsnType) =>
  list(id(name), new AsnBoolean({ value: true }), new OctetString({ valueHex: der(value) }));

/** digitalSignature and nonRepudiation: the first two of the bits, six of the byte unused. */
const keyUsage = () => new BitString({ valueHex: Uint8Array.of(0xc0).buffer, unusedBits: 6 });

/** DER of the certificate. */
export async function makeSelfSigned(wanted: SelfSigned): Promise<Uint8Array> {
  const name = () =>
    list(new AsnSet({ value: [list(id(oid.commonName), new Utf8String({ value: wanted.commonName }))] }));
  const algorithm = () => list(id(oid.ecdsaSha256));
  const body = list(
    new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [new Integer({ value: 2 })] }),
    // A first byte of 1 keeps the number positive and of one length.
    new Integer({ valueHex: own(Uint8Array.of(1, ...wanted.serial)) }),
    algorithm(),
    name(),
    list(new GeneralizedTime({ valueDate: wanted.notBefore }), new GeneralizedTime({ valueDate: wanted.notAfter })),
    name(),
    fromBER(own(wanted.publicKey)).result,
    new Constructed({
      idBlock: { tagClass: 3, tagNumber: 3 },
      value: [list(extension(oid.basicConstraints, list()), extension(oid.keyUsage, keyUsage()))],
    }),
  );
  const signature = await wanted.sign(new Uint8Array(der(body)));
  return new Uint8Array(der(list(body, algorithm(), new BitString({ valueHex: own(signature) }))));
}
