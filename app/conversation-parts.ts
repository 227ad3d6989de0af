import type { Effect } from '../flows/kernel/effect.ts';
import { openArrivals } from './arrive.ts';
import { capabilitiesAmong, type Channel } from './channel.ts';
import { listen } from './db/listen.ts';
import { isOutage } from './db/outage.ts';
import { wakeChannel } from './db/wake.ts';
import { openDoor } from './door.ts';
import { openFacts } from './facts.ts';
import { forgetFiles } from './forget-files.ts';
import { holdLateSubmissions } from './hold-submission.ts';
import type { House } from './house.ts';
import type { StoreInbound, StoreReceipt } from './inbound.ts';
import { openIntake } from './inbox.ts';
import { addDocument, addSubmit } from './jobs.ts';
import { openOutage } from './outage-log.ts';
import { openOutbox } from './outbox.ts';
import { openReceipts } from './receipts.ts';
import { openTurns } from './turns.ts';

/** How often the database is asked for what a lost notification, another process or a crash left behind. */
const lookMs = 1000;
/** How often it is asked for what was sent and is not recorded. */
const lateMs = 60_000;

/** The running conversation: its doors for messages and receipts. */
export type Conversation = {
  storeInbound: StoreInbound;
  storeReceipt: StoreReceipt;
  /** Takes this contact's waiting messages soon. */
  kick(contactId: string): void;
  /** Ends turns and sending; the channels are their owner's to stop afterwards. */
  stop(): Promise<void>;
};

/** Opens inbox, turns, outbox and receipts over these channels, and looks every second for what was left behind. */
export const openConversation = (
  house: House,
  channels: Channel[],
  { at }: { at?: (point: string) => void } = {},
): Conversation => {
  const { config, db, vault, files, inspector, queues, log, metrics, clock, tz, catalogue } = house;
  const can = capabilitiesAmong(channels);
  const stopping = at ? { at } : {};
  const outbox = openOutbox({ pool: db.turns, vault, files, channels, log, metrics, clock, ...stopping });

  /** Work begun without anybody waiting for it; what fails is seen again at the next look. */
  const background = (work: Promise<unknown>, what: string): void => {
    work.catch((error: unknown) => log.error({ err: error }, what));
  };
  const database = openOutage(log, 'the database');
  /** A look at the database, one of thousands an hour: that it is away is said once. */
  const looking = (work: Promise<unknown>, what: string): void => {
    work.then(database.back, (error: unknown) =>
      isOutage(error) ? database.failed(error) : log.error({ err: error }, what),
    );
  };
  const send = (): void => looking(outbox.pump(), 'sending was interrupted');

  const carryOut = async (effects: readonly Effect[]): Promise<void> => {
    for (const effect of effects) {
      // A queue that is away loses nothing and keeps nobody waiting: the draft says `submitting`, and its row brings the job back.
      if (effect.type === 'submit') background(addSubmit(queues, effect.draftId), 'a job could not be added');
      if (effect.type === 'order_document')
        background(addDocument(queues, effect.orderId), 'a job could not be added');
      if (effect.type === 'forget_file')
        await forgetFiles(house, [effect.sha256]).catch((error: unknown) =>
          log.error({ err: error }, 'a file could not be forgotten'),
        );
    }
  };
  const deciding = {
    ...{ db, vault, catalogue, settings: house.settings, can, log, metrics, clock, tz, ...stopping },
    loadFact: openFacts({ db, vault, clock, tz, catalogue, log, settings: house.settings }),
    publicUrl: config.publicUrl,
  };
  const turns = openTurns({
    ...deciding,
    afterCommit: (effects) => {
      send();
      return carryOut(effects);
    },
    arrive: openArrivals({ db, vault, files, inspector, channels, log, clock }),
  });
  const intake = openIntake({ db, vault, files, metrics, log, clock, kick: turns.kick, can });
  const door = openDoor({ ...deciding, intake, outbox, carryOut, look: send });

  const look = (): void => {
    looking(turns.pump(), 'the inbox could not be read');
    send();
  };
  const listener = listen(db.url, wakeChannel, (what) => (what === 'outbox' ? send() : look()), log, look);
  const timer = setInterval(look, lookMs);
  // Here and not in the worker: whoever waits is told also when none runs, or none can be reached.
  const lateTimer = setInterval(
    () => looking(holdLateSubmissions(house), 'late submissions could not be looked for'),
    lateMs,
  );

  return {
    storeInbound: (inbound) => house.sandbox.first(() => door.storeInbound(inbound)),
    storeReceipt: openReceipts({ db, log, metrics, clock, recorded: outbox.recorded }),
    kick: turns.kick,
    async stop() {
      clearInterval(timer);
      clearInterval(lateTimer);
      await listener.stop();
      await door.stop();
      await turns.stop();
      await outbox.stop();
    },
  };
};
