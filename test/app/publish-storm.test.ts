import { afterAll, beforeAll, expect, test } from 'vitest';
import { CityError } from '../../app/city/city-error.ts';
import { checkNext, publishCity } from '../../app/city/publish-city.ts';
import { verifyChains } from '../../app/db/audit.ts';
import { cityPartsAt, liveCityNo } from '../../app/db/city-versions.ts';
import { draftsBy } from '../../app/db/drafts.ts';
import { importEmployees } from '../../app/db/employees.ts';
import { cityDate } from '../../domain/city-time.ts';
import { exampleAnswers } from '../../flows/catalogue/check-examples.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { newSession, type Session } from '../../flows/conversation.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import { restoredSession } from '../../app/stored-session.ts';
import { expandExample } from '../../flows/fields/example.ts';
import { someChange } from '../support/city-changes.ts';
import { openInboxHouse, type InboxHouse } from '../support/inbox-house.ts';
import { storeDraft } from '../support/office.ts';
import { storm } from '../support/storm.ts';
import { seeded } from '../support/telegram/random.ts';

/*
 * Forms lie half filled in all services while the office changes them. Whoever writes answers the question they were last
 * asked, as its form was then. What each message did to its form is held against that: nothing but the answer to that question
 * comes in, and what goes is told by name.
 */

const seed = 20261129;
const people = storm(32, 500);
const changes = storm(8, 40);

type Person = { contactId: string; address: string; draftId: string };

let house: InboxHouse;
let office: Person[];
const chance = seeded(seed);

beforeAll(async () => {
  house = await openInboxHouse();
});
afterAll(() => house.close());

const today = (): string => cityDate(house.clock(), house.tz);

/** Somebody in the middle of a form: some answers given, the next question asked. */
const inTheMiddle = async (service: Service, no: number, employeeId: string): Promise<Person> => {
  const address = `62812000${10_000 + no}`;
  const contact = await house.db.prisma.contact.create({
    data: {
      ...{ name: 'Rina Safitri', phone: `+${address}`, institution: 'Jl. Gajah Mada 10' },
      ...{ detailsConfirmed: true, privacyVersion: '2026-11', privacyShownAt: house.clock() },
      ...(service.audience === 'internal' ? { employeeId } : {}),
      identities: { create: { channel: 'whatsapp', account: 'kantor', address } },
    },
  });
  const day = { today: today(), resources: house.catalogue.city.resources };
  const plain = service.fields.filter(({ type, sensitive }) => type !== 'slot' && !sensitive);
  const given = exampleAnswers(plain, day);
  const until = Math.floor(chance() * service.fields.length);
  const answers = Object.fromEntries(
    service.fields
      .slice(0, until)
      .flatMap(({ key }) => (given[key] === undefined ? [] : [[key, given[key]]])),
  );
  const next = service.fields.find(({ key }) => !(key in answers));
  const draftId = await storeDraft(house, contact.id, { service: service.code, answers, state: 'open' });
  await house.db.pool.query('UPDATE draft SET skipped = $2 WHERE id = $1', [draftId, []]);
  const at = { name: 'item' as const, key: next?.key ?? '', from: 'form' as const };
  const state = { ...newSession, at, draftId };
  await house.db.prisma.session.create({ data: { contactId: contact.id, state } });
  return { contactId: contact.id, address, draftId };
};

type Seen = { draft: Draft; at: Session['at']; told: number };

const see = async (some: readonly Person[]): Promise<Map<string, Seen>> => {
  const drafts = await draftsBy(
    house.db,
    house.vault,
    'id',
    some.map(({ draftId }) => draftId),
  );
  const sessions = await house.db.prisma.session.findMany({
    where: { contactId: { in: some.map(({ contactId }) => contactId) } },
  });
  const told = await Promise.all(some.map(async ({ contactId }) => (await house.answers(contactId)).length));
  return new Map(
    some.map(({ contactId }, index) => {
      const draft = drafts.find((one) => one.contactId === contactId)?.draft;
      const state = restoredSession(sessions.find((one) => one.contactId === contactId)?.state) as
        Session | undefined;
      if (!draft || !state) throw new Error('A form is gone');
      return [contactId, { draft, at: state.at, told: told[index] ?? 0 }];
    }),
  );
};

/** What a field is called now, by the key it had. */
const keyNow = (key: string, service: Service): string =>
  service.fields.find((field) => field.key === key || field.was?.includes(key))?.key ?? key;

const wordsOfKey = (key: string): string => key.replaceAll('_', ' ').toLowerCase();

/** What a message did to its form that it should not have done. */
const harm = (
  before: Seen,
  after: Seen,
  { asked, said, service, former }: { asked: string; said: string; service: Service; former: Service },
): string[] => {
  const was = new Map(
    Object.entries(before.draft.answers).map(([key, value]) => [keyNow(key, service), { key, value }]),
  );
  const askedNow = keyNow(asked, service);
  // Where nothing was answered the form may still lie under its old keys.
  const is = new Map(
    Object.entries(after.draft.answers).map(([key, value]) => [keyNow(key, service), value]),
  );
  const misplaced = [...is].flatMap(([key, value]) => {
    const old = was.get(key);
    if (old && JSON.stringify(old.value) === JSON.stringify(value)) return [];
    return key === askedNow ? [] : [`misplaced: ${key} after ${asked} was asked`];
  });
  const unsaid = [...was].flatMap(([key, { key: oldKey }]) => {
    if (is.has(key) || key === askedNow) return [];
    const names = [
      service.fields.find((field) => field.key === key)?.label,
      former.fields.find((field) => field.key === oldKey)?.label,
      wordsOfKey(oldKey),
    ];
    return names.some((name) => name !== undefined && said.toLowerCase().includes(name.toLowerCase()))
      ? []
      : [`lost unsaid: ${oldKey}`];
  });
  return [...misplaced, ...unsaid];
};

const answerOf = (key: string, service: Service): string => {
  const field = service.fields.find((one) => one.key === key);
  return field === undefined || field.sensitive ? 'lanjutkan' : expandExample(field.example, today());
};

/** What became of answers in all: a storm in which nothing comes in or goes would prove nothing. */
const came = { in: 0, away: 0 };
const count = (before: Seen, after: Seen): void => {
  const keys = Object.keys(after.draft.answers);
  came.in += keys.filter((key) => !(key in before.draft.answers)).length;
  came.away += Object.keys(before.draft.answers).filter((key) => !(key in after.draft.answers)).length;
};

/** The forms as they were when each question was asked. */
const askedOf = new Map<string, Service>();

/** These people answer the question they were asked last; everything that went wrong. */
const letAnswer = async (some: readonly Person[]): Promise<string[]> => {
  const before = await see(some);
  const asked = (person: Person): { key: string; form: Service } => {
    const { at, draft } = before.get(person.contactId) as Seen;
    const form = askedOf.get(person.contactId);
    if (!form) throw new Error(`Nobody asked for ${draft.service}`);
    return { key: at.name === 'item' ? at.key : '', form };
  };
  for (const person of some) {
    const { key, form } = asked(person);
    await house.write(person.address, answerOf(key, form));
  }
  await house.settle();
  const after = await see(some);
  const wrong = await Promise.all(
    some.map(async (person) => {
      const [was, is] = [before.get(person.contactId), after.get(person.contactId)] as [Seen, Seen];
      const service = house.catalogue.byCode.get(is.draft.service);
      if (!service) return ['a service is gone'];
      const said = (await house.answers(person.contactId)).slice(was.told).join('\n');
      const { key, form } = asked(person);
      askedOf.set(person.contactId, service);
      count(was, is);
      const found = harm(was, is, { asked: key, said, service, former: form });
      return found.map((one) => `${is.draft.service}: ${one}\n${said}`);
    }),
  );
  return wrong.flat();
};

test('no half filled form is harmed while changes of the city are published', async () => {
  const entry = { name: 'Budi Santoso, S.Kom.', position: 'Pranata Komputer', agency: 'Dinas Kesehatan' };
  const employee = { ...entry, nip: '199003052015031001', phone: '+6281200000011' };
  const options = {
    complete: false,
    alsoPresent: [],
    dryRun: false,
    rejected: 0,
    actor: 'x',
    now: house.clock(),
  };
  await importEmployees(house.db, house.vault, [employee], options);
  const { id } = await house.db.prisma.employee.findFirstOrThrow();
  const { services } = house.catalogue;
  office = await Promise.all(
    Array.from({ length: people }, (_, no) => {
      const service = services[no % services.length];
      if (!service) throw new Error('No service');
      return inTheMiddle(service, no, id);
    }),
  );
  for (const [no, person] of office.entries())
    askedOf.set(person.contactId, services[no % services.length] as Service);

  const harmed: string[] = [];
  const tally = { legal: 0, illegal: 0 };
  for (let no = 1; no <= changes; no += 1) {
    const live = await liveCityNo(house.db.pool);
    const change = someChange(await cityPartsAt(house.db.pool, live), no, chance);
    const before = house.catalogue.now();
    const refusal = await checkNext(house.db, change.after, today()).then(
      async (next) => {
        const by = { action: 'city_imported' as const, reason: change.what, author: 'Administrator' };
        await publishCity(house.db, next, { ...by, now: house.clock() });
        return null;
      },
      (error: unknown) => {
        if (error instanceof CityError) return error.lines;
        throw error;
      },
    );
    tally[change.legal ? 'legal' : 'illegal'] += 1;
    expect({ change: change.what, refused: refusal !== null, by: refusal }).toEqual({
      change: change.what,
      refused: !change.legal,
      by: change.legal
        ? null
        : expect.arrayContaining([expect.stringMatching(/^services\/\w+\.yaml:\d+ \S+: /)]),
    });
    await house.lookAtCity();
    if (!change.legal) expect(house.catalogue.now()).toBe(before);
    harmed.push(...(await letAnswer(office.filter(() => chance() < 0.15))));
  }
  harmed.push(...(await letAnswer(office)));

  expect(harmed).toEqual([]);
  expect(came.in).toBeGreaterThan(people);
  expect(came.away).toBeGreaterThan(0);
  expect(tally.legal).toBeGreaterThan(changes / 4);
  expect(tally.illegal).toBeGreaterThan(changes / 8);
  expect(await house.db.prisma.inboxMessage.count({ where: { failedAt: { not: null } } })).toBe(0);
  expect((await verifyChains(house.db, house.vault, null)).broken).toEqual([]);
  expect(house.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});
