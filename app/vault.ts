import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { join } from 'node:path';
import { freshNonce, nonceLength } from './nonces.ts';
import { openProven, type PersonSeals } from './person-seals.ts';
import type { PersonalValues } from './personal-values.ts';
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
  /** Seals with the data key itself, whichever key seals now: for what is sealed a second time, with a person's own key. */
  sealInner(text: string, place?: string): string;
  /** What the database's client seals things about people with, for whoever seals them beforehand; null where they lie open. */
  people: PeopleKeys | null;
  /** Seals another key with the data key itself, whichever key seals now. */
  sealKey(secret: Buffer, place: string): string;
  /** The id of the key that seals now; empty where that is the data key itself. */
  sealsWith(): string;
};

/** Keys made after the data key (`admin key rotate`): the id of the one that seals now, empty before there are any, and each by its id. */
export type KeyRing = { sealsWith(): string; secretOf(id: string): Buffer | undefined };

/** Nothing but the data key. */
export const noRing: KeyRing = { sealsWith: () => '', secretOf: () => undefined };

// Tells which way something was sealed: texts `v1.` for anywhere, `v2.` for one place, each followed by the id of its key and a dot
// where it is not the data key; files `v1.` with the data key, `v3.` with the one named next, `v4.` with one of the file's own.
const version = Buffer.from('v1.');
const boundVersion = 'v2.';
const keyedVersion = Buffer.from('v3.');
const ownVersion = Buffer.from('v4.');
/** Letters and digits of a key's id. */
export const keyIdLength = 8;
const tagLength = 16;

const encrypt = (key: KeyObject, plain: Buffer, place = ''): Buffer => {
  const nonce = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (key: KeyObject, sealed: Buffer, place: string): Buffer => {
  const nonce = sealed.subarray(0, nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAuthTag(sealed.subarray(-tagLength));
  decipher.setAAD(Buffer.from(place));
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
};

const notOpening = (cause: unknown): Error =>
  new Error(
    'A sealed value does not open: it was changed or moved, or DATA_KEY is not the key it was sealed with.',
    { cause },
  );

const opened = (key: KeyObject, sealed: Buffer, place = ''): Buffer => {
  try {
    return decrypt(key, sealed, place);
  } catch (cause) {
    throw notOpening(cause);
  }
};

type Parts = { keyId: string; body: Buffer };

const unknownVersion = (): Error => new Error('This is no sealed value of a version we know.');

/** A sealed text after its version, taken apart. */
const textParts = (sealed: string): Parts => {
  const [first = '', second] = sealed.slice(boundVersion.length).split('.');
  return second === undefined
    ? { keyId: '', body: Buffer.from(first, 'base64url') }
    : { keyId: first, body: Buffer.from(second, 'base64url') };
};

const bytesParts = (sealed: Buffer): Parts => {
  const head = sealed.subarray(0, version.length);
  if (head.equals(version)) return { keyId: '', body: sealed.subarray(version.length) };
  if (!head.equals(keyedVersion)) throw unknownVersion();
  const end = keyedVersion.length + keyIdLength;
  return { keyId: sealed.toString('latin1', keyedVersion.length, end), body: sealed.subarray(end) };
};

/** The id of the key a file was sealed with; empty for the data key. */
export const keyIdOf = (sealed: Buffer): string => bytesParts(sealed).keyId;

/** Whether a file was sealed with a key of its own. */
export const isUnderOwnKey = (sealed: Buffer): boolean =>
  sealed.subarray(0, ownVersion.length).equals(ownVersion);

/** A key for one copy of a file: 32 bytes in base64. */
export const newFileKey = (): string => randomBytes(32).toString('base64');

const fileKey = (key: string): KeyObject => createSecretKey(Buffer.from(key, 'base64'));

/** Seals a file with a key of its own. */
export const sealWithFileKey = (key: string, bytes: Buffer): Buffer =>
  Buffer.concat([ownVersion, encrypt(fileKey(key), bytes)]);

/** Opens a file sealed with a key of its own. */
export const openWithFileKey = (key: string, sealed: Buffer): Buffer => {
  if (!isUnderOwnKey(sealed)) throw unknownVersion();
  return opened(fileKey(key), sealed.subarray(ownVersion.length));
};

const dataKeyBytes = (dataKey: string | Buffer): Buffer => {
  const bytes = typeof dataKey === 'string' ? Buffer.from(dataKey, 'base64') : dataKey;
  if (bytes.length !== 32) throw new Error('DATA_KEY must be 32 bytes in base64: openssl rand -base64 32');
  return bytes;
};

type Derived = { text: KeyObject; bytes: KeyObject };

const derive = (secret: Buffer, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `teman-disko/${use}/v1`, 32)));

const derived = (secret: Buffer): Derived => ({
  text: derive(secret, 'text'),
  bytes: derive(secret, 'bytes'),
});

/** What texts and files are sealed with, by the id of the key; each is worked out once. */
const derivedKeys = (dataKey: Buffer, ring: KeyRing): ((keyId: string) => Derived) => {
  const known = new Map([['', derived(dataKey)]]);
  return (keyId) => {
    const found = known.get(keyId);
    if (found) return found;
    const secret = ring.secretOf(keyId);
    // One that was made a moment ago is here at the next try.
    if (!secret) throw new Error(`A sealed value needs the key ${keyId}, which is not here (any more).`);
    const made = derived(secret);
    known.set(keyId, made);
    return made;
  };
};

/** Keys of people, and what is sealed so that it is found. */
export type PeopleKeys = {
  seals: Pick<PersonSeals, 'make' | 'seal' | 'sealAt'>;
  values: Pick<PersonalValues, 'seal' | 'find'>;
};

type Options = { allBound?: () => boolean; ring?: KeyRing; people?: PeopleKeys | null };

/**
 * A vault of the data key (base64 or its 32 bytes), the keys of `ring` and those of people; texts, bytes and `key` each use a key
 * of their own made from it. Where all is bound to its place (`allBound`), a value sealed for anywhere opens in no place any more.
 */
export const openVault = (
  dataKey: string | Buffer,
  { allBound = () => false, ring = noRing, people = null }: Options = {},
): Vault => {
  const secret = dataKeyBytes(dataKey);
  const keyOf = derivedKeys(secret, ring);
  const forKey = derive(secret, 'key');
  const sealWith = (keyId: string, text: string, place?: string): string => {
    const body = encrypt(keyOf(keyId).text, Buffer.from(text), place).toString('base64url');
    return `${place === undefined ? version.toString() : boundVersion}${keyId === '' ? '' : `${keyId}.`}${body}`;
  };
  return {
    seal: (text, place) => sealWith(ring.sealsWith(), text, place),
    open: (sealed, place) => {
      const proven = openProven(sealed);
      if (proven) {
        if (proven.place === (place ?? '')) return proven.text;
        throw notOpening(`sealed for ${proven.place}`);
      }
      const { keyId, body } = textParts(sealed);
      if (place !== undefined && sealed.startsWith(boundVersion))
        return opened(keyOf(keyId).text, body, place).toString();
      if (place !== undefined && allBound())
        throw new Error('A sealed value is bound to no place, where all of them are.');
      if (!sealed.startsWith(version.toString())) throw unknownVersion();
      return opened(keyOf(keyId).text, body).toString();
    },
    sealBytes: (bytes) => {
      const keyId = ring.sealsWith();
      const head = keyId === '' ? version : Buffer.concat([keyedVersion, Buffer.from(keyId)]);
      return Buffer.concat([head, encrypt(keyOf(keyId).bytes, bytes)]);
    },
    openBytes: (sealed) => {
      const { keyId, body } = bytesParts(sealed);
      return opened(keyOf(keyId).bytes, body);
    },
    key: (text) => createHmac('sha256', forKey).update(text).digest('hex'),
    sealInner: (text, place) => sealWith('', text, place),
    people,
    sealKey: (other, place) => sealWith('', other.toString('base64'), place),
    sealsWith: () => ring.sealsWith(),
  };
};

/** The data key of an embedded house: made once, kept beside its database. */
export const loadDataKey = (dataDir: string): string =>
  secretFile(join(dataDir, 'data.key'), () => randomBytes(32).toString('base64'));
