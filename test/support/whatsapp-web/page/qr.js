const random = (length) => crypto.getRandomValues(new Uint8Array(length));

export const encodeB64 = (bytes) => btoa(String.fromCharCode(...bytes));

const staticKeyPair = { pubKey: random(32) };
const identityKeyPair = { pubKey: random(32) };
const advSecret = encodeB64(random(32));

/** The keys of this page's device, as the modules of the original give them. */
export const registration = {
  DEVICE_PLATFORM: '1',
  waSignalStore: { getRegistrationInfo: () => Promise.resolve({ identityKeyPair }) },
  waNoiseInfo: { get: () => Promise.resolve({ staticKeyPair }) },
};

export const getADVSecretKey = () => advSecret;

/** What stands on the screen for the phone to scan. */
export const qrOf = (ref) =>
  [ref, encodeB64(staticKeyPair.pubKey), encodeB64(identityKeyPair.pubKey), advSecret, '1'].join(',');
