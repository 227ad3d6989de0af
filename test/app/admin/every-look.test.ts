import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../../app/admin/commands.ts';
import { accessesOf } from '../../../app/db/accesses.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages } from '../../support/desk-pages.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

/*
 * Whatever is commanded on the server: an answer in which somebody's words stand is a look at their data that was written down. Each
 * command stands here with what it is given, so that a new one is held to it as well.
 */
const mark = 'Zxsiapa';
const words = `${mark} Lestari`;
const phone = '+6281311112222';
const number = 'TD-2026-VHJTHDNC';
const asked = 'DP-2026-VHJTHDNC';
const id = randomUUID();
let world: DeskPages;
let contactId: string;

beforeAll(async () => {
  world = await openDeskPages();
  const { db, vault } = world;
  contactId = await addContact(db, {
    ...{ name: words, phone, phoneKey: phone },
    identities: { create: { channel: 'whatsapp', account: 'kantor', address: phone.slice(1), phone } },
  });
  const requestId = await addRequest(db, {
    ...{ number, contactId, applicant: { name: words, phone, institution: words, email: null } },
  });
  await appendEvent(db.pool, {
    ...{ requestId, action: 'verify', from: 'submitted', to: 'verified', actor: 'Sari', role: 'operator' },
    ...{ at: aMoment.toISOString(), note: `Kata ${words}` },
  });
  const dataRequest = randomUUID();
  await db.prisma.dataRequest.create({
    data: {
      ...{ id: dataRequest, number: asked, contactId, kind: 'objection', askedAt: aMoment, dueAt: aMoment },
      words: vault.seal(`Jangan, kata ${words}.`, sealedPlaces.dataRequest(dataRequest)),
    },
  });
  await db.prisma.inboxMessage.create({
    data: {
      ...{ contactId, channel: 'whatsapp', account: 'kantor', providerId: 'x', kind: 'text' },
      ...{ payload: vault.seal(JSON.stringify({ kind: 'text', text: words })), failedAt: aMoment },
    },
  });
});
afterAll(() => world.close());

/** What each command is given; none of those that do something is given enough to do it to somebody. */
const given: Record<string, [argument: string, options?: object]> = {
  'asn import <file>': ['no-such-file.csv'],
  'audit verify': [''],
  'calendar link <resource>': ['coworking'],
  'calendar revoke <resource>': ['coworking'],
  'channel off <channel>': ['telegram'],
  'channel on <channel>': ['telegram'],
  'channel list': [''],
  'city diff <folder>': ['no-such-folder'],
  'city export <folder>': ['no-such-folder'],
  'city texts': ['', { missing: 'en' }],
  'city import <folder>': ['no-such-folder'],
  'city restore <number>': ['1'],
  'city versions': [''],
  'person requests': [''],
  'person answer <number>': ['DP-2026-NOSUCH11'],
  'delivery list': [''],
  'delivery retry <id>': ['1'],
  'document list': [''],
  'figures show': [''],
  'file sweep': [''],
  'holidays check': [''],
  'incident export <id>': [id],
  'incident notify <id>': [id],
  'incident paper <id>': [id],
  'incident authority <id>': [id],
  'incident close <id>': [id],
  'incident open': [''],
  'incident list [id]': [''],
  'incident note <id>': [id],
  'job list': [''],
  'job resume <name>': ['nothing'],
  'key rotate': [''],
  'key list': [''],
  'message list': [''],
  'message replay <id>': ['0'],
  'person export <phone|nip|number>': [number],
  'person erase <phone|nip|number>': [number],
  'report show': [''],
  'request list': [''],
  'request show <number>': [number],
  'retention run': ['', { dryRun: true }],
  'retention list': [''],
  'retention hold <number>': [number, { reason: 'Sengketa' }],
  'retention release <number>': [number],
  'service close <code>': ['magang', { notice: 'Tutup' }],
  'service open <code>': ['magang'],
  'sign list': [''],
  'staff absence <id>': [id],
  'staff act <id>': [id],
  'staff add': [''],
  'staff broadcast': [''],
  'staff held <id>': [id],
  'staff hand-over <id>': [id],
  'staff list': [''],
  'staff move <id>': [id],
  'staff revoke [id]': [id],
  'submission list': [''],
  'submission retry <id>': [id],
  'submission refuse <id>': [id],
  'update list': [''],
  'whatsapp pair': [''],
};

test('each command stands here', () => {
  expect(commands.map(({ usage }) => usage).sort()).toEqual(Object.keys(given).sort());
});

test('whatever a command tells of somebody, it wrote down who looked', async () => {
  const office = { db: world.db, vault: world.vault, now: aMoment };
  const [shown, unwritten]: string[][] = [[], []];
  for (const { usage, run } of commands) {
    const [argument, options = {}] = given[usage] ?? [''];
    const before = await accessesOf(world.db.pool, [contactId], 1_000);
    const said = await run(office, argument, options).catch((error: unknown) => String(error));
    const text = JSON.stringify(said);
    if (!text.includes(mark) && !text.includes(phone.slice(3))) continue;
    shown?.push(usage);
    if ((await accessesOf(world.db.pool, [contactId], 1_000)).length === before.length)
      unwritten?.push(usage);
  }
  expect(unwritten).toEqual([]);
  expect(shown?.sort()).toEqual([
    'person export <phone|nip|number>',
    'person requests',
    'request show <number>',
  ]);
});
