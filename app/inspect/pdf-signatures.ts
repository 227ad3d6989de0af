import { createHash } from 'node:crypto';
import { fromBER, OctetString, type BaseBlock } from 'asn1js';
import { type Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import type { FileSignature } from '../../flows/fields/answer.ts';

const mark = '/ByteRange';
const byteRange = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/;
const longestMark = 120;
/** More than a letter has; each is read in full. */
const mostSignatures = 20;
const longestName = 120;

const commonName = '2.5.4.3';
const organisation = '2.5.4.10';
const messageDigest = '1.2.840.113549.1.9.4';
const signedDataType = '1.2.840.113549.1.7.2';
const digests: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

type Range = [start: number, length: number, start: number, length: number];

const hex = (buffer: ArrayBuffer): string => Buffer.from(buffer).toString('hex');

/** The hexadecimal string in the hole of a byte range: the signature itself. */
const contentsIn = (bytes: Buffer, [first, length, second]: Range): Buffer | null => {
  const hole = bytes.subarray(first + length, second).toString('latin1');
  const found = /^\s*<([0-9a-fA-F\s]*)>\s*$/.exec(hole)?.[1];
  return found === undefined ? null : Buffer.from(found.replace(/\s/g, ''), 'hex');
};

const isInside = (bytes: Buffer, [first, length, second, rest]: Range): boolean =>
  first === 0 && length > 0 && second > length && second + rest <= bytes.length;

/** What follows the signed bytes; a last line end is no content. */
const coversWhole = (bytes: Buffer, [, , second, rest]: Range): boolean =>
  bytes
    .subarray(second + rest)
    .toString('latin1')
    .trim() === '';

const certificateOf = (signed: SignedData, { sid }: SignerInfo): Certificate | undefined =>
  (signed.certificates ?? []).find(
    (each): each is Certificate =>
      'serialNumber' in each &&
      sid instanceof IssuerAndSerialNumber &&
      hex(each.serialNumber.valueBlock.valueHexView.slice().buffer) ===
        hex(sid.serialNumber.valueBlock.valueHexView.slice().buffer),
  );

const nameOf = (certificate: Certificate | undefined): string | null => {
  const names = certificate?.subject.typesAndValues ?? [];
  const named = [commonName, organisation].flatMap((type) =>
    names.filter((each) => each.type === type).map((each) => String(each.value.valueBlock.value)),
  );
  return named[0]?.replace(/\s+/g, ' ').trim().slice(0, longestName) || null;
};

const digestIn = ({ signedAttrs }: SignerInfo): string | null => {
  const attribute = signedAttrs?.attributes.find(({ type }) => type === messageDigest);
  const value = (attribute?.values as BaseBlock[] | undefined)?.[0];
  return value instanceof OctetString ? hex(value.getValue()) : null;
};

const digestOf = (bytes: Buffer, [, length, second, rest]: Range, algorithm: string): string =>
  createHash(algorithm)
    .update(bytes.subarray(0, length))
    .update(bytes.subarray(second, second + rest))
    .digest('hex');

const readSigner = (contents: Buffer): { signer: SignerInfo; signed: SignedData } | null => {
  // A signature's place is reserved before its length is known, and padded with zeros.
  const { result, offset } = fromBER(Uint8Array.from(contents).buffer);
  if (offset === -1) return null;
  const info = new ContentInfo({ schema: result });
  if (info.contentType !== signedDataType) return null;
  const signed = new SignedData({ schema: info.content });
  const [signer] = signed.signerInfos;
  return signer ? { signer, signed } : null;
};

const signatureAt = (bytes: Buffer, range: Range): FileSignature | null => {
  const contents = contentsIn(bytes, range);
  if (!contents) return null;
  const unread = { signer: null, wholeFile: coversWhole(bytes, range), unchanged: null };
  try {
    const read = readSigner(contents);
    if (!read) return unread;
    const algorithm = digests[read.signer.digestAlgorithm.algorithmId];
    const told = digestIn(read.signer);
    return {
      signer: nameOf(certificateOf(read.signed, read.signer)),
      wholeFile: unread.wholeFile,
      unchanged: algorithm && told !== null ? told === digestOf(bytes, range, algorithm) : null,
    };
  } catch {
    // pkijs throws on every structure it does not expect; there is a signature, and nothing can be said of it.
    return unread;
  }
};

const rangesIn = (bytes: Buffer): Range[] => {
  const ranges: Range[] = [];
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) {
    const found = byteRange.exec(bytes.subarray(at, at + longestMark).toString('latin1'));
    const range = found?.slice(1, 5).map(Number) as Range | undefined;
    if (range && isInside(bytes, range)) ranges.push(range);
    if (ranges.length === mostSignatures) break;
  }
  return ranges;
};

/**
 * The electronic signatures a PDF carries, in the order they stand in it (ISO 32000-1, 12.8): the name in the signer's
 * certificate, whether the signed bytes are the whole file, and whether they are as they were signed; null where that
 * cannot be told. Nobody's certificate is checked: this is no legal validation.
 */
export const signaturesIn = (bytes: Buffer): FileSignature[] =>
  rangesIn(bytes).flatMap((range) => signatureAt(bytes, range) ?? []);
