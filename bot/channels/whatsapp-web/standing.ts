import { noChromium } from './find-chromium.ts';
import type { Life } from './supervision.ts';

/** How the account stands, as it is kept for every process, for `/readyz`, `/metrics` and the pairing page. */
export const standings = ['off', 'no_browser', 'starting', 'pairing', 'loading', 'ready', 'down'] as const;
export type Standing = (typeof standings)[number];

/** Nobody has said anything of the account for so long: no process holds the browser. */
const silentMs = 60_000;

const sentences: Record<Standing, string | null> = {
  off: 'runs in no process',
  no_browser: `has no browser: ${noChromium}`,
  starting: 'is starting its browser',
  pairing: 'waits until its QR code is scanned (npm run admin -- whatsapp pair)',
  loading: 'is paired and loads its messages',
  ready: null,
  down: 'has lost its browser and begins anew',
};

const isStanding = (word: string): word is Standing => (standings as readonly string[]).includes(word);

/** The word kept in the database, as far as it can still be true. */
export const standingOf = (row: { state: string; updatedAt: Date } | null, now: Date): Standing =>
  row && isStanding(row.state) && now.getTime() - row.updatedAt.getTime() < silentMs ? row.state : 'off';

/** null when ready, otherwise a sentence for `/readyz`. */
export const sentenceOf = (standing: Standing): string | null => {
  const sentence = sentences[standing];
  return sentence === null ? null : `WhatsApp Web ${sentence}`;
};

/** The word for a life of the browser's process. */
export const standingIn = (life: Life | null, hasBrowser: boolean): Standing => {
  if (!hasBrowser) return 'no_browser';
  return life?.phase ?? 'down';
};
