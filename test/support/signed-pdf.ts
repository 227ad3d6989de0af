import { createHash, webcrypto } from 'node:crypto';
import { Integer, ObjectIdentifier, OctetString, Utf8String } from 'asn1js';
import * as pkijs from 'pkijs';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const engine = new pkijs.CryptoEngine({ crypto: webcrypto as unknown as Crypto, name: 'node' });
const room = 4000;
const blank = '0000000000';

const attribute = (type: string, value: ObjectIdentifier | OctetString) =>
  new pkijs.Attribute({ type, values: [value] });

const certificateFor = async (name: string, keys: CryptoKeyPair): Promise<pkijs.Certificate> => {
  const certificate = new pkijs.Certificate({ version: 2, serialNumber: new Integer({ value: 4711 }) });
  const named = () =>
    new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) });
  certificate.subject.typesAndValues.push(named());
  certificate.issuer.typesAndValues.push(named());
  certificate.notBefore.value = new Date('2026-01-01');
  certificate.notAfter.value = new Date('2028-01-01');
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await certificate.sign(keys.privateKey, 'SHA-256', engine);
  return certificate;
};

/** A detached CMS signature (RFC 5652) over some bytes, with the certificate it was made with. */
const detached = async (bytes: Buffer, name: string): Promise<Buffer> => {
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = await certificateFor(name, keys);
  const digest = Uint8Array.from(createHash('sha256').update(bytes).digest());
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })),
            attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: digest.buffer })),
          ],
        }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(keys.privateKey, 0, 'SHA-256', undefined, engine);
  const content = new pkijs.ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: signed.toSchema(true),
  });
  return Buffer.from(content.toSchema().toBER());
};

/** A PDF of ours with an electronic signature appended as ISO 32000-1, 12.8 has it: the way signing programs do it. */
export const signedPdfBytes = async (pdf: Buffer, signer: string): Promise<Buffer> => {
  const before = pdf.toString('latin1');
  const object =
    `900 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached ` +
    `/ByteRange [0 ${blank} ${blank} ${blank}] /Contents <${'0'.repeat(room * 2)}> >>\nendobj\n`;
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(before)?.[1] ?? '0';
  const offset = String(before.length).padStart(10, '0');
  const table = `xref\n900 1\n${offset} 00000 n \ntrailer\n<< /Size 901 /Root 1 0 R /Prev ${previous} >>\n`;
  const whole = `${before}${object}${table}startxref\n${String(before.length + object.length)}\n%%EOF\n`;
  const hole = whole.indexOf('<00', before.length);
  const after = whole.indexOf('>', hole) + 1;
  const ranges = [hole, after, whole.length - after].map((n) => String(n).padEnd(10, ' '));
  const ranged = Buffer.from(
    whole.replace(`[0 ${blank} ${blank} ${blank}]`, `[0 ${ranges.join(' ')}]`),
    'latin1',
  );
  const signature = await detached(Buffer.concat([ranged.subarray(0, hole), ranged.subarray(after)]), signer);
  ranged.write(signature.toString('hex'), hole + 1, 'latin1');
  return ranged;
};
