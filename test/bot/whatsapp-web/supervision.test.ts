import fc from 'fast-check';
import { expect, test } from 'vitest';
import { watched, type Watchfulness } from '../../../bot/channels/whatsapp-web/alarm.ts';
import { browsersOf } from '../../../bot/channels/whatsapp-web/browser-remains.ts';
import { checkPin } from '../../../bot/channels/whatsapp-web/check-pin.ts';
import { findChromium } from '../../../bot/channels/whatsapp-web/find-chromium.ts';
import { sentenceOf, standingOf, standings } from '../../../bot/channels/whatsapp-web/standing.ts';
import {
  begunAt,
  failuresAfter,
  heard,
  overdue,
  restartDue,
  restMs,
  type Life,
} from '../../../bot/channels/whatsapp-web/supervision.ts';

const patience = { beat: 15, start: 90, load: 180, qr: 120 };
type Step = [at: number, type: 'beat' | 'qr' | 'loading' | 'ready'];
const lifeAfter = (...steps: Step[]): Life =>
  steps.reduce((life, [at, type]) => heard(life, { type }, at), begunAt(0));
/** The same, with a beat at the moment of looking. */
const lookedAt = (at: number, ...steps: Step[]) => overdue(lifeAfter(...steps, [at, 'beat']), at, patience);

test.each<[string, ReturnType<typeof overdue>, number, Step[]]>([
  ['has just begun', null, 1, []],
  ['takes its time to begin', null, 90, []],
  ['never becomes ready', 'never ready', 91, []],
  ['shows a code', null, 120, [[5, 'qr']]],
  [
    'shows a code that is replaced',
    null,
    220,
    [
      [5, 'qr'],
      [110, 'qr'],
    ],
  ],
  [
    'shows a code that is not replaced',
    'stale QR code',
    231,
    [
      [5, 'qr'],
      [110, 'qr'],
    ],
  ],
  [
    'loads for long, getting on',
    null,
    300,
    [
      [5, 'loading'],
      [150, 'loading'],
    ],
  ],
  ['loads and gets nowhere', 'never ready', 190, [[5, 'loading']]],
  [
    'is ready for a long time',
    null,
    100_000,
    [
      [5, 'loading'],
      [9, 'ready'],
    ],
  ],
  [
    'is ready again and again',
    null,
    100_000,
    [
      [5, 'ready'],
      [7, 'ready'],
      [99, 'loading'],
    ],
  ],
])('a life that %s', (_, because, at, steps) => {
  expect(lookedAt(at, ...steps)).toBe(because);
});

test('a life that is not heard of is silent, however far it had come', () => {
  for (const type of ['beat', 'qr', 'loading', 'ready'] as const) {
    const life = lifeAfter([10, type]);
    expect(overdue(life, 25, patience)).toBeNull();
    expect(overdue(life, 26, patience)).toBe('silent');
  }
});

test('ten browsers killed in a row are begun anew within seconds; one that never becomes ready is given more and more rest', () => {
  let failures = 0;
  let rested = 0;
  for (let kill = 0; kill < 10; kill += 1) {
    failures = failuresAfter(failures, lifeAfter([2_000, 'ready']), 3_000);
    rested += restMs(failures);
  }
  expect(rested).toBeLessThan(10_000);
  const rests = Array.from({ length: 12 }, (_, nth) => restMs(nth));
  expect(rests).toEqual(rests.toSorted((a, b) => a - b));
  expect(rests.at(-1)).toBe(60_000);
  expect(failuresAfter(5, lifeAfter(), 100)).toBe(6);
  expect(failuresAfter(5, lifeAfter([1, 'ready']), 60_001)).toBe(0);
});

test('the daily restart is due once a day, and only of a life that is ready', () => {
  const [before, at] = [new Date(1), new Date(2)];
  expect(restartDue(lifeAfter([1, 'ready']), at, before)).toBe(true);
  expect(restartDue(lifeAfter([1, 'ready']), at, at)).toBe(false);
  expect(restartDue(lifeAfter([1, 'qr']), at, before)).toBe(false);
  expect(restartDue(null, at, before)).toBe(false);
});

const minute = 60_000;
const alarmsOver = (standing: (minutes: number) => Parameters<typeof watched>[1], minutes: number) => {
  let watchfulness: Watchfulness = { notReadySince: null, raised: {} };
  const raised: [number, string][] = [];
  for (let at = 0; at <= minutes; at += 1) {
    const noticed = watched(watchfulness, standing(at), at * minute);
    watchfulness = noticed.watchfulness;
    if (noticed.alarm) raised.push([at, noticed.alarm]);
  }
  return raised;
};

test('nobody is alerted of a browser that is back in time; of one that is not, after five minutes, and again after six hours', () => {
  expect(alarmsOver((at) => (at % 5 === 0 ? 'ready' : 'down'), 600)).toEqual([]);
  expect(alarmsOver(() => 'starting', 400)).toEqual([
    [6, 'not_ready'],
    [366, 'not_ready'],
  ]);
});

test('a code to scan is told at once, however often it is begun anew, and again after it was ready', () => {
  expect(alarmsOver((at) => (at % 3 === 0 ? 'starting' : 'pairing'), 300)).toContainEqual([1, 'pairing']);
  expect(
    alarmsOver((at) => (at % 3 === 0 ? 'starting' : 'pairing'), 300).filter(([, kind]) => kind === 'pairing'),
  ).toHaveLength(1);
  expect(alarmsOver((at) => (at === 10 ? 'ready' : 'pairing'), 20)).toEqual([
    [0, 'pairing'],
    [11, 'pairing'],
  ]);
});

test('what the database says holds as long as somebody says it', () => {
  const now = new Date(100_000_000);
  const said = (seconds: number, state: string) => ({
    state,
    updatedAt: new Date(now.getTime() - seconds * 1000),
  });
  expect(standingOf(said(20, 'ready'), now)).toBe('ready');
  expect(standingOf(said(61, 'ready'), now)).toBe('off');
  expect(standingOf(said(1, 'something else'), now)).toBe('off');
  expect(standingOf(null, now)).toBe('off');
  expect(standings.filter((standing) => sentenceOf(standing) === null)).toEqual(['ready']);
});

const profile = '/data/whatsapp/session';
const main = (pid: number, folder = profile) => ({
  pid,
  parent: 1,
  group: pid,
  command: `chromium\0--headless\0--user-data-dir=${folder}\0about:blank`,
});
const helper = (pid: number, parent: number, group: number) => ({
  pid,
  parent,
  group,
  command: 'chromium\0--type=renderer',
});
const other = (pid: number, parent: number) => ({ pid, parent, group: pid, command: 'postgres\0-D' });

test('all of a browser is found by its profile, also what a killed one has left; nobody else’s', () => {
  const all = [
    main(10),
    helper(11, 10, 10),
    helper(12, 11, 10),
    other(13, 1),
    main(20, `${profile}-2`),
    helper(21, 20, 20),
  ];
  expect(browsersOf(all, profile, null).toSorted()).toEqual([10, 11, 12]);
  // The first process is gone, the lock names it, and its number may be somebody else's by now.
  expect(browsersOf([helper(11, 1, 10), other(10, 1)], profile, 10)).toEqual([11]);
  expect(browsersOf([other(10, 1), helper(21, 20, 20)], profile, 10)).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 })), (pids) => {
      expect(
        browsersOf(
          pids.map((pid) => other(pid, 1)),
          profile,
          7,
        ),
      ).toEqual([]);
    }),
  );
});

test('the browser given is taken, else the first there is; a given one that is none says so in a line', () => {
  const there =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);
  expect(findChromium('/x/chrome', '', there('/x/chrome', '/usr/bin/chromium'))).toBe('/x/chrome');
  expect(findChromium(undefined, '/opt/bin', there('/opt/bin/google-chrome'))).toBe('/opt/bin/google-chrome');
  expect(findChromium(undefined, '', there('/usr/bin/chromium', '/usr/bin/google-chrome'))).toBe(
    '/usr/bin/chromium',
  );
  expect(findChromium(undefined, '', there())).toBeNull();
  expect(() => findChromium('/x/none', '', there())).toThrow(
    'CHROMIUM_PATH: got "/x/none"; takes the path of a Chromium or Chrome that can be run',
  );
});

test('a pinned version without its page says so in a line', () => {
  expect(() => checkPin(null)).not.toThrow();
  expect(() => checkPin({ version: '2.3000.1', cache: '/nowhere' })).toThrow(
    'WHATSAPP_WEB_CACHE: got "/nowhere"; takes a folder that holds 2.3000.1.html',
  );
});
