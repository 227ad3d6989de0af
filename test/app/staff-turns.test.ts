import { openNotes } from '../../app/db/person-keys.ts';
import { canByName } from '../support/capabilities.ts';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endActingHead, nameActingHead } from '../../app/db/acting-head.ts';
import { administer } from '../../app/db/administer.ts';
import { openArrivals } from '../../app/arrive.ts';
import { readConfig } from '../../app/config.ts';
import { adminEvents } from '../../app/db/admin-events.ts';
import type { Prisma } from '../../app/db/generated/client.ts';
import { seedDemoPeople } from '../../bot/channels/simulator/seed.ts';
import { sealedPlaces } from '../../app/places.ts';
import { requestViews } from '../../app/db/requests.ts';
import { openFacts } from '../../app/facts.ts';
import { forgetFiles } from '../../app/forget-files.ts';
import { openHouse, type House } from '../../app/house.ts';
import { openInbox } from '../../app/inbox.ts';
import type { Inbound } from '../../app/inbound.ts';
import { createLog } from '../../app/log.ts';
import { takeTurn, type TurnNeeds } from '../../app/turn.ts';
import { firstBrokenAct } from '../../domain/admin-event.ts';
import type { State } from '../../domain/state.ts';
import { Message } from '../../flows/kernel/message.ts';
import { freshDatabase } from '../support/database.ts';
import { pdfBytes } from '../support/files.ts';
import { addRequest } from '../support/request-row.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataDir: string;
let house: House;
let needs: TurnNeeds;
let clock = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'teman-staff-'));
  const config = readConfig({ DATA_DIR: dataDir, SIMULATOR: '1' });
  const log = createLog(config, { write: () => undefined });
  house = await openHouse(config, { databaseUrl: database.url, log, clock: () => clock, personal: null });
  await seedDemoPeople(house.db, house.vault, house.catalogue.city.units, house.clock());
  needs = {
    ...house,
    // What goes to an applicant goes at once: taking it back has tests of its own.
    settings: { ...house.settings, undoSeconds: 0 },
    arrive: openArrivals({ ...house, channels: [] }),
    loadFact: openFacts(house),
    can: canByName,
    publicUrl: house.config.publicUrl,
    afterCommit: () => Promise.resolve(),
  };
});
afterAll(async () => {
  await house.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  clock = new Date('2026-11-23T02:00:00Z');
});

const read = ({ body }: { body: string }): Message => Message.parse(JSON.parse(house.vault.open(body)));

/** A person on the real inbox and the real turns, without a channel: what they send, and what they have been told. */
const person = async (channel: 'telegram' | 'whatsapp', chat: string) => {
  const { prisma } = house.db;
  const identity = await prisma.identity.findFirstOrThrow({ where: { channel, address: chat } });
  const { contactId } = identity;
  const store = openInbox({ ...house, kick: () => undefined, can: canByName });
  const heard = async (): Promise<Message[]> => {
    const rows = await prisma.delivery.findMany({ where: { contactId }, orderBy: { id: 'asc' } });
    return rows.map(read);
  };
  const put = (event: Inbound['event']) =>
    store({ channel, account: 'simulator', address: chat, phone: null, providerId: randomUUID(), event });
  const turns = async (): Promise<void> => {
    while (await takeTurn(contactId, needs));
  };
  const last = async (): Promise<Message> => {
    const row = await prisma.delivery.findFirst({ where: { contactId }, orderBy: { id: 'desc' } });
    return row ? read(row) : { text: '' };
  };
  const send = async (event: Inbound['event']): Promise<Message> => {
    await put(event);
    await turns();
    return last();
  };
  return {
    contactId,
    heard,
    put,
    turns,
    last,
    send,
    say: (text: string) => send({ kind: 'text', text }),
    press: (option: string) => send({ kind: 'button', option }),
    /** The id of a button of the last message. */
    option: async (label: string): Promise<string> => {
      const { options = [] } = await last();
      return options.find((option) => option.label === label)?.id ?? `none of ${JSON.stringify(options)}`;
    },
  };
};
type Person = Awaited<ReturnType<typeof person>>;

const request = async (state: State, changes: Parameters<typeof addRequest>[1] = {}): Promise<string> =>
  addRequest(house.db, {
    service: 'pengaduan',
    unit: 'ikp',
    state,
    ...changes,
  });
const stored = (id: string) => house.db.prisma.request.findUniqueOrThrow({ where: { id } });
const eventsOf = async (requestId: string) =>
  openNotes(
    house.db.pool,
    await house.db.prisma.requestEvent.findMany({ where: { requestId }, orderBy: { seq: 'asc' } }),
  );

/** Both messages are stored before either turn is taken; then both are taken at once. */
const atOnce = async (pair: [Person, string][]): Promise<Message[]> => {
  await Promise.all(pair.map(([who, option]) => who.put({ kind: 'button', option })));
  await Promise.all(pair.map(([who]) => who.turns()));
  return Promise.all(pair.map(([who]) => who.last()));
};

const staffId = async (who: Person): Promise<string> =>
  (await house.db.prisma.staff.findUniqueOrThrow({ where: { contactId: who.contactId } })).id;

const nameActing = async (who: Person, from: string, to: string): Promise<void> => {
  const staff = await staffId(who);
  await house.db.prisma.actingHead.create({
    data: {
      staffId: staff,
      kind: 'plh',
      fromOn: new Date(from),
      toOn: new Date(to),
      namedBy: 'test',
      createdAt: clock,
    },
  });
};

describe('100 pairs who press at the same moment', () => {
  test('one wins each time, the other hears who did what and sees what is right now; never two events', async () => {
    const [ikp, secretariat, head, deputy] = await Promise.all(
      ['700102', '700101', '700301', '700104'].map((chat) => person('telegram', chat)),
    );
    if (!ikp || !secretariat || !head || !deputy) throw new Error('nobody there');
    await nameActing(deputy, '2026-11-23', '2026-11-23');

    const judge = async (id: string, answers: Message[], from: State, labels: Record<string, string>) => {
      const events = await eventsOf(id);
      expect(events).toHaveLength(1);
      const [event] = events;
      const { state, version } = await stored(id);
      expect({ state, version }).toEqual({ state: event?.to, version: 2 });
      expect(event?.from).toBe(from);
      const won = answers.filter(({ text }) => text.includes('Status: *'));
      const told = answers.filter(({ text }) => text.includes(`sekarang *${labels[state]}*`));
      expect([won.length, told.length], answers.map(({ text }) => text).join('\n---\n')).toEqual([1, 1]);
      expect(told[0]?.text).toContain(`oleh `);
      expect(told[0]?.text).toContain(event?.actor);
      // No button of the state that is over.
      const offered = (told[0]?.options ?? []).map(({ label }) => label);
      for (const gone of ['Verifikasi', 'Disposisi']) expect(offered).not.toContain(gone);
    };

    const labels = { verified: 'Terverifikasi', rejected: 'Ditolak', disposed: 'Didisposisikan' };
    for (let pair = 0; pair < 40; pair += 1) {
      const id = await request('submitted');
      const option = `act.verify.${id}.1`;
      await judge(
        id,
        await atOnce([
          [ikp, option],
          [secretariat, option],
        ]),
        'submitted',
        labels,
      );
    }
    for (let pair = 0; pair < 30; pair += 1) {
      const id = await request('submitted');
      await secretariat.press(`act.reject.${id}.1`);
      await secretariat.press(await secretariat.option('Permohonan ganda'));
      const reason = await secretariat.option('Kirim');
      await judge(
        id,
        await atOnce([
          [ikp, `act.verify.${id}.1`],
          [secretariat, reason],
        ]),
        'submitted',
        labels,
      );
    }
    for (let pair = 0; pair < 30; pair += 1) {
      const id = await request('registered');
      const ready = async (who: Person): Promise<[Person, string]> => {
        await who.press(`act.dispose.${id}.1`);
        await who.press(await who.option('Bidang Aplikasi Informatika'));
        await who.press(await who.option('Tindak lanjuti'));
        return [who, await who.option('Kirim')];
      };
      await judge(id, await atOnce([await ready(head), await ready(deputy)]), 'registered', labels);
    }
  });
});

describe('the agenda', () => {
  test('two who take the same proposed number at once get two numbers, the second after being asked again', async () => {
    await house.db.prisma.staff.updateMany({
      where: { role: 'administrator' },
      data: { role: 'records_officer' },
    });
    const [one, two] = await Promise.all(['700201', '700401'].map((chat) => person('telegram', chat)));
    if (!one || !two) throw new Error('nobody there');
    const [first, second] = [await request('verified'), await request('verified', { service: 'coworking' })];
    await one.press(`act.register.${first}.1`);
    await two.press(`act.register.${second}.1`);
    const proposed = ['1/pengaduan/DISKOMINFO/XI/2026', '1/coworking/DISKOMINFO/XI/2026'] as const;
    const answers = await atOnce([
      [one, await one.option(proposed[0])],
      [two, await two.option(proposed[1])],
    ]);
    const asked = answers.find(({ text }) => text.includes('sudah dipakai'));
    expect(answers.filter(({ text }) => text.includes('Status: *Teragenda*'))).toHaveLength(1);
    expect(asked?.text).toContain('*2/');
    const late = answers[0] === asked ? one : two;
    const states = await Promise.all([first, second].map(async (id) => (await stored(id)).state));
    expect([...states].sort()).toEqual(['registered', 'verified']);
    await late.press(asked?.options?.[0]?.id ?? '');
    expect((await late.last()).text).toContain('Teragenda');
    const numbers = await Promise.all([first, second].map(async (id) => (await stored(id)).agendaNo));
    expect([...numbers].sort()).toEqual([1, 2]);
    expect(await eventsOf(first)).toHaveLength(1);
    await house.db.prisma.staff.updateMany({
      where: { contactId: two.contactId },
      data: { role: 'administrator' },
    });
  });
});

describe('who stands in for the head', () => {
  test('is named in the chat, decides on the last day and not on the day after', async () => {
    const [admin, deputy, records] = await Promise.all(
      ['700401', '700105', '700201'].map((chat) => person('telegram', chat)),
    );
    if (!admin || !deputy || !records) throw new Error('nobody there');
    await admin.say('plh');
    await admin.press(await admin.option('Operator persandian – Operator'));
    await admin.press(await admin.option('Plh. (pelaksana harian)'));
    await admin.press(await admin.option('Hari ini'));
    expect((await admin.say('kemarin')).text).toContain('lebih awal daripada tanggal mulai');
    expect((await admin.say('25 November 2026')).text).toContain('tercatat sebagai Plh. Kepala Dinas');
    expect((await deputy.last()).text).toContain('Anda ditunjuk sebagai *Plh. Kepala Dinas*');

    // On the last day, late in the evening: alerted as the head is, and decides.
    clock = new Date('2026-11-25T16:30:00Z');
    const verified = await request('verified');
    await records.press(`act.register.${verified}.1`);
    await records.say('900/2026');
    expect((await deputy.last()).text).toContain('Menunggu disposisi');
    const dispose = async (id: string) => {
      await deputy.press(`act.dispose.${id}`);
      await deputy.press(await deputy.option('Bidang Aplikasi Informatika'));
      await deputy.press(await deputy.option('Tindak lanjuti'));
      await deputy.press(await deputy.option('Kirim'));
    };
    await dispose(verified);
    const disposed = (await eventsOf(verified)).at(-1);
    expect(disposed).toMatchObject({ action: 'dispose', actor: 'Operator persandian', role: 'plh' });
    expect(await stored(verified)).toMatchObject({ state: 'disposed', unit: 'aptika' });

    // An hour later it is the 26th in the city.
    clock = new Date('2026-11-25T17:30:00Z');
    const late = await request('registered');
    expect((await deputy.press(`act.dispose.${late}`)).text).toContain('tidak ditemukan');
    expect(await stored(late)).toMatchObject({ state: 'registered' });
    const again = await request('verified');
    await records.press(`act.register.${again}.1`);
    const before = (await deputy.heard()).length;
    await records.say('901/2026');
    expect((await deputy.heard()).length).toBe(before);
  });

  test('may be ended early', async () => {
    const [admin, deputy] = await Promise.all(['700401', '700103'].map((chat) => person('telegram', chat)));
    if (!admin || !deputy) throw new Error('nobody there');
    await nameActing(deputy, '2026-11-20', '2026-12-20');
    await admin.say('plt');
    expect((await admin.last()).text).toContain('Plh. Kepala Dinas: Operator aptika');
    await admin.press(await admin.option('Akhiri Plh. Operator aptika'));
    expect((await deputy.last()).text).toContain('sudah diakhiri');
    const id = await request('registered');
    expect((await deputy.press(`act.dispose.${id}`)).text).toContain('tidak ditemukan');
    // Both are written down among the acts of administrators: the one named in the chat before as well.
    const acts = await adminEvents(house.db.pool);
    const who = 'Administrator Administrator';
    const naming = acts.filter(({ action }) => action.startsWith('acting_'));
    expect(naming.map(({ action, actor, note }) => [action, actor, note])).toEqual([
      ['acting_named', who, 'Operator persandian: plh, 2026-11-23 – 2026-11-25'],
      ['acting_ended', who, 'Operator aptika: plh'],
    ]);
    expect(firstBrokenAct(acts)).toBeNull();
  });

  test('the word means nothing to anybody else', async () => {
    const operator = await person('telegram', '700102');
    expect((await operator.say('plh')).text).not.toContain('ditunjuk');
  });
});

describe('unit and applicant', () => {
  test('write to each other; both sides are kept, sealed, apart from the history', async () => {
    const [operator, applicant] = [
      await person('telegram', '700102'),
      await person('whatsapp', '6281200000001'),
    ];
    await applicant.say('menu');
    const id = await request('in_progress', { contactId: applicant.contactId });
    await operator.press(`act.write.${id}`);
    await operator.say('Mohon kirim denah lokasi.');
    expect((await operator.press(await operator.option('Kirim'))).text).toContain('Pesan terkirim');
    await applicant.turns();
    expect((await applicant.last()).text).toContain('Mohon kirim denah lokasi.');
    await applicant.say('1');
    await applicant.say('Denahnya menyusul besok.');
    const alert = (await operator.heard()).at(-1);
    expect(alert?.text).toContain('Denahnya menyusul besok.');
    expect(JSON.stringify(alert)).not.toMatch(/6281200000001|Budi/);

    const rows = await house.db.prisma.requestMessage.findMany({
      where: { requestId: id },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ sender, unit }) => [sender, unit])).toEqual([
      ['unit', 'ikp'],
      ['applicant', null],
    ]);
    expect(JSON.stringify(rows.map(({ body }) => body))).not.toMatch(/denah/i);
    expect(rows.map(({ body }) => house.vault.open(body))).toEqual([
      'Mohon kirim denah lokasi.',
      'Denahnya menyusul besok.',
    ]);
    expect(await eventsOf(id)).toEqual([]);
    expect((await operator.press(`act.talk.${id}`)).text).toMatch(
      /Operator .*: Mohon kirim.*\n.*Pemohon: Denahnya/,
    );
    expect(await stored(id)).toMatchObject({ version: 1, state: 'in_progress' });
  });

  test('a file of the applicant reaches the unit and is kept, whatever is thrown away', async () => {
    const [operator, applicant] = [
      await person('telegram', '700102'),
      await person('whatsapp', '6281200000001'),
    ];
    const id = await request('in_progress', { contactId: applicant.contactId });
    await applicant.press(`reply.${id}`);
    const bytes = pdfBytes(1);
    const told = await applicant.send({ kind: 'file', bytes, name: 'denah.pdf', mime: 'application/pdf' });
    expect(told.text).toContain('sudah diteruskan');
    const [message] = await house.db.prisma.requestMessage.findMany({ where: { requestId: id } });
    expect(message).toMatchObject({ name: 'denah.pdf', pages: 1, bytes: bytes.length });
    const sha256 = message?.sha256 ?? '';
    expect((await operator.heard()).at(-2)?.file).toMatchObject({ sha256, name: 'denah.pdf' });
    await forgetFiles(house, [sha256]);
    expect((await house.files.get(sha256))?.equals(bytes)).toBe(true);
  });

  test('a note stands in the history, moves nothing and reaches the other units', async () => {
    const [operator, beside] = [await person('telegram', '700102'), await person('telegram', '700103')];
    const id = await request('disposed', { supportingUnits: ['aptika'] });
    await beside.press(`act.note.${id}`);
    await beside.say('Server sudah kami periksa.');
    expect(await eventsOf(id)).toMatchObject([
      {
        action: 'note',
        from: 'disposed',
        to: 'disposed',
        note: 'Server sudah kami periksa.',
        role: 'operator',
      },
    ]);
    expect((await operator.last()).text).toContain('Server sudah kami periksa.');
    expect(await stored(id)).toMatchObject({ version: 1 });
  });

  test('a comment on a rating is kept sealed', async () => {
    const applicant = await person('whatsapp', '6281200000001');
    const id = await request('completed', {
      contactId: applicant.contactId,
      completedOn: new Date('2026-11-23'),
    });
    await applicant.press(`rate.${id}.5`);
    await applicant.say('Petugasnya ramah sekali');
    const { rating, ratingComment } = await stored(id);
    expect(rating).toBe(5);
    expect(ratingComment).not.toContain('ramah');
    expect(house.vault.open(ratingComment ?? '', sealedPlaces.ratingComment(id))).toBe(
      'Petugasnya ramah sekali',
    );
  });

  test('a rating of 5, opened again with a reason, and a rating of 2 are all kept and shown', async () => {
    const [applicant, operator] = [
      await person('whatsapp', '6281200000001'),
      await person('telegram', '700102'),
    ];
    const id = await request('completed', {
      contactId: applicant.contactId,
      completedOn: new Date('2026-11-23'),
    });
    await applicant.press(`rate.${id}.5`);
    await applicant.say('Petugasnya ramah sekali');
    await applicant.press(`reopen.${id}`);
    await applicant.say('Berkasnya tidak bisa dibuka');
    expect(await stored(id)).toMatchObject({ state: 'in_progress', rating: null });
    await operator.press(`act.complete.${id}`);
    await operator.say('Berkas baru sudah kami kirim.');
    await operator.press(await operator.option('Kirim'));
    expect((await stored(id)).state).toBe('completed');
    await applicant.press(`rate.${id}.2`);
    await applicant.press(`rate.${id}.4`);

    const [view] = await requestViews(house.db, house.vault, { id });
    expect(view?.ratings).toMatchObject([{ stars: 5, comment: 'Petugasnya ramah sekali' }, { stars: 2 }]);
    expect((await eventsOf(id)).filter(({ action }) => action === 'reopen')).toMatchObject([
      { note: 'Berkasnya tidak bisa dibuka' },
    ]);
    const { text } = await operator.press(`act.see.${id}`);
    expect(text).toContain('Penilaian: *5 dari 5*');
    expect(text).toContain('Penilaian: *2 dari 5*');
    expect(text).toContain('Berkasnya tidak bisa dibuka');
    const results = await house.db.prisma.requestFact.findMany({ where: { requestId: id, kind: 'result' } });
    expect(results).toMatchObject([{ content: { outcome: 'Berkas baru sudah kami kirim.' } }]);
  });
});

describe('powers that end while a step is being decided', () => {
  type End = (tx: Prisma.TransactionClient, by: Parameters<typeof administer>[2]) => Promise<unknown>;

  /** A button pressed, and powers ended after everything was looked up and before it is written. */
  const pressedWhile = async (who: Person, option: string, end: End): Promise<Message> => {
    let ended = false;
    await who.put({ kind: 'button', option });
    const loadFact: TurnNeeds['loadFact'] = async (want, contactId) => {
      const known = await needs.loadFact(want, contactId);
      const { secretariat } = house.catalogue.city.units;
      const by = { actor: 'Administrator', now: clock, tz: house.tz, vault: house.vault, secretariat };
      if (!ended) await house.db.prisma.$transaction((tx) => end(tx, by));
      ended = true;
      return known;
    };
    while (await takeTurn(who.contactId, { ...needs, loadFact }));
    return who.last();
  };
  const memberOf = (who: Person) =>
    house.db.prisma.staff.findFirstOrThrow({ where: { contactId: who.contactId } });

  test.each([
    ['moved to another unit', { do: 'move_staff', unit: 'aptika' }],
    ['whose access is taken', { do: 'revoke_staff' }],
  ] as const)('somebody %s meanwhile takes no step any more', async (_, act) => {
    const who = await person('telegram', '700102');
    const { id: staffId, name } = await memberOf(who);
    // As everybody in office has, with their code at the latest.
    await who.say('permohonan');
    const id = await request('submitted');
    const said = await pressedWhile(who, `act.verify.${id}.1`, (tx, by) =>
      administer(tx, { ...act, staffId, name }, by),
    );
    expect(await stored(id)).toMatchObject({ state: 'submitted', version: 1 });
    expect(await eventsOf(id)).toHaveLength(0);
    expect(said.text).not.toContain('Terverifikasi');
    await house.db.prisma.staff.update({
      where: { id: staffId },
      data: { revokedAt: null, contactId: who.contactId, unit: 'ikp' },
    });
  });

  test('whose time in the head’s place is ended meanwhile decides nothing any more', async () => {
    const deputy = await person('telegram', '700105');
    const { id: staffId } = await memberOf(deputy);
    // No other term may go on when this one ends.
    await house.db.prisma.actingHead.updateMany({ where: { staffId }, data: { endedAt: clock } });
    const term = { kind: 'plh' as const, from: '2026-11-23', to: '2026-11-23' };
    const by = { actor: 'Administrator', now: clock };
    const termId = await house.db.prisma.$transaction((tx) => nameActingHead(tx, { staffId, term }, by));
    const id = await request('registered');
    await deputy.press(`act.dispose.${id}.1`);
    await deputy.press(await deputy.option('Bidang Aplikasi Informatika'));
    await deputy.press(await deputy.option('Tindak lanjuti'));
    const decision = await deputy.option('Kirim');
    await pressedWhile(deputy, decision, (tx) => endActingHead(tx, termId, by));
    expect(await stored(id)).toMatchObject({ state: 'registered', version: 1 });
  });
});
