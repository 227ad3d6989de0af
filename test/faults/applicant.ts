import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pdfBytes } from '../support/files.ts';

/** A message of ours as it stands in a chat; the buttons under it may be gone later. */
export type Heard = { text: string; buttons: readonly string[] };

/** Somebody's chat, on whichever messenger. */
export type Chat = {
  channel: string;
  address: string;
  say(text: string): unknown;
  sendFile(name: string, bytes: Buffer): unknown;
  /** What stands there of ours, oldest first. */
  heard(): Heard[];
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
  /** Milliseconds they once waited to hear anything at all. */
  longestWait: number;
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
    longestWait: 0,
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

const whichPart = 'Berkas ini untuk bagian mana?';
/** Questions without a label, each by a sentence of its own. */
const unlabelled = ['Periksa sebelum dikirim', 'Setujukah Anda dengan SOP', whichPart];

/** The question a message asks, by its label or sentence, whatever else it says; null when it asks none. */
export const askedIn = (message: string): string | null => {
  const text = plain(message);
  const sentence = unlabelled.find((one) => text.includes(one));
  const labels = [...text.matchAll(/([^\n(]+) \([^)\n]*\d+\/\d+\)/g)];
  return sentence ?? labels.at(-1)?.[1]?.trim() ?? null;
};

/** What a careful person does about a message; null when it asks nothing. */
const replyTo = (applicant: Applicant, { text, buttons }: Heard): Reply | null => {
  const asked = askedIn(text);
  if (asked === 'Periksa sebelum dikirim') return 'Kirim';
  if (asked === 'Setujukah Anda dengan SOP') return 'Setuju';
  if (asked !== whichPart) return asked === null ? null : answerTo(applicant, asked);
  // The letter met a form that had been changed on its way, or came once more when it was there already.
  const offered = [plain(text), ...buttons].join('\n');
  const isSpare = offered.includes('Tidak perlu disimpan') && !offered.includes('Surat pengantar');
  return isSpare ? 'Tidak perlu disimpan' : 'Surat pengantar';
};

const isNumber = (text: string): boolean => /Nomor: TD-/.test(plain(text));
/** How somebody asks what they are being asked, and how that is answered. */
const askAgain = 'ulang pertanyaan';
const isOnceMore = (text: string): boolean => text.includes('sekali lagi');
const lookMs = 40;
/** How they know the time, and what they do between two looks at the chat. */
const watch = { now: () => Date.now(), rest: (): Promise<void> => pause(lookMs) };
/** Somebody who hears nothing for so long asks for the question again. */
const silenceMs = 120_000;
/** So long they wait for what they have answered to be taken, when it was asked in other words since. */
const againMs = 20_000;

const act = (applicant: Applicant, reply: Reply): void => {
  applicant.sent += 1;
  if (reply === 'letter') applicant.chat.sendFile('surat.pdf', applicant.letter);
  else applicant.chat.say(reply);
};

/**
 * Files a request: says what they want, answers question after question, sends, and goes. A question that comes twice in a row is
 * answered once, as a person does who sees that it is the same one. Nobody answers twice on the chance that the first answer was
 * lost: the second would meet whatever is asked by then. Whoever hears nothing for long asks what the question is, and answers that.
 */
export const file = async (
  applicant: Applicant,
  isOver: () => boolean,
  { now, rest } = watch,
): Promise<void> => {
  const { chat } = applicant;
  /** The question answered last, and the message it stood in. */
  let answered = { question: '', message: '' };
  let last = now();
  /** They have asked for the question and answered none since. */
  let asking = false;
  const reply = (words: Reply, message: string): void => {
    answered = { question: askedIn(message) ?? message, message };
    asking = false;
    last = now();
    act(applicant, words);
  };
  const isNew = (text: string): boolean =>
    askedIn(text) !== answered.question || (asking && isOnceMore(text));
  const waitFor = (latest = ''): number =>
    latest !== answered.message && askedIn(latest) === answered.question ? againMs : silenceMs;
  reply('permohonan magang', '');
  for (let at = 0; !isOver(); await rest()) {
    const heard = chat.heard();
    if (heard.length > at) applicant.longestWait = Math.max(applicant.longestWait, now() - last);
    for (const message of heard.slice(at)) {
      at += 1;
      if (isNumber(message.text)) return void (applicant.finished = true);
      const words = isNew(message.text) ? replyTo(applicant, message) : null;
      if (words !== null) reply(words, message.text);
    }
    if (now() - last < waitFor(heard.at(-1)?.text)) continue;
    asking = true;
    last = now();
    act(applicant, askAgain);
  }
};
