import { named } from '../kernel/wording.ts';
import { longDate, longMonth } from '../../domain/city-time.ts';
import { expandExample, typeDate } from './example.ts';
import type { Field } from './field-schema.ts';

type Labelled = Pick<Field, 'label' | 'example'>;

/** A whole number as people here write it: 1.500. */
export const dotted = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

const example = (field: Labelled, today: string): string => `Contoh: ${expandExample(field.example, today)}`;
/** "A atau B", "A, B, atau C". */
export const orList = (items: readonly string[]): string => {
  const last = items.at(-1) ?? '';
  if (items.length < 3) return items.join(' atau ');
  return `${items.slice(0, -1).join(', ')}, atau ${last}`;
};
const period = ({ from, to }: { from: string; to: string }): string => `${from}–${to}`.replaceAll(':', '.');

/** The sentences that refuse an answer: what is wrong, what is right, with an example; never whose fault it is. */
const own = {
  typeIt: (field: Labelled, today: string) =>
    `Silakan tulis jawaban untuk *${field.label}* dengan kata-kata. ${example(field, today)}`,
  choose: (field: Labelled) => `Silakan pilih salah satu untuk *${field.label}*.`,

  empty: (field: Labelled, today: string) =>
    `*${field.label}* belum berisi huruf atau angka yang dapat kami baca. ${example(field, today)}`,
  noAnswer: (field: Labelled, today: string) =>
    `Itu belum menjawab *${field.label}*. ${example(field, today)}`,
  anotherKind: (field: Labelled, today: string) =>
    `Itu tampaknya bukan *${field.label}*. ${example(field, today)}`,
  noNik: (field: Labelled, today: string) =>
    `Itu tampak seperti NIK, jadi tidak kami simpan dari chat. Untuk *${field.label}*, tulis yang lain. ${example(field, today)}`,
  wholeName: (field: Labelled, today: string) =>
    `Tulis namanya untuk *${field.label}*. ${example(field, today)}`,
  sameName: (field: Labelled, shown: string) => `Kami catat *${shown}* untuk *${field.label}*?`,
  tooShort: (field: Labelled, min: number, length: number, today: string) =>
    `*${field.label}* perlu paling sedikit ${dotted(min)} huruf, yang kami terima baru ${dotted(length)}. ${example(field, today)}`,
  tooLong: (field: Labelled, max: number, length: number) =>
    `*${field.label}* paling panjang ${dotted(max)} huruf, yang kami terima ${dotted(length)}. Silakan tulis lebih ringkas.`,
  lines: (field: Labelled, expected: number, given: number) =>
    `*${field.label}* perlu ${dotted(expected)} nama, yang kami baca ${dotted(given)}. Pisahkan dengan koma atau baris baru, misalnya: Rina Safitri, Budi Santoso.`,
  lineWithoutName: (field: Labelled, line: string) =>
    `Pada *${field.label}*, tulisan "${line}" belum terbaca sebagai nama. Tulis satu baris satu nama, sedikitnya dua huruf.`,
  localPart: (field: Labelled) =>
    `*${field.label}* cukup bagian sebelum tanda @: huruf kecil, angka, titik, atau strip, tanpa spasi. Contoh: ${field.example}`,

  noNumber: (field: Labelled, min: number, max: number) =>
    `*${field.label}* perlu satu angka, dari ${dotted(min)} sampai ${dotted(max)}. Contoh: ${field.example}`,
  manyNumbers: (field: Labelled, min: number, max: number) =>
    `Kami membaca lebih dari satu angka. Untuk *${field.label}*, tulis satu angka saja, dari ${dotted(min)} sampai ${dotted(max)}. Contoh: ${field.example}`,
  fraction: (field: Labelled, min: number, max: number) =>
    `*${field.label}* perlu angka bulat tanpa koma, dari ${dotted(min)} sampai ${dotted(max)}. Contoh: ${field.example}`,
  outOfRange: (field: Labelled & { min: number; max: number; unit?: string | undefined }, value: number) =>
    `${field.label} ${value > field.max ? `paling banyak ${dotted(field.max)}` : `paling sedikit ${dotted(field.min)}`}${field.unit ? ` ${field.unit}` : ''} untuk satu permohonan. Anda menulis ${dotted(value)}. Tulis angka ${dotted(field.min)} sampai ${dotted(field.max)}.`,

  about: (shown: string) => `Kira-kira *${shown}*? Jawab *Ya*, atau tulis angka yang pasti.`,
  converted: (typed: string, shown: string) => `"${typed}" kami baca sebagai *${shown}*. Benar?`,
  inTotal: (shown: string) => `Seluruhnya *${shown}*?`,
  toldTotal: (shown: string) => `Kami catat *${shown}*, termasuk Anda.`,
  told: (shown: string) => `Kami catat: *${shown}*.`,
  meant: (shown: string) => `Maksud Anda *${shown}*?`,
  denied: (field: Labelled, today: string) =>
    `Kami membaca apa yang bukan jawabannya. Tulis yang Anda maksud untuk *${field.label}*. ${example(field, today)}`,
  howMany: (typed: string, field: Labelled & { unit?: string | undefined }) =>
    `Berapa ${field.unit ?? 'jumlahnya'} dalam "${typed}"? Tulis angkanya untuk *${field.label}*. Contoh: ${field.example}`,
  partOfUnit: (typed: string, shown: string, field: Labelled & { unit?: string | undefined }) =>
    `"${typed}" sama dengan ${shown}. Tulis *${field.label}* dalam angka bulat${field.unit ? ` (${field.unit})` : ''}. Contoh: ${field.example}`,
  exactNumber: (field: Labelled, min: number, max: number) =>
    `Untuk *${field.label}* kami perlu satu angka, perkiraan pun boleh, dari ${dotted(min)} sampai ${dotted(max)}. Contoh: ${field.example}`,

  noDate: (field: Labelled, today: string) =>
    `Tanggalnya belum terbaca. Untuk *${field.label}*, tulis tanggal, bulan, dan tahun. ${example(field, today)}`,
  vagueDate: (field: Labelled, today: string) =>
    `Untuk *${field.label}* kami perlu satu tanggal yang pasti. ${example(field, today)}`,
  manyDates: (field: Labelled, today: string) =>
    `Kami membaca lebih dari satu tanggal. Untuk *${field.label}*, tulis satu tanggal saja. ${example(field, today)}`,
  denyDate: (field: Labelled, today: string) =>
    `Baik. Tanggal berapa yang bisa untuk *${field.label}*? ${example(field, today)}`,
  dayOfMonth: (month: string, field: Labelled, today: string) =>
    `Tanggal berapa di bulan *${longMonth(month)}*? Tulis lengkap untuk *${field.label}*. ${example(field, today)}`,
  rightDay: (date: string) => `Kami baca *${longDate(date)}*. Benar?`,
  aboutDay: (date: string) => `Kami catat *${longDate(date)}*? Jawab *Ya*, atau tulis tanggal yang pasti.`,
  impossibleDate: (typed: string, field: Labelled, today: string) =>
    `Tanggal ${typed} tidak ada di kalender. Tulis tanggal, bulan, lalu tahun. ${example(field, today)}`,
  otherWeekday: (date: string) =>
    `Nama hari dan tanggalnya berbeda: tanggal itu jatuh pada hari ${longDate(date)}. Silakan tulis tanggalnya saja.`,
  tooEarly: (field: Labelled, first: string, date: string) =>
    `Yang kami baca: ${longDate(date)}. *${field.label}* paling awal ${longDate(first)}. Silakan tulis tanggal itu atau sesudahnya. Contoh: ${typeDate(first)}`,
  tooLate: (field: Labelled, last: string, date: string) =>
    `Yang kami baca: ${longDate(date)}. *${field.label}* paling akhir ${longDate(last)}. Silakan tulis tanggal itu atau sebelumnya. Contoh: ${typeDate(last)}`,
  closedDay: (date: string, holiday: string | null, next: string) =>
    `${longDate(date)} ${holiday ? `adalah hari libur (${holiday})` : 'bukan hari kerja'}. Silakan pilih hari kerja, misalnya ${longDate(next)}.`,

  meantDay: (date: string) => `Maksud Anda ${longDate(date)}?`,
  aroundFeast: (feast: string, date: string, field: Labelled, today: string) =>
    `*${feast}* di kalender kami: ${longDate(date)}. Untuk *${field.label}* kami perlu satu tanggal yang pasti. ${example(field, today)}`,

  noTimes: (field: Labelled, today: string) =>
    `Rentang jamnya belum terbaca. Untuk *${field.label}*, tulis jam mulai dan jam selesai. ${example(field, today)}`,
  noEnd: (field: Labelled, today: string) =>
    `Untuk *${field.label}*, tulis juga jam selesainya; perkiraan pun boleh. ${example(field, today)}`,
  manyTimes: (field: Labelled, today: string) =>
    `Kami membaca lebih dari satu rentang jam. Untuk *${field.label}*, tulis satu saja. ${example(field, today)}`,
  impossibleTime: (field: Labelled, today: string) =>
    `Jam itu tidak ada. Tulis jam dari 00.00 sampai 24.00 untuk *${field.label}*. ${example(field, today)}`,
  endBeforeStart: (times: { from: string; to: string }, field: Labelled, today: string) =>
    `Jam selesai perlu sesudah jam mulai; yang kami baca ${period(times)}. Tulis jam dalam format 24 jam. ${example(field, today)}`,
  outsideHours: (open: string, close: string, times: { from: string; to: string }) =>
    `Layanan ini buka pukul ${period({ from: open, to: close })}; yang kami baca ${period(times)}. Silakan pilih jam di antaranya.`,
  wholeDay: (field: Labelled, hours: { from: string; to: string }, today: string) =>
    `Sehari penuh? Pukul ${period(hours)}, atau tulis jam mulai dan jam selesai untuk *${field.label}*. ${example(field, today)}`,
  partOfDay: (field: Labelled, today: string) =>
    `Jam berapa tepatnya? Pilih di bawah, atau tulis jam mulai dan jam selesai untuk *${field.label}*. ${example(field, today)}`,
  unclearTime: (field: Labelled, today: string) =>
    `Jam berapa tepatnya? Tulis jam mulai dan jam selesai dengan angka untuk *${field.label}*. ${example(field, today)}`,
  denyTime: (field: Labelled, today: string) =>
    `Baik. Jam berapa yang bisa untuk *${field.label}*? ${example(field, today)}`,
  meantTimes: (times: { from: string; to: string }, zone: string) =>
    `Pukul *${period(times)}${zone}*, benar?`,
  meantAfternoon: (times: { from: string; to: string }) => `Maksud Anda pukul ${period(times)}?`,

  ambiguous: (labels: readonly string[]) =>
    `Tulisan itu cocok dengan beberapa pilihan: ${orList(labels)}. Silakan tulis salah satunya, atau nomornya.`,
  oneOnly: (field: Labelled, labels: readonly string[]) =>
    `Untuk *${field.label}* pilih salah satu saja: ${orList(labels)}.`,
  notThat: (field: Labelled) => `Baik. Yang mana untuk *${field.label}*? Pilih salah satu.`,
  meantOptions: (labels: readonly string[]) => `Maksud Anda *${labels.join(', ')}*?`,
  noOption: (typed: string, field: Labelled) =>
    `"${typed}" tidak ada dalam pilihan *${field.label}*. Silakan jawab dengan nomor atau nama pilihan. Contoh: ${field.example}`,
  /** What is in no list, where the list has a place for it. */
  otherOption: (typed: string, label: string) => `"${typed}" tidak ada dalam pilihan. Pakai *${label}*?`,
  noOptions: (field: Labelled) =>
    `Pilih paling sedikit satu untuk *${field.label}*. Boleh lebih dari satu, misalnya 1 dan 2.`,
  yesOrNo: (field: Labelled) => `Untuk *${field.label}*, silakan jawab *Ya* atau *Tidak*.`,

  phone: (field: Labelled) =>
    `Nomor itu belum lengkap atau belum benar. Tulis nomor telepon lengkap untuk *${field.label}*. Contoh: ${field.example}`,
  whichPhone: (field: Labelled) =>
    `Kami membaca lebih dari satu nomor. Pilih atau tulis satu saja untuk *${field.label}*. Contoh: ${field.example}`,
  phoneThis: (field: Labelled) =>
    `Agar tidak keliru, tulis nomornya lengkap untuk *${field.label}*. Contoh: ${field.example}`,
  whichEmail: (field: Labelled) =>
    `Kami membaca lebih dari satu alamat. Pilih atau tulis satu saja untuk *${field.label}*. Contoh: ${field.example}`,
  whichUrl: (field: Labelled) =>
    `Kami membaca lebih dari satu alamat. Tulis satu saja untuk *${field.label}*. Contoh: ${field.example}`,
  email: (field: Labelled) =>
    `Alamat email itu belum lengkap atau belum benar. Tulis seperti nama@domain untuk *${field.label}*. Contoh: ${field.example}`,
  emailDomain: (field: Labelled, domain: string) =>
    `*${field.label}* perlu berakhiran @${domain}. Contoh: ${field.example}`,
  url: (field: Labelled) =>
    `Alamat itu belum terbaca. Tulis alamat situs atau host untuk *${field.label}*, tanpa spasi. Contoh: ${field.example}`,
  urlSecret: (field: Labelled) =>
    `Demi keamanan, jangan sertakan nama pengguna atau kata sandi dalam alamat. Contoh untuk *${field.label}*: ${field.example}`,

  nik: {
    length: 'NIK terdiri dari 16 angka. Silakan periksa lagi jumlah angkanya. Contoh: 6171010101900001',
    letters: 'NIK hanya berisi angka, 16 angka tanpa huruf. Contoh: 6171010101900001',
    province:
      'Dua angka pertama NIK adalah kode provinsi, dan kode itu tidak kami kenal. Silakan periksa lagi NIK Anda. Contoh: 6171010101900001',
    unlikely: (ending: string) =>
      `Angka tanggal lahir pada NIK berakhiran ${ending} tidak seperti biasanya. Sudah benar?`,
  },
  nip: {
    serial: (shown: string) =>
      `NIP biasanya tidak berakhir dengan 000, yang kami baca ${shown}. Sudah benar?`,
    length: 'NIP terdiri dari 18 angka. Silakan periksa lagi jumlah angkanya. Contoh: 198503122010011004',
    letters: 'NIP hanya berisi angka, 18 angka tanpa huruf. Contoh: 198503122010011004',
    birth_date:
      'Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal), dan tanggal itu tidak ada di kalender. Silakan periksa lagi. Contoh: 198503122010011004',
    appointment:
      'Angka ke-9 sampai ke-14 NIP adalah tahun dan bulan pengangkatan, dan yang kami baca belum cocok. Silakan periksa lagi. Contoh: 198503122010011004',
    sex: 'Angka ke-15 NIP adalah 1 untuk laki-laki atau 2 untuk perempuan. Silakan periksa lagi. Contoh: 198503122010011004',
  },

  subdomain: (field: Labelled & { domain: string }) =>
    `*${field.label}* hanya boleh huruf a–z, angka, dan strip di tengah, paling panjang 63 huruf, tanpa spasi dan titik. Contoh: ${field.example} menjadi ${field.example.replace(`.${field.domain}`, '')}.${field.domain}`,
  reserved: (name: string, field: Labelled) =>
    `Nama ${name} sudah dipakai untuk keperluan sistem kota. Silakan pilih nama lain. Contoh: ${field.example}`,
  subdomainTaken: (name: string) =>
    `Nama ${name} sudah dipakai atau sedang dimohonkan. Silakan pilih nama lain, misalnya dengan menambahkan nama instansi.`,

  location: (field: Labelled, min: number) =>
    `Alamat itu terlalu singkat. Untuk *${field.label}*, tulis alamat paling sedikit ${dotted(min)} huruf atau kirim lokasi dari peta. Contoh: ${field.example}`,
  noPlace: 'Lokasi itu tidak terbaca. Silakan kirim ulang, atau tulis alamatnya dengan kata-kata.',
} as const;

/** The same, each under its name. */
export const fieldTexts = named('field', own, {
  typeIt: [['field', 'label', 'example'], 'today'],
  choose: [['field', 'label']],
  empty: [['field', 'label', 'example'], 'today'],
  noAnswer: [['field', 'label', 'example'], 'today'],
  anotherKind: [['field', 'label', 'example'], 'today'],
  noNik: [['field', 'label', 'example'], 'today'],
  wholeName: [['field', 'label', 'example'], 'today'],
  sameName: [['field', 'label'], 'shown'],
  tooShort: [['field', 'label', 'example'], 'min:number', 'length:number', 'today'],
  tooLong: [['field', 'label'], 'max:number', 'length:number'],
  lines: [['field', 'label'], 'expected:number', 'given:number'],
  lineWithoutName: [['field', 'label'], 'line'],
  localPart: [['field', 'label', 'example']],
  noNumber: [['field', 'label', 'example'], 'min:number', 'max:number'],
  manyNumbers: [['field', 'label', 'example'], 'min:number', 'max:number'],
  fraction: [['field', 'label', 'example'], 'min:number', 'max:number'],
  outOfRange: [['field', 'label', 'max', 'min', 'unit'], 'value:number'],
  about: ['shown'],
  converted: ['typed', 'shown'],
  inTotal: ['shown'],
  toldTotal: ['shown'],
  told: ['shown'],
  meant: ['shown'],
  denied: [['field', 'label', 'example'], 'today'],
  howMany: ['typed', ['field', 'unit', 'label', 'example']],
  partOfUnit: ['typed', 'shown', ['field', 'label', 'unit', 'example']],
  exactNumber: [['field', 'label', 'example'], 'min:number', 'max:number'],
  noDate: [['field', 'label', 'example'], 'today'],
  vagueDate: [['field', 'label', 'example'], 'today'],
  manyDates: [['field', 'label', 'example'], 'today'],
  denyDate: [['field', 'label', 'example'], 'today'],
  dayOfMonth: ['month', ['field', 'label', 'example'], 'today'],
  rightDay: ['date:day'],
  aboutDay: ['date:day'],
  impossibleDate: ['typed', ['field', 'example'], 'today'],
  otherWeekday: ['date:day'],
  tooEarly: [['field', 'label'], 'first:day', 'date:day'],
  tooLate: [['field', 'label'], 'last:day', 'date:day'],
  closedDay: ['date:day', 'holiday', 'next:day'],
  meantDay: ['date:day'],
  aroundFeast: ['feast', 'date:day', ['field', 'label', 'example'], 'today'],
  noTimes: [['field', 'label', 'example'], 'today'],
  noEnd: [['field', 'label', 'example'], 'today'],
  manyTimes: [['field', 'label', 'example'], 'today'],
  impossibleTime: [['field', 'label', 'example'], 'today'],
  partOfDay: [['field', 'label', 'example'], 'today'],
  unclearTime: [['field', 'label', 'example'], 'today'],
  denyTime: [['field', 'label', 'example'], 'today'],
  ambiguous: ['labels:list'],
  oneOnly: [['field', 'label'], 'labels:list'],
  notThat: [['field', 'label']],
  meantOptions: ['labels:list'],
  noOption: ['typed', ['field', 'label', 'example']],
  otherOption: ['typed', 'label'],
  noOptions: [['field', 'label']],
  yesOrNo: [['field', 'label']],
  phone: [['field', 'label', 'example']],
  whichPhone: [['field', 'label', 'example']],
  phoneThis: [['field', 'label', 'example']],
  whichEmail: [['field', 'label', 'example']],
  whichUrl: [['field', 'label', 'example']],
  email: [['field', 'label', 'example']],
  emailDomain: [['field', 'label', 'example'], 'domain'],
  url: [['field', 'label', 'example']],
  urlSecret: [['field', 'label', 'example']],
  nik: { unlikely: ['ending'] },
  nip: { serial: ['shown'] },
  subdomain: [['field', 'label', 'example', 'domain']],
  reserved: ['name', ['field', 'example']],
  subdomainTaken: ['name'],
  location: [['field', 'label', 'example'], 'min:number'],
});

/** A period in words, as answers are shown: "Rabu, 25 November 2026, pukul 09.00–11.00". */
export const showPeriod = ({ date, from, to }: { date: string; from: string; to: string }): string =>
  `${longDate(date)}, pukul ${period({ from, to })}`;

/** A period of a day in words: "09.00–11.00". */
export const showTimes = period;
