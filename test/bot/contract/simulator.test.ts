import { systemClock } from '../../../app/clock.ts';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { pino } from 'pino';
import { openDatabase } from '../../../app/db/open.ts';
import { blobsOnDisk } from '../../../app/blobs-on-disk.ts';
import { openFileStore } from '../../../app/files.ts';
import { openVault } from '../../../app/vault.ts';
import { createSimulator } from '../../../bot/channels/simulator/adapter.ts';
import { simulatorRoutes } from '../../../bot/channels/simulator/routes.ts';
import { type ContractPerson, type ContractRig, describeChannel } from '../../support/channel-contract.ts';
import { openContractDeliveries } from '../../support/contract-deliveries.ts';
import { openContractInbox } from '../../support/contract-inbox.ts';
import { freshDatabase } from '../../support/database.ts';
import type { Shown } from '../../support/phone.ts';

type Look = 'whatsapp' | 'telegram';

const openRig = async (look: Look): Promise<ContractRig> => {
  const database = await freshDatabase();
  const db = openDatabase(database.url);
  const vault = openVault(Buffer.alloc(32, 3));
  const folder = await mkdtemp(join(tmpdir(), 'teman-contract-'));
  const files = openFileStore(blobsOnDisk(folder), vault, db.pool);
  const inbox = openContractInbox();
  const app = fastify();
  await app.register(simulatorRoutes, {
    db,
    people: [],
    publicUrl: 'http://127.0.0.1',
    files,
    storeInbound: inbox.store,
    isOff: () => false,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const channel = createSimulator({ name: look, db, log: pino({ level: 'silent' }), clock: systemClock });
  const sent: string[] = [];
  let waiting = 0;
  let people = 0;
  const order = new Map<string, Promise<void>>();

  /** A script repeats what was not acknowledged, and sends the next message of a chat after it. */
  const post = async (body: string): Promise<void> => {
    for (;;) {
      const headers = { 'content-type': 'application/json' };
      const { status } = await fetch(`${url}/simulator/inbound`, { method: 'POST', headers, body });
      if (status === 202) return;
    }
  };
  const send = (chat: string, what: object): void => {
    const body = JSON.stringify({ channel: look, chat, id: randomUUID(), ...what });
    sent.push(body);
    waiting += 1;
    const before = order.get(chat) ?? Promise.resolve();
    const now = before.then(() => post(body)).finally(() => (waiting -= 1));
    order.set(chat, now);
  };
  const shownTo = async (chat: string): Promise<Shown[]> => {
    const answer = await fetch(`${url}/simulator/outbound?channel=${look}&chat=${chat}`);
    return ((await answer.json()) as { messages: Shown[] }).messages;
  };
  const person = (): ContractPerson => {
    people += 1;
    const chat = String(628_120_000_000 + people);
    const press = async (label: string): Promise<void> => {
      const option = (await shownTo(chat))
        .flatMap(({ options }) => options)
        .findLast((each) => each.label === label);
      if (!option) throw new Error(`Nothing bears ${label}`);
      send(chat, { button: option.id });
    };
    return {
      address: chat,
      say: (text) => send(chat, { text }),
      sendFile: ({ name, mime, bytes }) =>
        send(chat, { file: { name, mime, base64: bytes.toString('base64') } }),
      ...(look === 'telegram' && { press }),
      shown: async () =>
        Promise.all(
          (await shownTo(chat)).map(async ({ text, options, file }) => ({
            text,
            buttons: look === 'telegram' ? options.map(({ label }) => label) : [],
            ...(file && {
              file: {
                name: file.name,
                bytes: Buffer.from(await (await fetch(`${url}${file.url}`)).arrayBuffer()),
              },
            }),
          })),
        ),
    };
  };

  return {
    channel: () => channel,
    inbox,
    deliveries: {
      // The simulator shows a file from the store, where the result lies already.
      async deliver(to, address, what) {
        if (what.file) await files.put(what.file.bytes);
        return openContractDeliveries(db, vault).deliver(to, address, what);
      },
    },
    person,
    repeat: async () => void (await Promise.all(sent.map(post))),
    unacknowledged: () => waiting,
    numbersInText: look === 'whatsapp',
    mishaps: {},
    restart: () => Promise.resolve(),
    async close() {
      await Promise.all(order.values());
      await app.close();
      await db.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

describeChannel('The simulator as WhatsApp', () => openRig('whatsapp'));
describeChannel('The simulator as Telegram', () => openRig('telegram'));
