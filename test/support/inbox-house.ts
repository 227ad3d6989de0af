import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArrivals } from '../../app/arrive.ts';
import { capabilitiesAmong, type Channel } from '../../app/channel.ts';
import { readConfig } from '../../app/config.ts';
import { openFacts } from '../../app/facts.ts';
import { openHouse } from '../../app/house.ts';
import type { Inbound } from '../../app/inbound.ts';
import { openInbox } from '../../app/inbox.ts';
import { createLog } from '../../app/log.ts';
import type { TurnNeeds } from '../../app/turn.ts';
import { openTurns } from '../../app/turns.ts';
import { Message } from '../../flows/kernel/message.ts';
import { lookalikes } from './capabilities.ts';
import { freshDatabase } from './database.ts';
import { eventually } from './eventually.ts';

/** Inbox and turns on a database of their own, without channels: what is said is read from the outbox. */
export const openInboxHouse = async ({ channels = [] }: { channels?: Channel[] } = {}) => {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'teman-inbox-'));
  const config = readConfig({ DATA_DIR: dataDir, SIMULATOR: '1' });
  const logged: string[] = [];
  const log = createLog(config, { write: (line) => void logged.push(line) });
  const time = { now: new Date() };
  const clock = (): Date => time.now;
  const house = await openHouse(config, { databaseUrl: database.url, log, clock, personal: null });
  const { db, vault } = house;
  const can = capabilitiesAmong([...channels, ...lookalikes]);
  const needs: TurnNeeds = {
    ...house,
    loadFact: openFacts(house),
    can,
    publicUrl: config.publicUrl,
    afterCommit: () => Promise.resolve(),
    arrive: openArrivals({ ...house, channels }),
  };
  const open: ReturnType<typeof openTurns>[] = [];
  /** Turns as one process takes them; several race as several processes do. */
  const turns = (): ReturnType<typeof openTurns> => {
    const opened = openTurns(needs);
    open.push(opened);
    return opened;
  };
  const inbox = (kick: (contactId: string) => void = () => undefined) => openInbox({ ...house, kick, can });

  return {
    ...house,
    logged,
    time,
    needs,
    turns,
    inbox,
    /** Stores a message of somebody on WhatsApp; a text unless it is said otherwise. */
    write(address: string, event: string | Inbound['event'], changes: Partial<Inbound> = {}) {
      // No two messages come in the same moment.
      time.now = new Date(time.now.getTime() + 1);
      const said = typeof event === 'string' ? { kind: 'text' as const, text: event } : event;
      const whole: Inbound = {
        channel: 'whatsapp',
        account: 'kantor',
        address,
        phone: null,
        providerId: randomUUID(),
        event: said,
        ...changes,
      };
      return inbox()(whole);
    },
    /** The contact of an address. */
    async contactOf(address: string, account = 'kantor'): Promise<string> {
      const where = { channel: 'whatsapp', account, address };
      return (await db.prisma.identity.findFirstOrThrow({ where })).contactId;
    },
    /** Has everything taken that waits. */
    async settle(): Promise<void> {
      const taking = turns();
      const waiting = async (): Promise<number> => {
        await taking.pump();
        return db.prisma.inboxMessage.count({ where: { doneAt: null, failedAt: null } });
      };
      await eventually(waiting).toBe(0);
      await taking.stop();
    },
    /** What was said to a contact, oldest first. */
    async answers(contactId: string): Promise<string[]> {
      const rows = await db.prisma.delivery.findMany({ where: { contactId }, orderBy: { id: 'asc' } });
      return rows.map(({ body }) => Message.parse(JSON.parse(vault.open(body))).text);
    },
    async close(): Promise<void> {
      await Promise.all(open.map((each) => each.stop()));
      await house.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

export type InboxHouse = Awaited<ReturnType<typeof openInboxHouse>>;
