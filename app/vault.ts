import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { secretFile } from './secret-file.ts';

/**
 * Seals what must not lie open at rest (NIK, NIP, letters); `key` is a keyed hash to find a value by without opening any. What is
 * sealed for a `place` (table, row, column) opens there only: two values exchanged in the database are noticed.
 */
export type Vault = {
  seal(text: string, place?: string): string;
  open(sealed: string, place?: string): string;
  sealBytes(bytes: Buffer): Buffer;
  openBytes(sealed: Buffer): Buffer;
  key(text: string): string;
};

// Tells which way something was sealed: `v1.` for anywhere, `v2.` for one place.
const version = Buffer.from('v1.');
const boundVersion = 'v2.';
const nonceLength = 12;
const tagLength = 16;

const encrypt = (key: Buffer, plain: Buffer, place = ''): Buffer => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (key: Buffer, sealed: Buffer, place: string): Buffer => {
  const nonce = sealed.subarray(0, nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAuthTag(sealed.subarray(-tagLength));
  decipher.setAAD(Buffer.from(place));
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
};

const opened = (key: Buffer, sealed: Buffer, place = ''): Buffer => {
  try {
    return decrypt(key, sealed, place);
  } catch (cause) {
    throw new Error(
      'A sealed value does not open: it was changed or moved, or DATA_KEY is not the key it was sealed with.',
      { cause },
    );
  }
};

const withoutVersion = (sealed: Buffer): Buffer => {
  if (sealed.subarray(0, version.length).equals(version)) return sealed.subarray(version.length);
  throw new Error('This is no sealed value of a version we know.');
};

const dataKeyBytes = (dataKey: string | Buffer): Buffer => {
  const bytes = typeof dataKey === 'string' ? Buffer.from(dataKey, 'base64') : dataKey;
  if (bytes.length !== 32) throw new Error('DATA_KEY must be 32 bytes in base64: openssl rand -base64 32');
  return bytes;
};

/**
 * A vault of the data key (base64 or its 32 bytes); texts, bytes and `key` each use a key of their own made from it. Where all
 * is bound to its place (`allBound`), a value sealed for anywhere opens in no place any more.
 */
export const openVault = (
  dataKey: string | Buffer,
  { allBound = () => false }: { allBound?: () => boolean } = {},
): Vault => {
  const secret = dataKeyBytes(dataKey);
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `teman-disko/${use}/v1`, 32));
  const [forText, forBytes, forKey] = [derive('text'), derive('bytes'), derive('key')];
  return {
    seal: (text, place) => {
      const body = encrypt(forText, Buffer.from(text), place).toString('base64url');
      return `${place === undefined ? version.toString() : boundVersion}${body}`;
    },
    open: (sealed, place) => {
      if (place !== undefined && sealed.startsWith(boundVersion))
        return opened(forText, Buffer.from(sealed.slice(boundVersion.length), 'base64url'), place).toString();
      if (place !== undefined && allBound())
        throw new Error('A sealed value is bound to no place, where all of them are.');
      const [head, body = ''] = [Buffer.from(sealed.slice(0, version.length)), sealed.slice(version.length)];
      return opened(
        forText,
        Buffer.concat([withoutVersion(head), Buffer.from(body, 'base64url')]),
      ).toString();
    },
    sealBytes: (bytes) => Buffer.concat([version, encrypt(forBytes, bytes)]),
    openBytes: (sealed) => opened(forBytes, withoutVersion(sealed)),
    key: (text) => createHmac('sha256', forKey).update(text).digest('hex'),
  };
};

/** The data key of an embedded house: made once, kept beside its database. */
export const loadDataKey = (dataDir: string): string =>
  secretFile(join(dataDir, 'data.key'), () => randomBytes(32).toString('base64'));
