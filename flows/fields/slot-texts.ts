import { named } from '../kernel/wording.ts';
import { addDays, longDate, longMonth, shortDay } from '../../domain/city-time.ts';
import { minutesOf } from '../../domain/clock-time.ts';
import { isoDay } from '../../domain/iso-date.ts';
import type { DayState, MonthDay } from '../../domain/month.ts';
import type { Period, SlotTrouble, Want } from '../../domain/periods.ts';
import { rulesOf, type Hours, type Resource, type Resources } from '../../domain/resources.ts';
import { dotted, orList, showPeriod, showTimes } from './field-texts.ts';

/** A length in words: "6 jam", "90 menit". */
const lengthText = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} jam` : `${dotted(minutes)} menit`;

const roomier = (resource: Resource, people: number, resources: Resources): string => {
  const others = rulesOf(resources, resource).services.flatMap((service) =>
    [...resources.values()].filter(
      (other) =>
        other.noun === rulesOf(resources, resource).noun &&
        other.people >= people &&
        other.closed === undefined &&
        other.services.includes(service),
    ),
  );
  return [...new Set(others)].map(({ label, people: most }) => ` ${label} memuat ${most} orang.`).join('');
};

const breakText = (resource: Resource, resources: Resources): string => {
  const { setUpMinutes } = rulesOf(resources, resource);
  return setUpMinutes > 0 ? ` Antara dua pemakaian ada jeda ${lengthText(setUpMinutes)}.` : '';
};

type Of<B extends SlotTrouble['because']> = Extract<SlotTrouble, { because: B }>;
type Sentences = {
  [B in SlotTrouble['because']]: (trouble: Of<B>, slot: Period, resources: Resources) => string;
};

const taken = ({ resource, left }: Of<'taken'>, slot: Period, resources: Resources): string => {
  const { label, capacity, noun } = rulesOf(resources, resource);
  if (capacity === 1)
    return `${label} sudah dipesan pada ${showPeriod(slot)}.${breakText(resource, resources)}`;
  return left === 0
    ? `${label} sudah penuh pada ${showPeriod(slot)}.`
    : `${label} pada ${showPeriod(slot)} tinggal ${left} ${noun} dari ${capacity}; itu tidak cukup untuk Anda.`;
};

/** Each rule's sentence: what it says, and what is possible instead. */
const sentences: Sentences = {
  past: ({ earliest }, slot) =>
    `Waktu itu sudah lewat: ${showPeriod(slot)}. Yang dapat dipesan mulai ${longDate(earliest)}.`,
  end_before_start: (_, slot) =>
    `Jam selesai perlu sesudah jam mulai; yang kami baca ${showTimes(slot)}. Tulis jam dalam format 24 jam, misalnya 09.00-11.00.`,
  closed_day: ({ name, next }, { date }) =>
    `${longDate(date)} ${name ? `adalah hari libur (${name})` : 'bukan hari kerja'}.${next ? ` Silakan pilih hari kerja, misalnya ${longDate(next)}.` : ''}`,
  too_soon: ({ resource, workingDays, earliest }, _slot, resources) =>
    `${rulesOf(resources, resource).label} dipesan paling lambat ${workingDays} hari kerja sebelumnya. Yang paling cepat sekarang: ${longDate(earliest)}.`,
  too_far: ({ days, last }) =>
    `Pemesanan dapat dilakukan paling jauh ${dotted(days)} hari dari hari ini, yaitu sampai ${longDate(last)}. Silakan pilih tanggal yang lebih dekat.`,
  outside_hours: ({ hours }, slot) =>
    `Hari itu buka pukul ${showTimes({ from: hours.open, to: hours.close })}; yang kami baca ${showTimes(slot)}. Silakan pilih jam di antaranya.`,
  too_long: ({ resource, longest }, slot, resources) =>
    `${rulesOf(resources, resource).label} dipinjamkan paling lama ${lengthText(longest)} sekali pakai; yang kami baca ${showTimes(slot)}. Silakan pilih waktu yang lebih singkat.`,
  too_many_people: ({ resource, people }, _slot, resources) =>
    `${rulesOf(resources, resource).label} memuat paling banyak ${dotted(rulesOf(resources, resource).people)} orang, sedangkan yang Anda tulis ${dotted(people)}.${roomier(resource, people, resources)}`,
  too_many: ({ resource, amount }, _slot, resources) => {
    const { label, capacity, noun } = rulesOf(resources, resource);
    return `${label} hanya memiliki ${capacity} ${noun}, sedangkan yang Anda perlukan ${dotted(amount)}. Silakan kurangi jumlahnya.`;
  },
  closed: ({ resource, why }, _slot, resources) =>
    `${rulesOf(resources, resource).label} sedang tidak dapat dipesan: ${why}`,
  taken,
};

/** The sentence that refuses a period: the rule, and what is possible instead. */
export const troubleText = (trouble: SlotTrouble, slot: Period, resources: Resources): string => {
  const sentence = sentences[trouble.because] as (
    trouble: SlotTrouble,
    slot: Period,
    resources: Resources,
  ) => string;
  return sentence(trouble, slot, resources);
};

/** The sentence that refuses a day, whatever the hours. */
export const dayTroubleText = (trouble: SlotTrouble, date: string, resources: Resources): string =>
  trouble.because === 'past'
    ? `${longDate(date)} sudah lewat. Yang dapat dipesan mulai ${longDate(trouble.earliest)}.`
    : troubleText(trouble, { date, from: '', to: '' }, resources);

const labels = (wants: readonly Want[], resources: Resources): string =>
  wants.map(({ resource }) => rulesOf(resources, resource).label).join(' dan ');

/** What is booked, in words: "Meeting Room untuk 10 orang", "Coworking Space, 4 kursi". */
export const wantText = (wants: readonly Want[], resources: Resources): string => {
  const [first] = wants;
  if (!first) return 'Tanpa ruangan atau perangkat';
  const { capacity, noun } = rulesOf(resources, first.resource);
  if (capacity > 1) return `${labels(wants, resources)}, ${first.amount} ${noun}`;
  return first.people === undefined || wants.length > 1
    ? labels(wants, resources)
    : `${labels(wants, resources)} untuk ${dotted(first.people)} orang`;
};

/** The rules in one line, above the month. */
export const rulesText = (wants: readonly Want[], { open, close }: Hours, resources: Resources): string => {
  const longest = Math.min(...wants.map(({ resource }) => rulesOf(resources, resource).longestMinutes));
  const limit = longest < minutesOf(close) - minutesOf(open) ? `, paling lama ${lengthText(longest)}` : '';
  return `Buka pukul ${showTimes({ from: open, to: close })} pada hari kerja${limit}.`;
};

const stateWords: Record<Exclude<DayState, 'closed'>, string> = {
  free: 'Kosong',
  tight: 'Hampir penuh',
  full: 'Penuh',
};

const holidaysOf = (days: readonly MonthDay[]): string[] =>
  days.flatMap(({ date, trouble }) =>
    trouble?.because === 'closed_day' && trouble.name && isoDay(date).weekday <= 5
      ? [`${shortDay(date)}, ${trouble.name}`]
      : [],
  );

/** Days in words, three and more in a row as one: "Kam 3, Jum 4, Sen 7–Jum 11". */
const inRuns = (dates: readonly string[]): string => {
  const runs: string[][] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run && addDays(run.at(-1) ?? date, 1) === date) run.push(date);
    else runs.push([date]);
  }
  return runs
    .flatMap((run) =>
      run.length < 3 ? run.map(shortDay) : [`${shortDay(run[0] ?? '')}–${shortDay(run.at(-1) ?? '')}`],
    )
    .join(', ');
};

/** A month without buttons: its days by state, readable on a small screen. */
export const monthText = (month: string, days: readonly MonthDay[]): string => {
  const lines = (Object.keys(stateWords) as (keyof typeof stateWords)[]).flatMap((state) => {
    const fitting = days.filter((day) => day.state === state).map(({ date }) => date);
    return fitting.length > 0 ? [`${stateWords[state]}: ${inRuns(fitting)}`] : [];
  });
  const closed = holidaysOf(days);
  return [
    `*${longMonth(month)}*`,
    ...(lines.length > 0 ? lines : ['Tidak ada hari yang dapat dipesan.']),
    ...(closed.length > 0 ? [`Libur: ${closed.join('; ')}`] : []),
  ].join('\n');
};

/** How a day's button looks. */
export const cellText: Record<DayState, (day: number) => string> = {
  free: (day) => String(day),
  tight: (day) => `${day} ½`,
  full: (day) => `${day} ✕`,
  closed: () => '–',
};

const own = {
  offers: 'Waktu kosong terdekat dapat Anda pilih di bawah ini, atau tulis waktu lain.',
  /** The legend stands under a month of buttons. */
  legend: '½ hampir penuh · ✕ penuh · – tutup',
  dayMissing: (example: string) =>
    `Tanggalnya belum terbaca: untuk hari apa? Tulis hari dan jamnya. Contoh: ${example}`,
  oneDay:
    'Satu permohonan memuat satu hari. Pilih salah satu di bawah ini; untuk hari lain, ajukan permohonan lagi.',
  endMissing: 'Sampai pukul berapa? Pilih di bawah, atau tulis jam mulai dan jam selesainya.',
  pickDay: 'Pilih harinya, atau tulis langsung hari dan jamnya.',
  typeDay: (day: string) => `Tulis tanggalnya, misalnya *${day}*, atau langsung dengan jamnya.`,
  otherMonths: (months: readonly string[]) =>
    `Bulan lain: ketik ${orList(months.map((month) => `*${longMonth(month).split(' ')[0] ?? ''}*`))}.`,
  gaps: (gaps: readonly { from: string; to: string }[]) => `Kosong: ${gaps.map(showTimes).join(', ')}`,
  pickTime: (example: string) => `Pilih jamnya, atau tulis jam lain, misalnya *${example}*.`,
  fullDay: (wants: readonly Want[], date: string, resources: Resources) =>
    `${longDate(date)} sudah penuh untuk ${labels(wants, resources)}.`,
  otherDay: 'Hari lain',
  otherRoom: (label: string, people: number) => `Ganti ke ${label} (${people} orang)`,
  changeItem: (label: string) => `Ubah ${label}`,
  fitsBetter: (label: string, people: number, say: string) =>
    `${label} (${people} orang) juga cukup untuk Anda: ${say}.`,
} as const;

/** The same, each under its name. */
export const slotTexts = named('slot', own, {
  dayMissing: ['example'],
  typeDay: ['day'],
  otherMonths: ['months:list'],
  pickTime: ['example'],
  otherRoom: ['label', 'people:number'],
  changeItem: ['label'],
  fitsBetter: ['label', 'people:number', 'say'],
});
