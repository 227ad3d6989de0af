import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pdfBytes } from '../support/files.ts';

/** Somebody's chat, on whichever messenger. */
export type Chat = {
  channel: string;
  address: string;
  say(text: string): unknown;
  sendFile(name: string, bytes: Buffer): unknown;
  /** What stands there of ours, oldest first. */
  heard(): string[];
};

/** Somebody who files one request, answering whatever is asked, and remembers what they did. */
export type Applicant = {
  chat: Chat;
  /** Messages handed to the messenger. */
  sent: number;
  letter: Buffer;
  letterSha256: string;
  /** What they answer to a question, by the keys it ever had. */
  answers: Record<string, string | number>;
  finished: boolean;
};

const dayIn = (days: number): string => {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${day}/${month}/${year}`;
};

const syllables = ['bar', 'cem', 'dor', 'fan', 'gel', 'hur', 'jat', 'kep', 'lim', 'wen'];
/** A name of its own for each: with numbers in it it would be asked about, and "BG" and "BBB" are slang and no word. */
const nameOf = (n: number): string => {
  const name = [...String(n).padStart(2, '0')].map((digit) => syllables[Number(digit)]).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
};

export const openApplicant = (n: number, chat: Chat): Applicant => {
  const letter = pdfBytes(1, `Surat ${String(n)}`);
  return {
    chat,
    sent: 0,
    letter,
    letterSha256: createHash('sha256').update(letter).digest('hex'),
    answers: {
      sekolah_kampus: `Kampus ${nameOf(n)}`,
      asal_sekolah: `Kampus ${nameOf(n)}`,
      // A question's own label before an answer is no part of it.
      jurusan: `Teknik ${nameOf(n)}`,
      alasan: `Belajar ${nameOf(n)}`,
      jumlah_peserta: 1,
      nama_peserta: `Siti ${nameOf(n)}`,
    },
    finished: false,
  };
};

type Reply = string | 'letter';

/** What is answered to a question by its label. */
const answerTo = ({ answers }: Applicant, label: string): Reply | null => {
  const byLabel: Record<string, Reply> = {
    'Nama lengkap': 'Rina Safitri',
    'Nomor HP': '0812-3456-7890',
    'Alamat/instansi': 'Jl. Gajah Mada 10',
    'Sekolah/kampus': String(answers['sekolah_kampus']),
    Jurusan: String(answers['jurusan']),
    Alasan: String(answers['alasan']),
    'Jumlah peserta': String(answers['jumlah_peserta']),
    'Nama peserta': String(answers['nama_peserta']),
    Mulai: dayIn(30),
    Selesai: dayIn(90),
    'Minat unit': 'Aplikasi Informatika',
    'Surat pengantar': 'letter',
    CV: 'Lewati',
  };
  return byLabel[label] ?? null;
};

const plain = (text: string): string => text.replace(/[*_]/g, '');

/** The question a message asks, by its label; null when it asks none. */
const askedIn = (message: string): string | null =>
  [...plain(message).matchAll(/([^\n(]+) \([^)\n]*\d+\/\d+\)/g)].at(-1)?.[1]?.trim() ?? null;

/** What a careful person does about a message; null when it asks nothing. */
const replyTo = (applicant: Applicant, message: string): Reply | null => {
  const text = plain(message);
  if (text.includes('Periksa sebelum dikirim')) return 'Kirim';
  if (text.includes('Setujukah Anda dengan SOP')) return 'Setuju';
  // The letter met a form that had been changed on its way, or came once more when it was there already.
  if (text.includes('Berkas ini untuk bagian mana?'))
    return text.includes('Tidak perlu disimpan') && !text.includes('Surat pengantar')
      ? 'Tidak perlu disimpan'
      : 'Surat pengantar';
  const asked = askedIn(message);
  return asked === null ? null : answerTo(applicant, asked);
};

const isNumber = (text: string): boolean => /Nomor: TD-/.test(plain(text));
const lookMs = 40;
/** Somebody who hears nothing for so long answers once more what was asked last. */
const silenceMs = 120_000;
/** So long they wait for what they have answered to be taken, when it was asked in other words since. */
const againMs = 20_000;
const onceMoreMs = 4_000;

const act = (applicant: Applicant, reply: Reply): void => {
  applicant.sent += 1;
  if (reply === 'letter') applicant.chat.sendFile('surat.pdf', applicant.letter);
  else applicant.chat.say(reply);
};

/**
 * Files a request: says what they want, answers question after question, sends, and goes. A question that comes twice in a row is
 * answered once, as a person does who sees that it is the same one, and once more when nothing else has come for a while.
 */
export const file = async (applicant: Applicant, isOver: () => boolean): Promise<void> => {
  const { chat } = applicant;
  /** The question answered last, and the message it stood in. */
  let answered = { question: '', message: '' };
  let last = Date.now();
  const reply = (words: Reply, message: string): void => {
    answered = { question: askedIn(message) ?? message, message };
    last = Date.now();
    act(applicant, words);
  };
  const waitFor = (heard: string): number => {
    if (heard === answered.message || askedIn(heard) !== answered.question) return silenceMs;
    return heard.includes('sekali lagi') ? onceMoreMs : againMs;
  };
  reply('permohonan magang', '');
  for (let at = 0; !isOver(); await pause(lookMs)) {
    for (const message of chat.heard().slice(at)) {
      at += 1;
      if (isNumber(message)) return void (applicant.finished = true);
      const words = replyTo(applicant, message);
      if (words !== null && (askedIn(message) ?? message) !== answered.question) reply(words, message);
    }
    // What was asked once more after it was answered, and what nobody seems to have heard.
    if (Date.now() - last < waitFor(chat.heard().at(-1) ?? '')) continue;
    const asked = chat.heard().findLast((text) => replyTo(applicant, text) !== null) ?? '';
    const words = replyTo(applicant, asked);
    if (words === null) last = Date.now();
    else reply(words, asked);
  }
};
