import { randomBytes } from 'node:crypto';
import { freshNonce } from './nonces.ts';
import { openBody, remembered, sealBody, valueKey } from './personal-values.ts';

/** A person's key as it is stored: 32 bytes in base64. */
export type PersonKeyRow = { owner: string; key: string };

/** Seals what is about one person with a key of that person alone; keys are held for a while and bounded in number. */
export type PersonSeals = {
  /** Those of these people whose key is not held. */
  missing(owners: Iterable<string>): string[];
  /** Takes keys as they were loaded. */
  learn(keys: readonly PersonKeyRow[]): void;
  /** A key for somebody new, as it is to be stored; the same one while it is held. */
  make(owner: string): string;
  /** Null: the key is not held. */
  seal(owner: string, text: string): string | null;
  /** The same for one place: what a vault opens there and nowhere else. */
  sealAt(owner: string, place: string, text: string): string | null;
  /** Null: the key is not held. */
  open(sealed: string): string | null;
};

// The first kind opens to its words, the second to what only a vault reads, which knows the place it is to stand at.
const [plain, placed] = ['~p1.', '~p2.'];
const shortLength = 22;
/** A value sealed with a person's key, wherever it stands in a text; it begins with whose it is. */
export const ownValue = /~p[12]\.[\w-]{22}\.[\w-]{38,}/g;

/** Whether anything of a text may be sealed with a person's key. */
export const mayBeOwn = (text: string): boolean => text.includes(plain) || text.includes(placed);

/*
 * The place is sealed with the words. That they were opened, and not written so into the database by somebody, shows by what nobody but
 * this process knows.
 */
const proof = `opened.${randomBytes(16).toString('base64url')}.`;
const afterPlace = '\n';

/** What was sealed for a place, and that place; null for what no key of a person has opened. */
export const openProven = (opened: string): { place: string; text: string } | null => {
  if (!opened.startsWith(proof)) return null;
  const end = opened.indexOf(afterPlace, proof.length);
  return { place: opened.slice(proof.length, end), text: opened.slice(end + 1) };
};

const shortOf = remembered((owner) => Buffer.from(owner.replaceAll('-', ''), 'hex').toString('base64url'));

/** Whose a sealed value is. */
export const ownerOf = (value: string): string =>
  Buffer.from(value.slice(plain.length, plain.length + shortLength), 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Enough for everybody who writes in the same minutes; a list of more people holds all of theirs while it is read. */
const mostHeld = 2_000;
/** A key destroyed by another process is not used much longer. */
const heldMs = 5 * 60_000;

/** Of one person: their draft as it grows, and what is said to them. */
const mostKept = 24;

/** A key, and what it seals and opens; what was done once is kept as long as the key is. */
type Held = {
  key: string;
  seal(text: string): string;
  sealAt(text: string): string;
  open(body: string): string | null;
  until: number;
};

/** Opens the sealing by people's own keys. */
export const openPersonSeals = (now: () => number = () => performance.now()): PersonSeals => {
  // By the short id, which is what stands in each value.
  const held = new Map<string, Held>();
  /** Lets go of those held longest; as many as come at once are held, however many, until more come. */
  const makeRoom = (coming: number): void => {
    const most = Math.max(mostHeld - coming, 0);
    for (const short of held.keys()) {
      if (held.size <= most) return;
      held.delete(short);
    }
  };
  const hold = (short: string, key: string): Held => {
    const secret = valueKey(Buffer.from(key, 'base64'));
    const sealed = (kind: string, text: string): string =>
      `${kind}${short}.${sealBody(secret, freshNonce(), text)}`;
    const one: Held = {
      key,
      // Nobody looks for what is sealed so: equal words need not be sealed alike.
      seal: remembered((text) => sealed(plain, text), mostKept),
      sealAt: (text) => sealed(placed, text),
      open: remembered((body) => openBody(secret, body), mostKept),
      until: now() + heldMs,
    };
    held.delete(short);
    held.set(short, one);
    return one;
  };
  const find = (short: string): Held | undefined => {
    const found = held.get(short);
    if (!found || found.until > now()) return found;
    held.delete(short);
    return undefined;
  };
  return {
    missing: (owners) => [...new Set(owners)].filter((owner) => !find(shortOf(owner))),
    learn: (keys) => {
      makeRoom(keys.length);
      for (const { owner, key } of keys) hold(shortOf(owner), key);
    },
    make: (owner) => {
      const short = shortOf(owner);
      const found = find(short);
      if (found) return found.key;
      makeRoom(1);
      return hold(short, randomBytes(32).toString('base64')).key;
    },
    seal: (owner, text) => find(shortOf(owner))?.seal(text) ?? null,
    sealAt: (owner, place, text) => find(shortOf(owner))?.sealAt(place + afterPlace + text) ?? null,
    open: (value) => {
      const bodyAt = plain.length + shortLength + 1;
      const found = find(value.slice(plain.length, bodyAt - 1));
      if (!found) return null;
      const opened = found.open(value.slice(bodyAt));
      // What does not open, because somebody only wrote something like it, stays as it is.
      if (opened === null) return value;
      return value.startsWith(placed) ? proof + opened : opened;
    },
  };
};
