import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { adminEvents } from '../../app/db/admin-events.ts';
import { firstBrokenAct } from '../../domain/admin-event.ts';
import { hidden, openDeskBrowser } from '../support/desk-browser.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { openOffice } from '../support/office.ts';

let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
// Only ever forward, as time goes: what waits for a moment would wait longer than anybody.
const clock = { ahead: 0 };
const minutes = 60_000;
const wait = (count: number): void => {
  clock.ahead += count * minutes;
};
beforeAll(async () => {
  house = await openTestHouse({ worker: false, clock: () => new Date(Date.now() + clock.ahead) });
  office = openOffice(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());
beforeEach(async () => {
  await house.db.prisma.deskLogin.deleteMany();
});

const browser = () => openDeskBrowser(house.url);
const acts = async () => {
  const rows = await adminEvents(house.db.pool);
  expect(firstBrokenAct(rows)).toBeNull();
  return rows.map(({ action, about, actor, note }) => [action, about, actor, note].join(' '));
};

test('somebody in office comes in by the code in their own chat, and it is written down', async () => {
  const desk = browser();
  const asked = await desk.get('/meja');
  expect(asked.status).toBe(200);
  expect(asked.body).toContain('Nama atau nomor');
  expect(asked.body).toContain('Kirim kode');
  const inside = await desk.enter(office.sekretariat);
  expect(inside.body).toContain('Operator');
  expect(inside.body).not.toContain('Kirim kode');
  expect((await acts()).at(-1)).toMatch(/^desk_entered .+ operator /);
});

test('a code and its link end each other, and neither works twice', async () => {
  const [first, second] = [browser(), browser()];
  const byLink = await first.ask(office.arsiparis, '700201');
  expect((await second.get(byLink.link)).status).toBe(200);
  expect((await second.get(byLink.link)).body).toContain('Masuk');
  expect((await second.post(byLink.link, {})).status).toBe(303);
  expect((await first.post('/meja/masuk/kode', { kode: byLink.code })).status).toBe(403);
  expect((await first.post(byLink.link, {})).status).toBe(403);
  expect((await first.get(byLink.link)).status).toBe(410);
  const byCode = await first.ask(office.arsiparis, '700201');
  expect((await first.post('/meja/masuk/kode', { kode: byCode.code })).status).toBe(303);
  expect((await second.get(byCode.link)).status).toBe(410);
});

test('a code is good in the browser that asked for it, ten minutes and five tries', async () => {
  const [mine, other] = [browser(), browser()];
  const late = await mine.ask(office.ikp, '700102');
  wait(11);
  expect((await mine.post('/meja/masuk/kode', { kode: late.code })).status).toBe(403);
  const { code } = await mine.ask(office.ikp, '700102');
  await other.post('/meja/masuk', { nama: 'nobody at all' });
  expect((await other.post('/meja/masuk/kode', { kode: code })).status).toBe(403);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries += 1)
    expect((await mine.post('/meja/masuk/kode', { kode: wrong })).status).toBe(403);
  expect((await mine.post('/meja/masuk/kode', { kode: code })).status).toBe(403);
});

test('the answer never tells whether somebody exists', async () => {
  const answers = await Promise.all(
    ['700101', 'Tidak Ada', '6281200000001'].map(async (name) => {
      const desk = browser();
      const posted = await desk.post('/meja/masuk', { nama: name });
      const { body } = await desk.open('/meja');
      return [posted.status, posted.location, body, desk.jar.has('meja_kode')];
    }),
  );
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test('a name finds its member however it is spaced and cased', async () => {
  const { name } = await house.db.prisma.staff.findFirstOrThrow({ where: { role: 'head' } });
  const { code } = await browser().ask(office.kepala, `  ${name.toUpperCase().replaceAll(' ', '  ')} `);
  expect(code).toMatch(/^\d{6}$/);
});

test('nobody fills a chat with codes', async () => {
  const desk = browser();
  await desk.ask(office.aptika, '700103');
  for (let more = 0; more < 7; more += 1) await desk.post('/meja/masuk', { nama: '700103' });
  await expect.poll(() => house.db.prisma.deskLogin.count(), { interval: 50 }).toBe(5);
  await office.aptika.news();
  expect(await house.db.prisma.deskLogin.count()).toBe(5);
});

test('a session ends when nobody is at it, after twelve hours, by leaving, and with its member', async () => {
  const desk = browser();
  await desk.enter(office.sekretariat);
  const opens = async () => (await desk.get('/meja/keluar')).status === 200;
  for (let times = 1; times < 24; times += 1) {
    wait(29);
    expect(await opens()).toBe(true);
  }
  // Twelve hours and a little more, though somebody was there all the time.
  wait(29);
  expect(await opens()).toBe(true);
  wait(25);
  expect(await opens()).toBe(false);
  await desk.enter(office.sekretariat);
  wait(31);
  expect(await opens()).toBe(false);

  const [left, other] = [browser(), browser()];
  await left.enter(office.sekretariat);
  await other.enter(office.sekretariat);
  expect((await left.get('/meja/keluar')).body).toContain('(sesi ini)');
  expect((await left.send('/meja/keluar')).status).toBe(303);
  expect((await left.get('/meja/keluar')).status).toBe(303);
  expect((await other.get('/meja/keluar')).status).toBe(200);
  await left.enter(office.sekretariat);
  await left.send('/meja/keluar', { semua: '1' });
  expect((await other.get('/meja/keluar')).status).toBe(303);

  await other.enter(office.aptika);
  expect((await other.get('/meja/keluar')).status).toBe(200);
  await house.db.prisma.staff.updateMany({
    where: {
      contactId: (await house.db.prisma.identity.findFirstOrThrow({ where: { address: '700103' } }))
        .contactId,
    },
    data: { revokedAt: new Date() },
  });
  expect((await other.get('/meja/keluar')).status).toBe(303);
});

test('a stranger, another site and a form without its word are refused and written down', async () => {
  const desk = browser();
  const refused = async () => (await acts()).filter((act) => act.startsWith('desk_refused')).length;
  const before = await refused();
  desk.jar.set('meja', 'x'.repeat(43));
  expect((await desk.get('/meja/keluar')).status).toBe(303);
  expect((await desk.post('/meja/keluar', {})).status).toBe(401);
  await desk.enter(office.ikp);
  const { body } = await desk.get('/meja/keluar');
  const csrf = hidden(body, 'csrf');
  expect((await desk.post('/meja/keluar', {})).status).toBe(403);
  expect((await desk.post('/meja/keluar', { csrf: `${csrf}x` })).status).toBe(403);
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
  expect((await desk.post('/meja/keluar', { csrf }, foreign)).status).toBe(403);
  expect((await desk.post('/meja/masuk', { nama: '700102' }, foreign)).status).toBe(403);
  expect((await desk.get('/meja/keluar')).status).toBe(200);
  expect(await refused()).toBe(before + 6);
});

test('the cookie is for this desk only, and pages load nothing from elsewhere and run nothing', async () => {
  const desk = browser();
  const { headers } = await desk.post('/meja/masuk', { nama: '700301' });
  expect(headers.getSetCookie()[0]).toMatch(/; Max-Age=600; Path=\/meja; HttpOnly; SameSite=Strict$/);
  const login = await desk.get('/meja');
  expect(login.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(login.body).not.toMatch(/<script|style=|https?:\/\//);
  const [, style = ''] = /href="(\/meja\/gaya-[^"]+)"/.exec(login.body) ?? [];
  expect((await desk.get(style)).headers.get('content-type')).toContain('text/css');
});
