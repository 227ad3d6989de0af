import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilitiesAmong } from '../../app/channel.ts';
import { commitTurns, type TurnWrite } from '../../app/db/commit-turn.ts';
import { commitOutside, ownWrite, reachesOutside } from '../../app/db/effects.ts';
import { loadAtDoor, readPerson } from '../../app/db/load-turn.ts';
import { openFacts, type LoadFact } from '../../app/facts.ts';
import { contextOf } from '../../app/turn-context.ts';
import { openVault } from '../../app/vault.ts';
import type { Given } from '../../flows/conversation.ts';
import type { Effect } from '../../flows/kernel/effect.ts';
import type { Facts, Want, WantOf } from '../../flows/kernel/fact.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { lookalikes } from '../support/capabilities.ts';
import type { World } from '../support/conversation.ts';
import { fullWorld, guid, me, operator, stranger } from '../support/full-world.ts';
import { storeWorld, type Store } from '../support/store-world.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { carryOut, seenEffects } from '../support/world-effects.ts';
import { steady } from '../../app/city/live-city.ts';
import { answerOf } from '../support/world-facts.ts';
import { usualSettings } from '../support/pontianak.ts';

/*
 * The tests' small world in memory answers what PostgreSQL would: both are asked the same of the same people, forms and
 * requests, before and after each effect that the small world carries out.
 */

const tz = 'Asia/Pontianak';
const log = { error: () => undefined };
/** Our messages that the small world's quotations are of. */
const said: Record<string, Message> = {
  'wamid.1': { text: 'Permohonan *TD-2026-F46JN83J*', options: [{ id: 'q7.1', label: 'Ya' }] },
  'wamid.2': { text: 'Selesai.', notice: { kind: 'completed', about: 'TD-2026-W6C3CK42' } as never },
};

/** What is asked of both; null: the small world does not hold it, and says so. */
const wants: { [F in keyof Facts]: readonly Omit<WantOf<F>, 'fact'>[] | null } = {
  holds: [
    { resources: ['meeting_room'], from: '2026-11-24', until: '2026-11-30' },
    { resources: ['meeting_room', 'coworking'], from: '2026-11-27', until: '2026-11-27' },
    { resources: ['vicon_kit'], from: '2026-11-24', until: '2026-11-30' },
  ],
  open_move: [
    { of: { id: guid('f', 1) } },
    { of: { requestId: guid('b', 2) } },
    { of: { requestId: guid('b', 1) } },
    { of: { id: 'no id' } },
  ],
  subdomain_taken: [{ label: 'pasar' }, { label: 'sampah' }],
  employees_by_phone: [{ phone: '+6281200000011' }, { phone: '+6281200000099' }],
  employee_by_nip: [{ nip: '197608212003122002' }, { nip: '199002102015031003' }],
  my_requests: [{}],
  request: [{ id: guid('b', 1) }, { id: guid('b', 4) }, { id: guid('b', 77) }, { id: 'no id' }],
  request_by_number: [{ number: 'TD-2026-W6C3CK42' }, { number: 'TD-2026-MKXY2RWN' }],
  request_of_draft: [{ draftId: guid('d', 2) }, { draftId: guid('d', 4) }, { draftId: guid('d', 101) }],
  unrecorded: [{}],
  survey_about: [{}],
  my_accesses: [{}],
  quoted: [{ message: 'wamid.1' }, { message: 'wamid.2' }, { message: 'wamid.3' }],
  office_staff: [{}],
  relay: [{ requestId: guid('b', 1) }, { requestId: 'no id' }],
  written_about: [{}],
  last_news: [{}],
  staff_code: [{ codeHash: 'ab'.repeat(32) }],
  question: [{ id: guid('9', 1) }, { id: guid('9', 77) }, { id: 'no id' }],
  my_questions: [{}],
  open_questions: [{ staff: operator }],
  draft: [{ id: guid('d', 101) }, { id: guid('d', 102) }, { id: guid('d', 777) }, { id: 'no id' }],
  unsent_form: [{ id: guid('d', 101) }, { id: guid('d', 102) }, { id: guid('d', 777) }, { id: 'no id' }],
  known_answers: [{}],
  thrown_drafts: [{}],
  completion_draft: [{ requestId: guid('b', 1) }, { requestId: guid('b', 2) }],
  // Found before the step; neither finds it out in between.
  inspection: [{ sha256: 'f'.repeat(64), name: 'surat.pdf', mime: 'application/pdf' }],
  // Figures are given to the small world where a test is about them, not worked out.
  ...{ figures: null },
  ...{ booked: null, block: null, inbox: null, requests_by_code: null, reminders_off: null, history: null },
  ...{
    counter_code: null,
    agenda_last: null,
    agenda_taken: null,
    colleagues: null,
    held: null,
    city_proposals: null,
    city_trial: null,
    city_file: null,
    city_preview: null,
    city_texts: null,
  },
};

const facts = Object.keys(wants) as (keyof Facts)[];
const held = facts.filter((fact) => wants[fact] !== null);

/** An answer, or that there is none to be had. */
const outcome = async (answer: () => unknown): Promise<unknown> => {
  try {
    return JSON.parse(JSON.stringify((await answer()) ?? null));
  } catch {
    return 'refused';
  }
};

/** What one side says to all that is asked about a fact. */
const asked = <F extends keyof Facts>(fact: F, answer: (want: WantOf<F>) => unknown): Promise<unknown[]> =>
  Promise.all((wants[fact] ?? []).map((want) => outcome(() => answer({ fact, ...want } as WantOf<F>))));

let store: Store;
let load: LoadFact;
let world: World;
let version = 1;

const both = async (fact: keyof Facts): Promise<{ small: unknown[]; real: unknown[] }> => ({
  small: await asked(fact, (want) => answerOf(world, want as never)),
  real: await asked(fact, (want) => load(want as Want, me)),
});

const arrival = {
  channel: 'whatsapp',
  account: 'kantor',
  address: '6281200000001',
  phone: null,
  aliases: [],
};

/** What a step sees of the person without asking: who they are, their open forms, which services are closed. */
const person = async (): Promise<{ small: unknown; real: unknown }> => {
  const [found] = await loadAtDoor(store.db.pool, [{ ...arrival, providerId: 'x', sentAt: null }], world.now);
  const can = capabilitiesAmong(lookalikes);
  const house = {
    ...store,
    catalogue: steady(world.catalogue),
    settings: usualSettings,
    tz,
    publicUrl: '',
    can,
  };
  const real = contextOf(readPerson(found?.person), null, world.now, house);
  const seen = ({ contact, openDrafts, closed }: Pick<Given, 'contact' | 'openDrafts' | 'closed'>): unknown =>
    JSON.parse(JSON.stringify({ contact, openDrafts, closed }));
  return { small: seen(world.context()), real: seen(real) };
};

beforeAll(async () => {
  store = { db: await openTestDatabase(), vault: openVault(Buffer.alloc(32, 3)) };
  world = fullWorld();
  await storeWorld(store, world);
  const { id: identityId } = await store.db.prisma.identity.findFirstOrThrow({ where: { contactId: me } });
  for (const [providerId, message] of Object.entries(said))
    await store.db.prisma.delivery.create({
      data: { contactId: me, identityId, body: store.vault.seal(JSON.stringify(message)), providerId },
    });
  load = openFacts({
    ...store,
    clock: () => world.now,
    tz,
    catalogue: world.catalogue,
    log,
    settings: usualSettings,
  });
});
afterAll(() => store.db.close());

test.each(held)('%s is the same in the small world and in the database', async (fact) => {
  const { small, real } = await both(fact);
  expect(small).toEqual(real);
});

test('the person is the same on both sides', async () => {
  const { small, real } = await person();
  expect(small).toEqual(real);
});

test('what is compared is mostly something, so that nothing is the same only because it is not there', async () => {
  const empty = await Promise.all(
    held.map(async (fact) => {
      const { real } = await both(fact);
      return real.every((one) => one === null || one === false || JSON.stringify(one) === '[]') ? [fact] : [];
    }),
  );
  expect(empty.flat()).toEqual([]);
});

test.each(facts.filter((fact) => wants[fact] === null))('%s is nothing the small world makes up', (fact) => {
  expect(() => answerOf(world, { fact } as never)).toThrow('The small world does not hold this');
});

/** Carries an effect out in the database, as the turn of a stored message does. */
const commit = async (effect: Effect): Promise<void> => {
  const { db, vault } = store;
  const contactId = me;
  const identity = await db.prisma.identity.findFirstOrThrow({ where: { contactId } });
  const { id } = await db.prisma.inboxMessage.create({
    data: { contactId, channel: 'whatsapp', account: 'kantor', providerId: randomUUID(), kind: 'text' },
  });
  const chat = { identityId: String(identity.id), channel: 'whatsapp', account: 'kantor' };
  const turn = { contactId, version, now: world.now, chat, sends: null };
  const result = { session: world.session, effects: [effect] };
  const took: TurnWrite['took'] = { messageId: String(id), failed: false };
  const write = ownWrite(result, { ...turn, took }, { catalogue: world.catalogue, vault });
  const written = reachesOutside([effect])
    ? await commitOutside(write, [effect], {
        db,
        vault,
        tz,
        clock: () => world.now,
        catalogue: world.catalogue,
      })
    : (await commitTurns(db.pool, [write], world.now))[0];
  if (!written) throw new Error(`Nothing was written of ${effect.type}`);
  version += 1;
};

const questionId = guid('9', 50);
/** What is done, one after the other; three misses together, for only the third changes anything. */
const effects: readonly Effect[][] = (
  [
    { type: 'save_draft', draft: { ...fullWorld().drafts.get(guid('d', 101)), skipped: ['x'] } as never },
    {
      ...{ type: 'transition', requestId: guid('b', 1), version: 4, action: 'complete', from: 'in_progress' },
      ...{ to: 'completed', unit: 'aptika', supporting: [], actor: 'Sari', role: 'operator', note: 'Beres.' },
    },
    { type: 'rate', requestId: guid('b', 1), rating: 5 },
    { type: 'survey', requestId: guid('b', 1), marks: [4, 4, 3, 4, 3, 4, 2, 3, 4] },
    {
      ...{ type: 'relay', requestId: guid('b', 1), contactId: me, from: { sender: 'applicant' } },
      text: 'Terima kasih.',
    },
    {
      ...{ type: 'ask_question', id: questionId, number: 'TN-2026-50', unit: 'ikp', requestId: guid('b', 2) },
      ...{ asker: { name: 'Rina', phone: null }, text: 'Bisa sore?' },
    },
    {
      ...{
        type: 'question_step',
        questionId: guid('9', 2),
        contactId: stranger,
        version: 1,
        to: 'passed_on',
      },
      ...{ unit: 'ikp', by: { staffId: operator.id, unit: 'aptika' }, text: '' },
    },
    {
      ...{ type: 'question_step', questionId: guid('9', 1), contactId: me, version: 1, to: 'closed' },
      ...{ unit: 'aptika', by: null, text: '' },
    },
    { type: 'save_contact', changes: { email: 'rina@contoh.id', remindersOff: true } },
    { type: 'verify_employee', employeeId: guid('e', 1) },
    ...(['close_service', 'open_service'] as const).map((act) => ({
      ...{ type: 'administer' as const, actor: 'Umi' },
      act:
        act === 'close_service'
          ? { do: act, service: 'magang', notice: 'Libur.' }
          : { do: act, service: 'magang' },
    })),
    [{ type: 'code_missed' }, { type: 'code_missed' }, { type: 'code_missed' }],
  ] satisfies (Effect | Effect[])[]
).map((one) => [one].flat());

/** What no fact tells of: messages, one-time links, files. */
const beside = ['say', 'alert', 'issue_answer_link', 'forget_file'];

test('every effect that changes the small world is tried', () => {
  expect([...new Set([...effects.flat().map(({ type }) => type), ...beside])].sort()).toEqual(
    seenEffects.toSorted(),
  );
});

describe('after an effect', () => {
  test.each(effects.map((done) => [done[0]?.type, done] as const))(
    '%s both sides still answer alike, and otherwise than before',
    async (type, done) => {
      const all = async () => [
        ...(await Promise.all(held.map(async (fact) => [fact, await both(fact)] as const))),
        ['person', await person()] as const,
      ];
      const earlier = JSON.stringify(await all());
      world.now = new Date(world.now.getTime() + 60_000);
      for (const effect of done) {
        carryOut(world, effect as never);
        await commit(effect);
      }
      const later = await all();
      for (const [fact, { small, real }] of later) expect([fact, small]).toEqual([fact, real]);
      expect([type, JSON.stringify(later) === earlier]).toEqual([type, false]);
    },
  );
});
