/** What people hear of a request's time: the unit, the secretariat, the head, and the applicant. */
import { longDate } from '../../../domain/city-time.ts';
import type { Rung } from '../../../domain/escalation.ts';
import type { Message } from '../../kernel/message.ts';

export type ClockLine = { number: string; title: string; unit: string; state: string; due: string };

/** More than so many do not fit into a message. */
const mostLines = 6;

const heads: Record<Rung, (count: number) => string> = {
  soon: (count) => `*${count} permohonan segera jatuh tempo*`,
  late: (count) => `*${count} permohonan lewat waktunya*`,
  secretariat: (count) => `*${count} permohonan bidang lewat waktunya 2 hari kerja*`,
  head: (count) => `*${count} permohonan lewat waktunya 5 hari kerja*`,
};

const asks: Record<Rung, string> = {
  soon: 'Mohon diselesaikan sebelum waktunya.',
  late: 'Mohon segera ditindaklanjuti; pemohon sudah diberi tahu.',
  secretariat: 'Mohon ingatkan bidang yang bertugas.',
  head: 'Mohon arahan Bapak/Ibu kepada bidang yang bertugas.',
};

const lineOf = ({ number, title, unit, state, due }: ClockLine): string =>
  `• ${number} – ${title} – ${unit} – ${state} – ${longDate(due)}`;

/** The sentences about a request's time, by what they are for. */
export const clockTexts = {
  /** Every request by its number, in as many messages as that takes. */
  staff: (rung: Rung, lines: readonly ClockLine[]): string[] =>
    Array.from({ length: Math.ceil(lines.length / mostLines) }, (_, page) =>
      [
        page === 0 ? heads[rung](lines.length) : '…',
        ...lines.slice(page * mostLines, (page + 1) * mostLines).map(lineOf),
        ...((page + 1) * mostLines >= lines.length ? [asks[rung]] : []),
      ].join('\n'),
    ),
  applicantLate: ({ number, title, due }: Pick<ClockLine, 'number' | 'title' | 'due'>): Message => ({
    text: `Mohon maaf, permohonan *${number}* (${title}) belum diputuskan sampai hari yang kami janjikan, ${longDate(due)}. Petugas sudah kami ingatkan. Keputusannya kami kabari di sini.`,
    notice: { kind: 'unit_message', about: number },
  }),
};
