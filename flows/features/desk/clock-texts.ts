/** What people hear of a request's time: the unit, the secretariat, the head, and the applicant. */
import { named } from '../../kernel/wording.ts';
import { longDate } from '../../../domain/city-time.ts';
import type { Rung } from '../../../domain/escalation.ts';
import type { Message } from '../../kernel/message.ts';

/** Who has been told of a clock before, and on which ISO date. */
export type Told = { rung: Rung; names: readonly string[]; on: string };

export type ClockLine = {
  number: string;
  title: string;
  unit: string;
  state: string;
  due: string;
  told?: readonly Told[];
};

/** More than so many do not fit into a message. */
const mostLines = 6;
/** Of a larger unit the others are counted. */
const mostNames = 3;

const placeTold = (rung: Rung, secretariat: string): string => {
  if (rung === 'secretariat') return secretariat;
  if (rung === 'administrator') return 'administrator';
  return rung === 'head' ? 'Kepala Dinas' : 'bidang';
};

const namesIn = (names: readonly string[]): string => {
  const others = names.length - mostNames;
  return others <= 0 ? names.join(', ') : `${names.slice(0, mostNames).join(', ')} dan ${others} lagi`;
};

/** Who has been told by name, each place once with the last day; nothing where nobody is known to have been. */
const toldLine = (told: readonly Told[], secretariat: string): string[] => {
  const last = new Map(told.map((one) => [placeTold(one.rung, secretariat), one]));
  const parts = [...last].map(
    ([where, { names, on }]) => `${where}: ${namesIn(names)} (${longDate(on).split(', ')[1] ?? on})`,
  );
  return parts.length === 0 ? [] : [`Sudah diberi tahu – ${parts.join('; ')}.`];
};

const heads: Record<Rung, (count: number, days: number) => string> = {
  soon: (count) => `*${count} permohonan segera jatuh tempo*`,
  late: (count) => `*${count} permohonan lewat waktunya*`,
  secretariat: (count, days) => `*${count} permohonan bidang lewat waktunya ${days} hari kerja*`,
  administrator: (count, days) => `*${count} permohonan terlambat lebih dari ${days - 1} hari kerja*`,
  head: (count, days) => `*${count} permohonan lewat waktunya ${days} hari kerja*`,
};

const asks: Record<Rung, string> = {
  soon: 'Mohon diselesaikan sebelum waktunya. Tidak akan sempat? Buka permohonannya dan tekan *Beri alasan*, paling lambat pukul 13.00 pada hari itu, supaya pemohon tahu lebih dulu.',
  late: 'Mohon segera ditindaklanjuti; pemohon sudah diberi tahu.',
  administrator: 'Mohon ingatkan bidang yang bertugas.',
  secretariat: 'Mohon ingatkan bidang yang bertugas.',
  head: 'Mohon arahan Bapak/Ibu kepada bidang yang bertugas.',
};

const lineOf = ({ number, title, unit, state, due, told = [] }: ClockLine, secretariat: string): string =>
  [`• ${number} – ${title} – ${unit} – ${state} – ${longDate(due)}`, ...toldLine(told, secretariat)].join(
    '\n  ',
  );

/** The sentences about a request's time, by what they are for. */
const own = {
  /** Every request by its number, in as many messages as that takes; `secretariat` is the name of that unit. */
  staff: (
    rung: Rung,
    lines: readonly ClockLine[],
    { days, secretariat }: { days: number; secretariat: string },
  ): string[] =>
    Array.from({ length: Math.ceil(lines.length / mostLines) }, (_, page) =>
      [
        page === 0 ? heads[rung](lines.length, days) : '…',
        ...lines.slice(page * mostLines, (page + 1) * mostLines).map((line) => lineOf(line, secretariat)),
        ...((page + 1) * mostLines >= lines.length ? [asks[rung]] : []),
      ].join('\n'),
    ),
  applicantLate: ({ number, title, due }: Pick<ClockLine, 'number' | 'title' | 'due'>): Message => ({
    text: `Mohon maaf, permohonan *${number}* (${title}) belum diputuskan sampai hari yang kami janjikan, ${longDate(due)}. Petugas sudah kami ingatkan. Keputusannya kami kabari di sini.`,
    notice: { kind: 'unit_message', about: number },
  }),
};

/** The same, each under its name. */
export const clockTexts = named('clock', own);

const duties = {
  objection: 'Keberatan atas permintaan informasi',
  question: 'Pertanyaan yang belum dijawab',
  data_request: 'Permintaan tentang data pribadi',
} as const;

/** How each is answered. */
const answers = {
  objection: 'Buka dengan *Lihat*, lalu *Jawab*.',
  question: 'Ketik *pertanyaan* untuk membukanya.',
  data_request: 'npm run admin -- person requests',
} as const;

/** One thing that waits for the office's word, and until when. */
export const dutyText = (
  { clock, id, number }: { clock: keyof typeof duties; id: string; number: string },
  {
    due,
    isLate,
    told,
    secretariat,
  }: { due: string; isLate: boolean; told: readonly Told[]; secretariat: string },
): Message => ({
  text: [
    `*${duties[clock]}: ${number}*`,
    isLate ? `Lewat waktunya sejak ${longDate(due)}.` : `Harus dijawab paling lambat ${longDate(due)}.`,
    ...toldLine(told, secretariat),
    answers[clock],
  ].join('\n'),
  ...(clock === 'data_request' ? {} : { options: [{ id: `tanya.see.${id}`, label: 'Lihat' }] }),
});
