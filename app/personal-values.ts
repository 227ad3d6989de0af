import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { foundPrefix } from '../domain/personal.ts';
import { nonceLength } from './nonces.ts';

/** Seals names, numbers, addresses and words of people so that equal ones are sealed alike, and opens them. */
export type PersonalValues = {
  seal(text: string): string;
  open(sealed: string): string;
  /** A keyed hash, to find a value by without keeping it. */
  find(text: string): string;
};

const prefix = '~d1.';
/** A sealed value, wherever it stands in a text. */
export const sealedValue = /~d1\.[\w-]{38,}/g;

/** Whether anything of a text may be a sealed value. */
export const mayBeSealed = (text: string): boolean => text.includes(prefix);

const tagLength = 16;
/** Of a keyed hash. */
const foundLength = 16;
/** People write in bursts, and their rows are read again and again. */
const mostKept = 20_000;
/** Long texts come once; only what is short comes again and again. */
const longestKept = 400;

/** The same work for the same text, done once while it is kept; of `most` texts at a time. */
export const remembered = <R>(work: (text: string) => R, most = mostKept): ((text: string) => R) => {
  const kept = new Map<string, R>();
  return (text) => {
    if (text.length > longestKept) return work(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = work(text);
    if (made === null) return made;
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, made);
    return made;
  };
};

const derive = (secret: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `teman-disko/${use}/v1`, 32));

/** What values are sealed with, made of a secret. */
export const valueKey = (secret: Buffer): KeyObject => createSecretKey(derive(secret, 'personal'));

/** AES-256-GCM; under one key no two texts may have the same nonce of 12 bytes. */
export const sealBody = (key: KeyObject, nonce: Buffer, text: string): string => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
};

/** What was sealed; null where it does not open. */
export const openBody = (key: KeyObject, body: string): string | null => {
  const bytes = Buffer.from(body, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
      authTagLength: tagLength,
    });
    decipher.setAuthTag(bytes.subarray(-tagLength));
    return (
      decipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    return null;
  }
};

/**
 * Opens the sealing of one data key. What does not open, because somebody only wrote something like it or has another key, stays as it is.
 */
export const openPersonalValues = (dataKey: string | Buffer): PersonalValues => {
  const secret = typeof dataKey === 'string' ? Buffer.from(dataKey, 'base64') : dataKey;
  const [key, nonceKey] = [valueKey(secret), derive(secret, 'personal-nonce')];
  // Made of the text itself, so that a value is found by sealing what is looked for.
  const nonceOf = (text: string): Buffer =>
    createHmac('sha256', nonceKey).update(text).digest().subarray(0, nonceLength);
  const findKey = derive(secret, 'personal-found');
  return {
    find: remembered((text) => {
      const hash = createHmac('sha256', findKey).update(text).digest();
      return foundPrefix + hash.subarray(0, foundLength).toString('base64url');
    }),
    seal: remembered((text) => prefix + sealBody(key, nonceOf(text), text)),
    open: remembered((sealed) => openBody(key, sealed.slice(prefix.length)) ?? sealed),
  };
};
