import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffMember } from '../../../domain/role.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages, type Route, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

/*
 * Every way the desk can be asked for something, new ones by themselves: whoever is nobody here, may not, or comes from elsewhere gets
 * nothing, and it is written down.
 */

const number = 'TD-2026-VHJTHDNC';
let now = aMoment.getTime();
let desk: DeskPages;
beforeAll(async () => {
  desk = await openDeskPages({ clock: () => new Date(now) });
  await addRequest(desk.db, { number });
});
afterAll(() => desk.close());

/** What anybody may ask for: the way in, what a page is drawn with. */
const isOpen = ({ url }: Route): boolean => /^\/meja(\/masuk(\/kode|\/:link)?|\/(gaya|cepat)-.*)?$/.test(url);
const closed = (): Route[] => desk.routes.filter((route) => url(route).startsWith('/meja') && !isOpen(route));
const posts = (): Route[] => closed().filter(({ method }) => method === 'POST');

const given: Record<string, string> = {
  ...{ number, step: 'reject', service: 'magang', code: 'magang', what: 'kantor', page: '1' },
  link: 'x'.repeat(43),
};
/** A route's address with something in each of its places. */
const url = (route: Route): string =>
  route.url.replace(/:(\w+)/g, (_, name: string) => given[name] ?? '00000000-0000-4000-8000-000000000000');

/** Asks as a browser does that is on a page of the desk; refusals are answered shortly when there are many in a minute. */
const ask = async (route: Route, cookie: string, headers: Record<string, string> = {}, body = '') => {
  now += 5000;
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  return desk.app.inject({
    ...{ method: route.method, url: url(route), headers: { cookie, ...form, ...headers } },
    ...(route.method === 'POST' ? { payload: body } : {}),
  });
};

/** The refusals that were written down, the last of them with `take`, in their order. */
const refusals = async (take?: number) => {
  const where = { action: 'desk_refused' };
  const last = await desk.db.prisma.adminEvent.findMany({
    ...{ where, orderBy: { seq: 'desc' } },
    ...(take === undefined ? {} : { take }),
  });
  return last.toReversed();
};
const countRefusals = () => desk.db.prisma.adminEvent.count({ where: { action: 'desk_refused' } });

/** One guard stands before all of it: who is refused like somebody else has only some of it tried. */
const someOf = (routes: Route[], all: boolean): Route[] => routes.filter((_, at) => all || at % 8 === 0);

describe('whoever is nobody here gets nothing, and it is written down', () => {
  const strangers: Record<string, () => Promise<string>> = {
    'a stranger': () => Promise.resolve(''),
    'a citizen with a cookie of another kind': () => Promise.resolve(`simulator=1; meja=${'x'.repeat(43)}`),
    'a member who was revoked': async () => {
      const { id, cookie } = await desk.enter({ name: 'Dulu' });
      await desk.db.prisma.staff.update({
        where: { id },
        data: { revokedAt: new Date(now), contactId: null },
      });
      return cookie;
    },
    'a member who has not accepted the duties': async () => {
      const { id, cookie } = await desk.enter({ name: 'Belum' });
      await desk.db.prisma.staff.update({ where: { id }, data: { dutiesVersion: null } });
      return cookie;
    },
    'a session that was ended': async () => {
      const { id, cookie } = await desk.enter({ name: 'Pulang' });
      await desk.db.prisma.deskSession.updateMany({
        where: { staffId: id },
        data: { endedAt: new Date(now) },
      });
      return cookie;
    },
    'a session nobody was at for half an hour': async () => {
      const { id, cookie } = await desk.enter({ name: 'Makan' });
      const seenAt = new Date(now - 31 * 60_000);
      await desk.db.prisma.deskSession.updateMany({ where: { staffId: id }, data: { seenAt } });
      return cookie;
    },
  };

  test.each(Object.keys(strangers))('%s', async (who) => {
    const cookie = (await strangers[who]?.()) ?? '';
    const routes = someOf(closed(), who === 'a stranger');
    for (const route of routes) {
      const { statusCode, body, headers } = await ask(route, cookie);
      expect([route, [303, 401].includes(statusCode)]).toEqual([route, true]);
      if (statusCode === 303) expect(headers.location).toBe('/meja');
      expect(body).not.toContain(number);
    }
    const written = await refusals(routes.length);
    expect(written.map(({ about }) => about)).toEqual(
      routes.map(({ method, url: path }) => `${method} ${path}`),
    );
    expect(new Set(written.map(({ actor, note }) => `${actor}: ${note}`))).toEqual(
      new Set(['tanpa sesi: session']),
    );
  });
});

describe('no form of another page than ours does anything', () => {
  test.each<[string, Record<string, string>, string]>([
    ['of another site', { 'sec-fetch-site': 'cross-site' }, 'csrf'],
    ['of an old browser on another site', { 'sec-fetch-site': '', origin: 'https://evil.example' }, 'csrf'],
    ['without the session’s word', {}, ''],
    ['with another session’s word', {}, 'another'],
  ])('not one %s', async (_, headers, word) => {
    const session = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Rini' });
    const token = session.cookie.slice('meja='.length);
    const csrf = { csrf: desk.vault.key(`desk-csrf ${token}`), another: 'a'.repeat(64) }[word] ?? '';
    const routes = someOf(posts(), word === 'csrf');
    for (const route of routes) {
      const { statusCode } = await ask(route, session.cookie, headers, `csrf=${csrf}`);
      expect([route, statusCode]).toEqual([route, 403]);
    }
    const written = await refusals(routes.length);
    expect(written.map(({ about }) => about)).toEqual(routes.map(({ url: path }) => `POST ${path}`));
    expect(new Set(written.map(({ actor, note }) => `${actor}: ${note}`))).toEqual(
      new Set(['administrator Rini: form']),
    );
  });
});

type Who = Pick<StaffMember, 'role' | 'unit'> & Pick<Partial<StaffMember>, 'acting'>;
const members = {
  operator: { role: 'operator', unit: 'ikp' },
  secretariat: { role: 'operator', unit: 'sekretariat' },
  acting: { role: 'operator', unit: 'ikp', acting: 'plh' },
  records: { role: 'records_officer', unit: 'sekretariat' },
  head: { role: 'head', unit: 'sekretariat' },
  administrator: { role: 'administrator', unit: 'sekretariat' },
} as const satisfies Record<string, Who>;
type Name = keyof typeof members;

/** Whose each part of the desk is; what stands in no line is everybody's, or a request's, whose rules have a test of their own. */
const parts: [part: RegExp, whose: readonly Name[]][] = [
  // What a figure of a report counts.
  [/ \/meja\/pengawasan\/angka/, ['administrator', 'head', 'acting']],
  [/ \/meja\/(pengawasan|orang|riwayat|insiden)/, ['administrator']],
  [/ \/meja\/layanan\/(ubah|:code\/(sop|buka-tutup))/, ['administrator']],
  [/POST \/meja\/layanan\/usulan\/:id/, ['head']],
  [/POST \/meja\/layanan\/(usulan|versi)/, ['administrator']],
  [/ \/meja\/layanan\/(usulan|versi|contoh)/, ['administrator', 'head']],
  [/ \/meja\/laporan\/usulan/, ['administrator']],
  [/ \/meja\/laporan\/tanda-tangan/, ['head', 'acting']],
  [/ \/meja\/laporan/, ['administrator', 'head', 'acting']],
  [/ \/meja\/kepala/, ['head', 'acting']],
  // Of the secretariat's own service.
  [/ \/meja\/loket\/:service/, ['secretariat', 'records']],
  [/ \/meja\/loket/, ['operator', 'secretariat', 'acting', 'records']],
  [/ \/meja\/agenda/, ['secretariat', 'acting', 'records', 'head', 'administrator']],
];
const whose = ({ method, url: path }: Route): readonly Name[] | undefined =>
  parts.find(([part]) => part.test(`${method} ${path}`))?.[1];

/** What takes long to answer whom it is for: tables and documents, which have tests of their own. */
const isLong = ({ url: path }: Route): boolean => /\.\w+$/.test(path) || path.includes('/kabar/');

describe('every part of the desk is for those whose work it is', () => {
  test.each(Object.keys(members) as Name[])('for %s', async (name) => {
    const session: Session = await desk.enter({ ...members[name], name: 'Tuti' });
    const csrf = desk.vault.key(`desk-csrf ${session.cookie.slice('meja='.length)}`);
    for (const route of closed()) {
      const may = whose(route);
      if (!may || (may.includes(name) && isLong(route))) continue;
      const before = await countRefusals();
      const { statusCode } = await ask(route, session.cookie, {}, `csrf=${csrf}`);
      const written = (await refusals((await countRefusals()) - before)).map(({ note }) => note);
      if (!may.includes(name)) expect([route, statusCode, written]).toEqual([route, 403, ['role']]);
      else expect([route, written.includes('role')]).toEqual([route, false]);
    }
  });
});
