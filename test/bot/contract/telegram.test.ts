import { pino } from 'pino';
import { openDatabase } from '../../../app/db/open.ts';
import { systemClock } from '../../../app/clock.ts';
import { openVault } from '../../../app/vault.ts';
import { createTelegram, type Telegram } from '../../../bot/channels/telegram/adapter.ts';
import { openTelegramApi } from '../../../bot/channels/telegram/api.ts';
import { type ContractPerson, type ContractRig, describeChannel } from '../../support/channel-contract.ts';
import { openContractDeliveries } from '../../support/contract-deliveries.ts';
import { openContractInbox } from '../../support/contract-inbox.ts';
import { freshDatabase } from '../../support/database.ts';
import { noLimits } from '../../support/telegram/flood.ts';
import type { Person } from '../../support/telegram/person.ts';
import { openTelegramServer } from '../../support/telegram/server.ts';

const labels = (person: Person): string[] => person.messages.at(-1)?.buttons.map(({ label }) => label) ?? [];

/** Turns the pages of the last list, from its first, until the label is there. */
const press = async (person: Person, label: string): Promise<void> => {
  const turn = async (to: RegExp): Promise<boolean> => {
    if (!labels(person).some((each) => to.test(each))) return false;
    const before = labels(person).join();
    person.press({ message: person.last as NonNullable<Person['last']>, label: to });
    await person.until(() => labels(person).join() !== before, 'another page');
    return true;
  };
  while (await turn(/^«/));
  while (!labels(person).includes(label) && (await turn(/»$/)));
  const message = person.last;
  if (!message || !person.press({ message, label })) throw new Error(`Nothing bears ${label}`);
};

const openRig = async (): Promise<ContractRig> => {
  const server = await openTelegramServer({ limits: noLimits });
  const database = await freshDatabase();
  const db = openDatabase(database.url);
  const vault = openVault(Buffer.alloc(32, 3));
  const config = { mode: 'polling' as const, token: server.token, apiRoot: server.apiRoot };
  const inbox = openContractInbox();
  const log = pino({ level: 'silent' });
  const begin = (): Telegram => {
    const telegram = createTelegram({
      config,
      api: openTelegramApi(config),
      db,
      vault,
      log,
      clock: systemClock,
      isOff: () => false,
    });
    telegram.start({ store: inbox.store });
    return telegram;
  };
  let channel = begin();
  let people = 700_000;
  const byAddress = new Map<string, Person>();
  const personAt = ({ address }: ContractPerson): Person => byAddress.get(address) as Person;

  const person = (): ContractPerson => {
    people += 1;
    const phone = server.person(people, { started: true });
    byAddress.set(String(people), phone);
    return {
      address: String(people),
      say: (text) => void phone.say(text),
      sendFile: (file) => void phone.sendDocument(file),
      sendOddity: () => void phone.voice(),
      press: (label) => press(phone, label),
      shown: () =>
        Promise.resolve(
          phone.messages.map(({ text, buttons, document }) => ({
            text,
            buttons: buttons.map(({ label }) => label),
            ...(document && { file: { name: document.name, bytes: document.bytes() } }),
          })),
        ),
    };
  };
  const fail = (status: number, description: string) => (of: ContractPerson) =>
    server.fail('sendMessage', { status, description, chat: Number(of.address) });

  return {
    channel: () => channel,
    inbox,
    deliveries: openContractDeliveries(db, vault),
    person,
    // They come before anything newer.
    repeat: () => Promise.resolve(server.redeliver(1000)),
    unacknowledged: () => server.pending().length,
    numbersInText: false,
    mishaps: {
      blocked: (of) => personAt(of).block(),
      gone: (of) => personAt(of).deactivate(),
      bad_request: fail(400, 'Bad Request: message text is wrong'),
      slow_down: () => server.storm(1, 1),
      transient: fail(502, 'Bad Gateway'),
      unknown: (of) => server.loseAnswers('sendMessage', 1, Number(of.address)),
    },
    hang() {
      server.latency(60_000);
      return () => server.latency(0);
    },
    trouble() {
      server.outage(1500);
      return () => undefined;
    },
    async restart() {
      await channel.stop();
      channel = begin();
    },
    async close() {
      await channel.stop();
      await server[Symbol.asyncDispose]();
      await db.close();
      await database.drop();
    },
  };
};

describeChannel('Telegram', openRig);
