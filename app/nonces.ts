import { randomBytes } from 'node:crypto';

/** Bytes of a nonce of AES-GCM. */
export const nonceLength = 12;
/** Chance is drawn for many nonces at once: one by one it costs as much as the sealing. */
const noncesAtOnce = 512;
let nonces = Buffer.alloc(0);

/** A nonce that was drawn by chance; each is given once and never again. */
export const freshNonce = (): Buffer => {
  if (nonces.length === 0) nonces = randomBytes(noncesAtOnce * nonceLength);
  const nonce = nonces.subarray(0, nonceLength);
  nonces = nonces.subarray(nonceLength);
  return nonce;
};
