import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { systemClock } from '../../../app/clock.ts';
import { readConfig, type WhatsappCloudConfig } from '../../../app/config.ts';
import { openDatabase } from '../../../app/db/open.ts';
import { openVault } from '../../../app/vault.ts';
import { createWhatsappCloud, type WhatsappCloud } from '../../../bot/channels/whatsapp-cloud/adapter.ts';
import { openCloudApi } from '../../../bot/channels/whatsapp-cloud/api.ts';
import { type ContractPerson, type ContractRig, describeChannel } from '../../support/channel-contract.ts';
import { openContractDeliveries } from '../../support/contract-deliveries.ts';
import { openContractInbox } from '../../support/contract-inbox.ts';
import { freshDatabase } from '../../support/database.ts';
import type { Person } from '../../support/whatsapp-cloud/person.ts';
import { pressLabel } from '../../support/whatsapp-cloud/phone-of.ts';
import { openGraphServer } from '../../support/whatsapp-cloud/server.ts';

const marks = /(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu;

const openRig = async (): Promise<ContractRig> => {
  const server = await openGraphServer({ receipts: false });
  const database = await freshDatabase();
  const db = openDatabase(database.url);
  const vault = openVault(Buffer.alloc(32, 3));
  const config = readConfig({ ...server.env }).whatsapp as WhatsappCloudConfig;
  const inbox = openContractInbox();
  const log = pino({ level: 'silent' });
  const metrics = { webhook: () => undefined, refusal: () => undefined };
  let app: FastifyInstance;

  const begin = async (): Promise<WhatsappCloud> => {
    const everyMs = { well: 100, ill: 100 };
    const api = openCloudApi(config);
    const needs = { config, api, db, vault, log, metrics, clock: systemClock, everyMs };
    const cloud = createWhatsappCloud({ ...needs, isOff: () => false });
    app = fastify();
    await cloud.routes(app, {
      store: inbox.store,
      storeReceipt: () => Promise.resolve(),
    });
    server.deliverTo(`${await app.listen({ port: 0, host: '127.0.0.1' })}/webhooks/whatsapp`);
    cloud.start();
    return cloud;
  };
  let channel = await begin();
  const byAddress = new Map<string, Person>();
  const personAt = ({ address }: ContractPerson): Person => byAddress.get(address) as Person;

  const person = (): ContractPerson => {
    const phone = server.person();
    byAddress.set(phone.account.phone, phone);
    return {
      address: phone.account.phone,
      say: (text) => void phone.say(text),
      sendFile: (file) => void phone.sendDocument(file),
      sendOddity: () => void phone.voice(),
      async press(label) {
        const lists = phone.messages.filter(({ text }) => !text.startsWith('Pilihan '));
        const last = lists.findLast(({ buttons }) => buttons.length > 0);
        if (!last || !(await pressLabel(phone, last, label))) throw new Error(`Nothing bears ${label}`);
      },
      shown: () =>
        Promise.resolve(
          phone.messages.map(({ text, buttons, file }) => ({
            text: text.replace(marks, ''),
            buttons: buttons.map(({ label, description }) => description ?? label),
            ...(file && { file }),
          })),
        ),
    };
  };
  const fail = (code: number, status?: number) => (of: ContractPerson) =>
    server.mishaps.fail('send', { code, to: of.address, ...(status === undefined ? {} : { status }) });

  return {
    channel: () => channel,
    inbox,
    deliveries: openContractDeliveries(db, vault),
    person,
    repeat: () => server.redeliver(),
    unacknowledged: server.pending,
    numbersInText: true,
    mishaps: {
      gone: fail(131_026),
      bad_request: fail(100),
      too_old: (of) => {
        personAt(of).account.wroteAt = 0;
      },
      account: fail(190, 401),
      slow_down: fail(131_056),
      transient: fail(131_000, 500),
      unknown: (of) => server.mishaps.cut('send', 1, of.address),
    },
    hang() {
      server.latency(60_000);
      return () => server.latency(0);
    },
    trouble() {
      server.mishaps.fail('check', { code: 190, status: 401, times: 1_000_000 });
      return server.mishaps.clear;
    },
    async restart() {
      server.deliverTo(null);
      await channel.stop();
      await app.close();
      channel = await begin();
    },
    async close() {
      await channel.stop();
      await server[Symbol.asyncDispose]();
      await app.close();
      await db.close();
      await database.drop();
    },
  };
};

describeChannel("WhatsApp's Cloud API", openRig);
