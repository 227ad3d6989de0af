import { hoursAhead, zonesIn } from './zones.ts';
import { spokenNumbers } from './spoken-numbers.ts';

/**
 * The period of a day a text names, `HH:MM`. `bare`: written with hours only and no part of the day ("1-3"), so that the
 * afternoon may be meant; `doubt`: worked out, so it is asked back; `rest` the text without it.
 */
export type FoundTimes =
  | { from: string; to: string; bare: boolean; doubt: boolean; rest: string }
  | { trouble: 'many'; ranges: { from: string; to: string }[] }
  | { trouble: 'impossible' | 'no_end' | 'part' | 'whole_day' | 'unclear' | 'none' };

type Clock = { hour: number; minute: number; part: string; bare: boolean };

const word = '(?:(?:jam|jm|pukul|pkl|pk|mulai|dari|start)\\.? ?)*';
const parts = 'pagi|siang|sore|petang|malam|mlm|am|pm';
const clock = (n: 1 | 2): string =>
  `${word}(?<half${n}>setengah )?(?<hour${n}>\\d{1,2})(?:(?: ?[.:] ?|(?<=\\d\\d))(?<minute${n}>\\d{2}))?(?![\\d])(?: ?,? (?<way${n}>kurang|lewat|lebih|lwt) ?(?<off${n}>\\d{1,2}|seperempat)(?: ?(?:menit|mnt))?)?(?: ?(?<part${n}>${parts})(?![a-z]))?(?: ?teng(?![a-z]))?`;
const until =
  ' ?(?:-+|~|s ?\\.? ?/? ?d\\.?|sampai dengan|sampai|sampe|sampek|ampe|ampek|smpai|smpe|smp|spai|hingga|ke|to|until) ?';
const range = new RegExp(
  `(?<![\\d.:/])${clock(1)}${until}${clock(2)}(?! ?(?:orang|org|peserta|siswa|hari(?! (?:sen|sel|rab|kam|jum|sab|min|ini))))`,
  'g',
);
const one = new RegExp(
  `(?<![\\d.:/])${clock(1)}(?! ?(?:orang|org|peserta|siswa|hari(?! (?:sen|sel|rab|kam|jum|sab|min|ini))|bulan|minggu))`,
);
/** "2 jam", "selama 90 menit", "1,5 jam": how long. */
const length =
  /(?<![\d.:])(?:(?:selama|durasi(?:nya)?|lamanya|kurang lebih|sekitar|±|kira-kira) ?)*(?<hours>\d{1,2}(?:[.,]\d)?) ?jam(?! ?\d)(?: (?<more>\d{1,2}) ?(?:menit|mnt))?(?:an)?|(?<![\d.:])(?:(?:selama|durasi) )?(?<minutes>\d{2,3}) ?(?:menit|mnt)/;
const twoHours = /(?:^|jam |pukul |pkl )(\d{1,2})(?:[.:](\d{2}))? (\d{1,2})(?:[.:](\d{2}))?$/;

const afternoon = new Set(['siang', 'sore', 'petang', 'malam', 'mlm', 'pm']);

/** Hours of the day as people say them: "2 siang" is 14, "11 siang" stays, "12 malam" is the end of the day. */
const onTheDay = (hour: number, part: string): number => {
  if (/^m/.test(part) && hour === 12) return 24;
  if (part === 'am' && hour === 12) return 0;
  if (part === 'siang' && hour >= 10) return hour;
  return afternoon.has(part) && hour < 12 ? hour + 12 : hour;
};

const clockOf = (groups: Record<string, string | undefined>, n: 1 | 2): Clock => {
  const [hour, minute, part, half, way, off] = ['hour', 'minute', 'part', 'half', 'way', 'off'].map(
    (name) => groups[`${name}${n}`],
  );
  const moved =
    off === undefined ? 0 : (off === 'seperempat' ? 15 : Number(off)) * (way === 'kurang' ? -1 : 1);
  const written = onTheDay(Number(hour) - (half ? 1 : 0), part ?? '');
  const minutes = written * 60 + (half ? 30 : Number(minute ?? 0)) + moved;
  const valid = Number(minute ?? 0) <= 59;
  return {
    hour: valid ? Math.floor(minutes / 60) : 99,
    minute: ((minutes % 60) + 60) % 60,
    part: part ?? '',
    bare: minute === undefined && part === undefined && !hour?.startsWith('0'),
  };
};

const minutesOf = ({ hour, minute }: Clock): number => hour * 60 + minute;
const isTime = (time: Clock): boolean => minutesOf(time) >= 0 && minutesOf(time) <= 24 * 60;

const write = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** "1 sampai 3 sore", "1 siang sampai 3": one part of the day is said for both hours, where the first still comes first. */
const together = (from: Clock, to: Clock): [Clock, Clock] => {
  const early = onTheDay(from.hour, to.part);
  if (from.part === '' && from.hour < 12 && from.bare && early < to.hour)
    return [{ ...from, hour: early }, to];
  if (to.part === '' && from.part !== '' && to.hour < 12 && minutesOf(to) <= minutesOf(from))
    return [from, { ...to, hour: to.hour + 12 }];
  return [from, to];
};

type Pair = { from: Clock; to: Clock; typed: string };

const pairOf = (match: RegExpMatchArray): Pair => {
  const [from, to] = together(clockOf(match.groups ?? {}, 1), clockOf(match.groups ?? {}, 2));
  return { from, to, typed: match[0] };
};

/** "10-2": the second hour can only be after noon, and is asked. */
const overNoon = ({ from, to, typed }: Pair): { pair: Pair; doubt: boolean } =>
  to.bare && from.hour < 12 && to.hour < 12 && to.hour >= 1 && to.hour < 6 && minutesOf(to) < minutesOf(from)
    ? { pair: { from, to: { ...to, hour: to.hour + 12 }, typed }, doubt: true }
    : { pair: { from, to, typed }, doubt: false };

/** A start and how long it lasts: "jam 9 selama 2 jam". */
const byLength = (text: string): FoundTimes | null => {
  const long = length.exec(text);
  if (!long) return null;
  const { hours, more, minutes } = long.groups ?? {};
  const lasts = minutes ? Number(minutes) : Number((hours ?? '0').replace(',', '.')) * 60 + Number(more ?? 0);
  const without = text.replace(long[0], ' ');
  const start = one.exec(without);
  if (!start || lasts <= 0) return null;
  const from = clockOf(start.groups ?? {}, 1);
  const end = minutesOf(from) + lasts;
  if (!isTime(from) || end > 24 * 60) return { trouble: 'impossible' };
  return {
    from: write(minutesOf(from)),
    to: write(end),
    bare: from.bare,
    doubt: /(?:kurang lebih|sekitar|±|kira-kira)/.test(long[0]),
    rest: without.replace(start[0], ' '),
  };
};

const wholeDay =
  /(?<!\p{L})(?:se ?harian|sehari penuh|satu hari penuh|1 hari penuh|full ?day|(?:dari )?pagi (?:sampai|sampe|hingga|-) (?:sore|malam)|all day)(?!\p{L})/u;
const unclear =
  /(?<!\p{L})(?:habis|abis|ba'?da|bakda|setelah|selesai|sesudah|sebelum|sehabis)(?: (?:sholat|solat|salat|shalat))? (?:dzuhur|zuhur|dhuhur|duhur|lohor|luhur|dzuhor|ash?ar|magh?rib|isya|subuh|jumatan|jum'?at|istirahat|makan siang|ishoma|apel)|jam kerja|jam kantor/u;
const partOfDay = /(?<!\p{L})(?:pagi|siang|sore|petang|malam)(?!\p{L})/u;

/** "Siang jam 1 sampai 3": the part of the day said before is that of the first hour. */
const partBefore =
  /(?<!\p{L})(pagi|siang|sore|malam),? (jam|pukul|pkl)\.? ?(\d{1,2}(?:[.:]\d{2})?)(?![\d.:]| ?(?:pagi|siang|sore|malam))/gu;

const withoutRange = (text: string): FoundTimes => {
  if (wholeDay.test(text)) return { trouble: 'whole_day' };
  if (unclear.test(text)) return { trouble: 'unclear' };
  const lasting = byLength(text);
  if (lasting) return lasting;
  const [, h1, m1 = '00', h2, m2 = '00'] = twoHours.exec(text.trim()) ?? [];
  // "Jam 9 11": what stands between has been left out.
  if (h1 && h2 && Number(h1) < Number(h2) && Number(h2) <= 24)
    return {
      from: `${h1.padStart(2, '0')}:${m1}`,
      to: `${h2.padStart(2, '0')}:${m2}`,
      bare: true,
      doubt: true,
      rest: '',
    };
  if (one.test(text)) return { trouble: 'no_end' };
  return { trouble: partOfDay.test(text) ? 'part' : 'none' };
};

const shifted = (
  found: FoundTimes,
  zones: ReturnType<typeof zonesIn>['zones'],
  tz: string | undefined,
): FoundTimes => {
  const [zone] = zones;
  if ('trouble' in found || zone === undefined) return found;
  const ahead = hoursAhead(zone, tz);
  if (ahead === null || zones.length > 1)
    return { ...found, doubt: true, rest: `${found.rest} ${zones.join(' ')}` };
  if (ahead === 0) return found;
  const [from = 0, to = 0] = [found.from, found.to].map(
    (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - ahead * 60,
  );
  if (from < 0 || to > 24 * 60) return { trouble: 'impossible' };
  return { ...found, from: write(from), to: write(to), bare: false, doubt: true };
};

const findExactly = (folded: string, tz: string | undefined): FoundTimes => {
  const { text: unzoned, zones } = zonesIn(spokenNumbers(folded.slice(0, 200)).replace(/[()]/g, ' '));
  const text = unzoned
    .replace(/(?<=\d{1,2}),(?=[03]0)/g, '.')
    .replace(/(?<=\d),5(?= ?(?:-|s\/?d|sampai))/g, '.30')
    .replace(/(?<=\d) ?-? ?an(?!\p{L})/gu, '')
    .replace(partBefore, '$2 $3 $1')
    .replace(/ +/g, ' ');
  const matches = [...text.matchAll(range)];
  const [first, ...more] = matches.map(pairOf);
  if (!first) return shifted(withoutRange(text), zones, tz);
  const valid = isTime(first.from) && isTime(first.to);
  if (more.length > 0) {
    const ranges = [first, ...more]
      .filter(({ from, to }) => isTime(from) && isTime(to))
      .map(({ from, to }) => ({ from: write(minutesOf(from)), to: write(minutesOf(to)) }));
    return { trouble: 'many', ranges };
  }
  if (!valid) return { trouble: 'impossible' };
  const { pair, doubt } = overNoon(first);
  const rest = text.replace(pair.typed, ' ');
  const found = {
    from: write(minutesOf(pair.from)),
    to: write(minutesOf(pair.to)),
    bare: pair.from.bare && pair.to.bare,
    doubt,
    rest,
  };
  return shifted(found, zones, tz);
};

/** Finds the one period of a day a folded text names, in the hours of the zone `tz`. */
export const findTimes = (folded: string, tz?: string): FoundTimes => {
  const found = findExactly(folded, tz);
  return 'trouble' in found || !/\d ?-? ?an(?!\p{L})/u.test(folded) ? found : { ...found, doubt: true };
};

const later = (time: string): string =>
  `${String(Number(time.slice(0, 2)) + 12).padStart(2, '0')}${time.slice(2)}`;

/** The same hours after noon, where the clock has them. */
export const afterNoon = ({ from, to }: { from: string; to: string }): { from: string; to: string } | null =>
  to < '12:00' && from < to ? { from: later(from), to: later(to) } : null;

/** A period as people write it: 09.00-11.00. */
export const typeTimes = ({ from, to }: { from: string; to: string }): string =>
  `${from}-${to}`.replaceAll(':', '.');
