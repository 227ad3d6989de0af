import type { Move } from '../../../app/db/move-identity.ts';
import type { StoreInbound, StoreReceipt } from '../../../app/inbound.ts';
import type { Log } from '../../../app/log.ts';
import type { SetUpdateAside } from '../../../app/set-update-aside.ts';
import { openTaking } from '../kit/taking.ts';
import type { AccountWatch } from './account-watch.ts';
import { readWebhook, type Reading, type Taken } from './read-webhook.ts';
import { errorOf } from './send-error.ts';
import type { AccountNews } from './webhook-body.ts';

export type TakerNeeds = {
  account: string;
  store: StoreInbound;
  storeReceipt: StoreReceipt;
  /** Writes down that a person has a new number or user id. */
  move: (move: Move) => Promise<void>;
  watch: AccountWatch;
  /** Tells administrators what they have to know of the account. */
  tell: (news: AccountNews) => Promise<void>;
  /** Sends another page of a list. */
  turnPage: (reading: Extract<Reading, { kind: 'page' }>) => Promise<void>;
  /** Marks a message as read, and all before it. */
  markRead: (address: string, message: string) => void;
  /** An answer to this message is being written. */
  answering: (address: string, message: string) => void;
  background: (work: Promise<unknown>) => void;
  setAside: SetUpdateAside;
  log: Log;
};

const mostPages = 1000;

/** What has to keep its order: what one person says, what became of one message. */
const threadOf = (reading: Reading): string => {
  if (reading.kind === 'said') return reading.inbound.address;
  if (reading.kind === 'moved') return reading.move.moves[0]?.from ?? reading.kind;
  return reading.kind === 'receipt' ? reading.receipt.providerId : reading.kind;
};

/** The last message of each chat that can be marked as read. */
const lastSaid = (taken: readonly Taken[]): Map<string, string> =>
  new Map(
    taken.flatMap(({ reading }) =>
      reading.kind === 'said' && reading.message !== null
        ? [[reading.inbound.address, reading.message] as const]
        : [],
    ),
  );

/** Opens the taking of webhooks: when it resolves, everything in one is stored; what comes after that is looks. */
export const openTaker = (needs: TakerNeeds): ((body: unknown) => Promise<void>) => {
  const { account, store, storeReceipt, watch, background, setAside, log } = needs;
  const taking = openTaking(needs);
  const turned = new Set<string>();

  const takers: { [K in Reading['kind']]: (reading: Extract<Reading, { kind: K }>) => Promise<void> } = {
    async said({ inbound, message }) {
      const { fresh } = await store(inbound);
      if (fresh && message !== null) needs.answering(inbound.address, message);
    },
    async page(reading) {
      // Nobody's turn, so nothing of it is stored; a webhook that comes twice turns one page.
      if (turned.has(reading.message)) return;
      if (turned.size >= mostPages) turned.clear();
      turned.add(reading.message);
      background(needs.turnPage(reading));
    },
    moved: ({ move }) => needs.move(move),
    async receipt({ receipt, code }) {
      await storeReceipt(receipt);
      if (receipt.error === 'account') watch.refused(code);
    },
    account: ({ news }) => needs.tell(news),
    async error({ code }) {
      log.warn({ channel: 'whatsapp', code }, 'Meta told of an error');
      if (errorOf(code) === 'account') watch.refused(code);
    },
    async unreadable({ what }) {
      log.error({ channel: 'whatsapp', what }, 'a part of a webhook cannot be read');
    },
  };
  const take = async ({ reading, raw }: Taken): Promise<void> => {
    // It would be as unreadable the next time.
    if (reading.kind === 'unreadable') await setAside(raw, 'unreadable');
    await (takers[reading.kind] as (reading: Reading) => Promise<void>)(reading);
  };

  return async (body) => {
    const taken = readWebhook(body, account);
    await taking(
      taken.map((each) => ({ thread: threadOf(each.reading), raw: each.raw, take: () => take(each) })),
    );
    for (const [address, message] of lastSaid(taken)) needs.markRead(address, message);
  };
};
