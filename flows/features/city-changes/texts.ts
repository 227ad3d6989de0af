/** What administrators and the head read when the office changes what the city decides. */
import { shortened } from '../../kernel/shortened.ts';
import { named } from '../../kernel/wording.ts';
import { longDate } from '../../../domain/city-time.ts';
import { problemInWords } from './problem-words.ts';

const longest = 250;

/** A message is read at a glance; what is longer is shown by its beginning. */
const short = (text: string): string => shortened(text, longest);

const longestChange = 560;
const longestTrial = 780;

/** As many changes as can be read in one message; the rest stand at the desk. */
const several = (changes: readonly string[]): string => {
  const fits = changes.filter((_, at) => changes.slice(0, at + 1).join('\n').length <= longestChange);
  const left = changes.length - fits.length;
  return [...fits, ...(left > 0 ? [`… dan ${left} perubahan lain, lihat di meja web.`] : [])].join('\n');
};

/** The sentences of this feature, by what they are for. */
const own = {
  notYours: 'Bagian ini hanya untuk administrator.',
  notYoursToAdopt: 'Usulan perubahan hanya dibuka oleh Kepala Dinas dan administrator.',
  left: 'Perubahan tidak disimpan. Ketik *ubah data* untuk mulai lagi.',
  labels: {
    hours: 'Jam layanan',
    holiday: 'Hari libur kantor',
    step: 'Langkah SOP',
    adopt: 'Tetapkan SOP',
    room: 'Ruangan dan perangkat',
    office: 'Kantor dan kontak',
    unit: 'Unit',
    card: 'Kartu layanan',
    text: 'Bunyi pesan',
    empty: 'Kosongkan',
    submit: 'Ajukan',
    tryOut: 'Coba percakapan',
    establish: 'Tetapkan',
    sendBack: 'Kembalikan',
    noDecree: 'Lewati',
    today: 'Hari ini',
    open: 'Buka usulan',
  } as const,
  what: '*Ubah data kota*\nApa yang ingin Anda ubah? Perubahan berlaku setelah ditetapkan.',
  hours: (now: string): string => `Jam layanan sekarang: ${now}\nTulis jam layanan yang baru.`,
  hoursRefused: 'Tulis jam layanan 5 sampai 200 huruf. Contoh: Senin–Jumat, 08.00–15.00 WIB',
  day: 'Kantor libur pada tanggal berapa? Contoh: 24 Desember 2026',
  dayLabel: 'Hari libur',
  dayTaken: (date: string): string =>
    `${longDate(date)} sudah tercatat sebagai hari libur. Tulis tanggal lain.`,
  dayName: (date: string): string =>
    `Apa nama hari libur ${longDate(date)}? Orang membacanya bila memilih hari itu.`,
  dayNameRefused: 'Tulis nama 3 sampai 100 huruf.',
  service: 'SOP layanan mana?',
  noDrafts: 'Semua SOP sudah ditetapkan.',
  step: (title: string, steps: readonly string[]): string =>
    [
      `*SOP ${title}*`,
      ...steps.map((step, index) => `${index + 1}. ${short(step)}`),
      '',
      'Langkah mana yang diubah?',
    ]
      .join('\n')
      .slice(0, 900),
  stepLabel: (index: number): string => `Langkah ${index + 1}`,
  words: (step: string): string => `Bunyinya sekarang:\n${short(step)}\n\nTulis bunyi yang baru.`,
  wordsRefused: 'Tulis langkah 3 sampai 300 huruf.',
  find: 'Pesan mana yang diubah? Tulis beberapa katanya, seperti yang dibaca pemohon.',
  notFound: 'Pesan dengan kata-kata itu tidak ditemukan. Tulis kata lain dari pesan itu.',
  textListed: (name: string, says: string | null): string =>
    shortened((says ?? name).replace(/\s+/g, ' '), 60),
  entry: 'Yang mana?',
  part: (thing: string): string => `*${thing}*\nBagian mana yang diubah?`,
  thingGone: 'Bagian itu sudah tidak ada. Ketik *ubah data* untuk mulai lagi.',
  value: (thing: string, { label, help }: { label: string; help?: string }, now: string): string =>
    [
      `*${thing}*`,
      `${label} sekarang: ${now === '' ? '–' : short(now)}`,
      `Tulis yang baru.${help === undefined ? '' : ` ${short(help)}`}`,
    ].join('\n'),
  reason: 'Mengapa diubah? Alasannya tercatat dalam riwayat.',
  reasonRefused: 'Tulis alasan 3 sampai 300 huruf.',
  confirm: (change: string, reason: string): string =>
    `${change}\n\nAlasan: ${short(reason)}\n\nAjukan perubahan ini?`,
  cannot: (problems: readonly string[]): string =>
    [
      'Perubahan ini tidak dapat dibuat karena tidak cocok dengan data lain:',
      ...problems.slice(0, 3).map((problem) => short(problemInWords(problem))),
    ].join('\n'),
  submitted: 'Usulan diajukan. Anda dikabari setelah diputuskan.',
  submittedAlert: (author: string, change: string, reason: string): string =>
    `*Usulan perubahan data kota* dari ${author}\n${change}\n\nAlasan: ${short(reason)}`,
  none: 'Tidak ada usulan perubahan yang menunggu.',
  list: (count: number): string => `*Usulan perubahan*\n${count} menunggu. Pilih satu untuk membacanya.`,
  listed: (id: number, what: string): string => `Usulan ${id}: ${what}`,
  one: (author: string, date: string, change: string, reason: string): string =>
    `*Usulan dari ${author}*, ${longDate(date)}\n${change}\n\nAlasan: ${short(reason)}`,
  /** The end of a chat that nobody has, from what was said last as far as it can be read in one message. */
  trial: (lines: readonly { from: 'person' | 'office'; text: string }[]): string => {
    const shown = lines.map(({ from, text }) => `${from === 'person' ? '*Pemohon:*' : '*Kantor:*'} ${text}`);
    const fits = shown.filter((_, at) => shown.slice(at).join('\n\n').length <= longestTrial);
    const end = fits.length > 0 ? fits : [`${(shown.at(-1) ?? '').slice(0, longestTrial - 1)}…`];
    return ['*Contoh percakapan* (tidak ada yang disimpan)', ...end, 'Tulis seperti pemohon.'].join('\n\n');
  },
  gone: 'Usulan itu sudah diputuskan.',
  decree: (required: boolean): string =>
    `Tulis nomor Keputusan Kepala Dinas yang menetapkan SOP ini.${required ? '' : ' Tanpa nomor, SOP tetap bertanda draf.'}`,
  decreeRefused: 'Tulis nomor keputusan 1 sampai 80 huruf. Contoh: 45/SK/2026',
  decreeDay: (number: string): string => `Keputusan nomor ${number} tanggal berapa?`,
  decreeDayLabel: 'Tanggal keputusan',
  adopted: 'Perubahan ditetapkan dan langsung berlaku.',
  adoptedAlert: (by: string, change: string): string => `*Perubahan ditetapkan* oleh ${by}\n${change}`,
  because: 'Mengapa dikembalikan? Pengusul membacanya.',
  returned: 'Usulan dikembalikan kepada pengusul.',
  returnedAlert: (by: string, change: string, because: string): string =>
    `*Usulan dikembalikan* oleh ${by}\n${change}\n\nAlasan: ${short(because)}`,
  from: (before: string, after: string): string => `Sebelum: ${short(before)}\nSesudah: ${short(after)}`,
  newHoliday: (date: string, name: string): string => `Hari libur: ${longDate(date)} – ${short(name)}`,
  shortly: short,
  several,
  names: ([first = '', ...more]: readonly string[]): string =>
    more.length === 0 ? first : `${first}, dan ${more.length} lagi`,
  nothing: '–',
  restores: (version: number): string => `Semua data kota kembali seperti versi ${version}`,
  sopOf: (title: string): string => `SOP ${title}`,
  stepOf: (title: string, index: number): string => `SOP ${title}, langkah ${index + 1}`,
  sopAdopted: (title: string): string => `SOP ${title} ditetapkan, tidak lagi draf`,
};

/** The same, each under its name. */
export const cityTexts = named('city', own, {
  hours: ['now'],
  dayTaken: ['date:day'],
  dayName: ['date:day'],
  step: ['title', 'steps:list'],
  stepLabel: ['index:number'],
  words: ['step'],
  textListed: ['name', 'says'],
  part: ['thing'],
  value: ['thing', ['it', 'label', 'help'], 'now'],
  confirm: ['change', 'reason'],
  cannot: ['problems:list'],
  submittedAlert: ['author', 'change', 'reason'],
  list: ['count:number'],
  listed: ['id:number', 'what'],
  one: ['author', 'date:day', 'change', 'reason'],
  decree: ['required:yes'],
  decreeDay: ['number'],
  adoptedAlert: ['by', 'change'],
  returnedAlert: ['by', 'change', 'because'],
  from: ['before', 'after'],
  newHoliday: ['date:day', 'name'],
  shortly: ['text'],
  several: ['changes:list'],
  names: ['list:list'],
  restores: ['version:number'],
  sopOf: ['title'],
  stepOf: ['title', 'index:number'],
  sopAdopted: ['title'],
});
