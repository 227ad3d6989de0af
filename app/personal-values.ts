import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/** Seals names, numbers, addresses and words of people so that equal ones are sealed alike, and opens them. */
export type PersonalValues = { seal(text: string): string; open(sealed: string): string };

const prefix = '~d1.';
/** A sealed value, wherever it stands in a text. */
export const sealedValue = /~d1\.[\w-]{38,}/g;

/** Whether anything of a text may be a sealed value. */
export const mayBeSealed = (text: string): boolean => text.includes(prefix);

const nonceLength = 12;
const tagLength = 16;
/** People write in bursts, and their rows are read again and again. */
const mostKept = 20_000;

const remembered = (work: (text: string) => string): ((text: string) => string) => {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = work(text);
    // Long texts come once; only what is short comes again and again.
    if (text.length > 400) return made;
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, made);
    return made;
  };
};

/**
 * Opens the sealing of one data key: AES-256-GCM under a nonce made of the text itself, so that a value is found by sealing what is
 * looked for. What does not open, because somebody only wrote something like it or has another key, stays as it is.
 */
export const openPersonalValues = (dataKey: string | Buffer): PersonalValues => {
  const secret = typeof dataKey === 'string' ? Buffer.from(dataKey, 'base64') : dataKey;
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `teman-disko/${use}/v1`, 32));
  const key = derive('personal');
  const nonceKey = derive('personal-nonce');
  const seal = (text: string): string => {
    const nonce = createHmac('sha256', nonceKey).update(text).digest().subarray(0, nonceLength);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
    const body = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return prefix + Buffer.concat(body).toString('base64url');
  };
  const open = (sealed: string): string => {
    const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
        authTagLength: tagLength,
      });
      decipher.setAuthTag(bytes.subarray(-tagLength));
      return (
        decipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + decipher.final('utf8')
      );
    } catch {
      return sealed;
    }
  };
  return { seal: remembered(seal), open: remembered(open) };
};
