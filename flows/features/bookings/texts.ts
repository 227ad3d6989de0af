import { named } from '../../kernel/wording.ts';
import type { City } from '../../catalogue/city.ts';
/** What people read about what is booked: in calendars, reminders and offers. */
import { rulesOf, type Resource, type Resources } from '../../../domain/resources.ts';

const joined = (words: readonly string[]): string => [...new Set(words)].join(' dan ');

/** The sentences of this feature, by what they are for. */
const own = {
  /** "Meeting Room", "Coworking Space (3 kursi)": what is held, by name and, where there are several, how many. */
  whatText: (held: readonly { resource: Resource; amount: number }[], resources: Resources): string =>
    joined(
      held.map(({ resource, amount }) => {
        const { label, capacity, noun } = rulesOf(resources, resource);
        return capacity > 1 ? `${label} (${amount} ${noun})` : label;
      }),
    ),
  /** Where some resources are, each place once. */
  placesOf: (codes: readonly Resource[], resources: Resources): string =>
    joined(codes.map((code) => rulesOf(resources, code).place)),
  /** Whom to ask, each once. */
  contactsOf: (codes: readonly Resource[], resources: Resources): string =>
    joined(codes.map((code) => rulesOf(resources, code).contact)),
  /** What stands inside an applicant's calendar entry. */
  ownEntryText: (entry: { number: string; title: string; when: string; contact: string }): string =>
    [
      `Permohonan ${entry.number}`,
      entry.title,
      `${entry.when} waktu setempat`,
      `Yang dapat ditanya: ${entry.contact}`,
      'Batal hadir? Buka percakapan Teman DISKO dan ketik status.',
    ].join('\n'),
  /** Under a confirmation that carries a calendar file. */
  calendarHint: 'Berkas kalender terlampir: buka untuk menyimpan jadwalnya di ponsel Anda.',
  /** With the calendar file after a change. */
  newCalendarText: (number: string): string =>
    `Kalender permohonan *${number}* dengan jadwal yang baru. Buka berkasnya untuk memperbarui jadwal di ponsel Anda.`,
  /** Under the news that a request that held something is over. */
  calendarCancelled: (when: string): string => `Jadwal ${when} sudah dilepas.`,
  /** With the calendar file that takes it out of a calendar again; not every calendar does so by itself. */
  cancelledCalendarText: (number: string): string =>
    `Berkas pembatalan jadwal permohonan *${number}*. Bila Anda menyimpan jadwalnya di kalender, buka berkas ini untuk menghapusnya. Bila jadwalnya masih terlihat, mohon dihapus sendiri.`,
  /** The name of a resource's calendar. */
  calendarName: (resource: Resource, { office, resources }: Pick<City, 'office' | 'resources'>): string =>
    `${rulesOf(resources, resource).label} – ${office.short}`,
  /** A calendar entry of a request: its service and, where there is one, the institution. */
  entryTitle: (title: string, institution: string | null): string =>
    institution === null ? title : `${title} – ${institution}`,
  /** A calendar entry of a block. */
  blockTitle: (reason: string): string => `Diblokir: ${reason}`,
  /** What a calendar entry says beside its title. */
  entryText: {
    seats: (amount: number, noun: string): string => `${amount} ${noun}`,
    proposal: 'Usulan jadwal baru, menunggu persetujuan pemohon',
  } as const,
  /** The reminder of the day before. */
  today: 'Hari ini',
  tomorrow: 'Besok',
  reminderText: (reminder: {
    number: string;
    day: string;
    what: string;
    when: string;
    place: string;
    contact: string;
  }): string =>
    [
      `🔔 *${reminder.day}: ${reminder.what}*`,
      `Waktu: ${reminder.when}`,
      `Tempat: ${reminder.place}`,
      `Yang dapat ditanya: ${reminder.contact}`,
      `Permohonan: ${reminder.number}`,
      '',
      'Tidak jadi, atau ada pertanyaan? Ketik *status* untuk membatalkan atau menulis kepada petugas.',
    ].join('\n'),
  /** The button that asks to be told. */
  watchLabel: 'Kabari saya bila kosong',
  /** Said once it is written down. */
  watchKept: (what: string, when: string): string =>
    `Baik. Bila *${what}* kosong pada ${when}, Anda kami kabari sekali di sini. Waktunya tidak kami tahan; silakan juga memilih waktu lain.`,
  /** The news that it is free. */
  freeAgain: (what: string, when: string): string =>
    `*${what}* yang Anda tunggu kosong lagi: ${when}.\nWaktu ini tidak kami tahan: yang lebih dulu mengirim permohonan yang mendapatkannya. Ketik *lanjutkan* untuk meneruskan isian Anda, atau *menu* untuk memulai.`,
};

/** The same, each under its name. */
export const bookingTexts = named('booking', own, {
  placesOf: ['codes:list', ['resources']],
  contactsOf: ['codes:list', ['resources']],
  ownEntryText: [['entry', 'number', 'title', 'when', 'contact']],
  newCalendarText: ['number'],
  calendarCancelled: ['when'],
  cancelledCalendarText: ['number'],
  calendarName: ['resource', ['city', 'office']],
  entryTitle: ['title', 'institution'],
  blockTitle: ['reason'],
  entryText: { seats: ['amount:number', 'noun'] },
  reminderText: [['reminder', 'number', 'day', 'what', 'when', 'place', 'contact']],
  watchKept: ['what', 'when'],
  freeAgain: ['what', 'when'],
});
