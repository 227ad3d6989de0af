import { createHash } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../app/db/open.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { openVault } from '../../../app/vault.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { describeCatalogue } from '../../../flows/catalogue/describe-catalogue.ts';
import { type ContractPerson, type ContractRig, describeChannel } from '../../support/channel-contract.ts';
import { openContractDeliveries } from '../../support/contract-deliveries.ts';
import { openContractInbox } from '../../support/contract-inbox.ts';
import { freshDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { fileService } from '../../support/file-service.ts';
import { openTestHouse } from '../../support/house.ts';
import { storedAnswer } from '../../support/stored-answer.ts';
import { createPager } from './adapter.ts';
import { pagerOver } from './index.ts';
import { pagerPhone } from './phone.ts';
import { openPagerProvider, type Refusal } from './provider.ts';

const openRig = async (): Promise<ContractRig> => {
  const provider = openPagerProvider();
  const database = await freshDatabase();
  const db = openDatabase(database.url);
  const inbox = openContractInbox();
  let http: FastifyInstance;

  const begin = async () => {
    const { channel, routes } = createPager({
      provider,
      setAside: () => Promise.reject(new Error('nothing is to be set aside')),
      log: pino({ level: 'silent' }),
      isOff: () => false,
    });
    http = fastify();
    routes(http, { store: inbox.store });
    provider.deliverTo(`${await http.listen({ port: 0, host: '127.0.0.1' })}/webhooks/pager`);
    return channel;
  };
  let channel = await begin();
  let people = 628_120_000_000;

  const person = (): ContractPerson => {
    people += 1;
    const address = String(people);
    return {
      address,
      say: (text) => provider.put(address, { text }),
      sendFile: ({ name, mime, bytes }) =>
        provider.put(address, { file: { name, mime, base64: bytes.toString('base64') } }),
      sendOddity: () => provider.put(address, {}),
      async press(label) {
        const button = provider
          .shownTo(address)
          .flatMap(({ buttons }) => buttons)
          .findLast((each) => each.label === label);
        if (!button) throw new Error(`Nothing bears ${label}`);
        provider.put(address, { press: button.id });
      },
      shown: () =>
        Promise.resolve(
          provider.shownTo(address).map(({ text, buttons, file }) => ({
            text,
            buttons: buttons.map(({ label }) => label),
            ...(file && { file }),
          })),
        ),
    };
  };
  const refuse =
    (code: Refusal | 'lost') =>
    ({ address }: ContractPerson): void =>
      provider.refuse(address, code);

  return {
    channel: () => channel,
    inbox,
    deliveries: openContractDeliveries(db, openVault(Buffer.alloc(32, 3))),
    person,
    repeat: provider.repeat,
    unacknowledged: provider.unacknowledged,
    numbersInText: false,
    mishaps: {
      blocked: refuse('barred'),
      gone: refuse('unknown number'),
      bad_request: refuse('malformed'),
      slow_down: refuse('busy'),
      transient: refuse('down'),
      unknown: refuse('lost'),
    },
    async restart() {
      provider.deliverTo(null);
      await http.close();
      channel = await begin();
    },
    async close() {
      await provider.settled();
      await http.close();
      await db.close();
      await database.drop();
    },
  };
};

describeChannel('A fourth channel', openRig);

describe('a fourth channel, with buttons and neither a grid nor a contact key', () => {
  test.each(['magang', 'ruang'])(
    'carries a whole conversation: %s is filed and stored as sent',
    async (code) => {
      const provider = openPagerProvider();
      await using house = await openTestHouse({
        channels: [pagerOver(provider)],
        env: { SIMULATOR: '0' },
      });
      provider.deliverTo(`${house.url}/webhooks/pager`);
      const { services } = describeCatalogue(house.catalogue, cityDate(new Date(), house.tz));
      const service = services.find((each) => each.code === code);
      if (!service) throw new Error(`No service ${code}`);

      const filed = await fileService(pagerPhone(provider, '6281200000011'), service);
      const [request] = await requestViews(house.db, house.vault, { number: filed.number });
      const expected = service.fields
        .filter(({ key }) => filed.answered.has(key))
        .map((field) => [field.key, storedAnswer(field)]);
      expect(request?.answers).toEqual(Object.fromEntries(expected));
      const sent = Object.values(filed.files)
        .flat()
        .map((bytes) => createHash('sha256').update(bytes).digest('hex'));
      expect(request?.letters.map(({ sha256 }) => sha256).toSorted()).toEqual(sent.toSorted());
      // The channel proves the number: nobody is asked for it, and an employee by it.
      expect(filed.questions.filter((text) => text.includes('*Nomor HP*'))).toEqual([]);
      await eventually(provider.unacknowledged).toBe(0);
      const { checks } = (await (await fetch(`${house.url}/readyz`)).json()) as {
        checks: Record<string, string>;
      };
      expect(checks).toMatchObject({ pager: 'ready' });
      expect(Object.keys(checks)).not.toContain('telegram');
    },
  );
});
