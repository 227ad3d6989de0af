import { alertAdministrators } from '../../../app/alert-administrators.ts';
import type { Clock } from '../../../app/clock.ts';
import { readChannelState, writeChannelState } from '../../../app/db/channel-state.ts';
import type { Database } from '../../../app/db/open.ts';
import type { Log } from '../../../app/log.ts';
import { closePairingLinks, newPairingLink } from '../../../app/pairing-link.ts';
import type { Vault } from '../../../app/vault.ts';
import { alarmText, quietMs, watched, type Alarm, type Watchfulness } from './alarm.ts';
import { account } from './read-message.ts';
import { standingOf, type Standing } from './standing.ts';

type Needs = { db: Database; vault: Vault; log: Log; clock: Clock; publicUrl: string };

const own = { channel: 'whatsapp', account };
/** While nothing changes it is said again so often, so that others see that somebody is there. */
const sayAgainMs = 15_000;

/** Opens the account's entry in the database: what the process that holds the browser writes, the others read. */
export const openRegister = ({ db, vault, log, clock, publicUrl }: Needs) => {
  let standing: Standing = 'off';
  let qr: string | null = null;
  let saidAt = 0;
  let writing: Promise<void> = Promise.resolve();
  let watchfulness: Watchfulness = { notReadySince: null, raised: {} };

  /** One after the other: what was said last stands. */
  const aside = (what: string, work: () => Promise<unknown>): void => {
    writing = writing.then(work).then(
      () => undefined,
      (error: unknown) => log.warn({ channel: 'whatsapp', err: error }, what),
    );
  };
  const write = (): void => {
    saidAt = clock().getTime();
    const entry = { state: standing, qr: qr === null ? null : vault.seal(qr), detail: null };
    aside('the state of WhatsApp could not be written down', () =>
      writeChannelState(db.pool, own, entry, clock()),
    );
  };
  const alarm = (kind: Alarm): void =>
    aside('administrators could not be alerted', async () => {
      const link = kind === 'pairing' ? (await newPairingLink(db, publicUrl, clock())).url : '';
      const text = alarmText[kind](link);
      await alertAdministrators({ db, vault, clock }, { key: `whatsapp-web ${kind}`, text, quietMs });
    });

  return {
    standing: (): Standing => standing,
    alarm,
    /** How it stands now, and the QR code to scan, if any; said at once when it is news. */
    set(now: Standing, code: string | null = null): void {
      const news = now !== standing || code !== qr;
      if (now === 'ready' && standing !== 'ready')
        aside('links could not be closed', () => closePairingLinks(db, clock()));
      [standing, qr] = [now, code];
      if (news) write();
    },
    /** To be called now and then by who holds the browser. */
    tick(): void {
      const now = clock().getTime();
      const noticed = watched(watchfulness, standing, now);
      watchfulness = noticed.watchfulness;
      if (noticed.alarm) alarm(noticed.alarm);
      if (now - saidAt > sayAgainMs) write();
    },
    /** What others have written, for a process that does not hold the browser. */
    async look(): Promise<void> {
      standing = standingOf(await readChannelState(db.pool, own), clock());
    },
    /** Resolves when everything said is written. */
    settled: (): Promise<void> => writing,
  };
};

export type Register = ReturnType<typeof openRegister>;
