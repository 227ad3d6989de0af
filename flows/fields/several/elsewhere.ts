import { meansNothing } from '../../kernel/lexicon/left-over.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said, type Word } from '../../kernel/lexicon/said.ts';
import { cue, digits } from '../../kernel/look-ahead.ts';
import type { FieldContext } from '../field.ts';
import type { Field } from '../field-schema.ts';
import { isFreeText } from '../index.ts';
import { evidence } from './evidence.ts';
import { readPart, type Several } from './filled.ts';
import { bare, fieldNames, fieldsNamed } from './named.ts';
import { readScattered } from './scattered.ts';
import { fold, foldWords } from '../../kernel/fold.ts';
import { withoutHedges } from '../read/hedges.ts';
import { looksLike } from '../read/looks-like.ts';

const telltale = new Set(
  'mulai mulainya selesai sampai besok lusa senin selasa rabu kamis jumat sabtu minggu hari sendiri sendirian jenis ruangan media bentuk keperluan kategori tujuan unit'.split(
    ' ',
  ),
);
const counted =
  /^(?:be?r(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|due|tige)(?:an)?|ber\d|se?orang|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|due|tige)$/u;
const tells = (word: string): boolean =>
  telltale.has(word) || fieldNames.has(bare(word)) || counted.test(word);

/** What tells of another field: a figure, a number of people, a day, or a word a field is called by. */
export const elsewhereCue = cue({ words: tells, signs: digits });

/** Whether a text has that. */
export const mayTellElsewhere = (text: string): boolean =>
  /\d/.test(text) || said(text).words.some(({ word }) => tells(word));

/** Longer texts tell more than one answer. */
const longest = 80;
const fewestSigns = 3;

/** Kinds of answers that their own words tell, whatever is asked. */
const telling = new Set<string>(['date', 'time_range', 'slot', 'integer']);
/** What is a day or holds one: of several of these only the one that is called by its name. */
const dated = new Set<string>(['date', 'slot']);

/** What people call the day on which something begins or ends. */
const begins = /(?<!\p{L})(?:di ?)?(?:mulai|start|masuk)(?:nya|nye)?(?!\p{L})/iu;
const ends = /(?<!\p{L})(?:selesai|sampai|berakhir|akhir|kelar|beres)(?:nya|nye)?(?!\p{L})/iu;

const daySaid = /\d|(?<!\p{L})(?:besok|lusa)(?!\p{L})/iu;
/** Words with which somebody tells of what they speak; a bare "25 orang" or "sendirian" is asked back. */
const onPurpose =
  /^(?:(?:eh|oh|oiya|o iya|iya|ya|nah|kak|pak|bu|bang|min|terus|trus|itu|ini|kami|kita|kegiatannya|acaranya|magangnya|pkl ?nya|rencananya|rencana)[ ,]+)*(?:untuk|utk|buat|bwt|butuh|perlu|kapasitas|minta|jumlah|jml|total|sebanyak|peserta|orang|anggota|mulai|dimulai|start|selesai|sampai|berakhir|tgl|tanggal|jam|pukul|pkl|waktu|jadwal|jadi|ternyata|berangkat)(?:nya|nye)?(?!\p{L})/iu;

/** "Tgl 1 sampai 15 desember": the beginning and the end. */
const fromTo =
  /(?<![\d:.])\d{1,2}(?![\d:.])[^\d:]*(?:sampai|sampe|hingga|s ?[./]? ?d\.?|-) ?\D*\d{1,2} ?\p{L}{3}/iu;

const isCalled = (text: string, field: Field, fields: readonly Field[]): boolean => {
  if (!dated.has(field.type) || fields.filter(({ type }) => dated.has(type)).length < 2) return true;
  if (fromTo.test(text)) return true;
  return ends.test(field.label) ? ends.test(text) : begins.test(text) && !ends.test(text);
};

/** "Judulnya aja dulu ya: …": behind the name and a colon stands what it is, whatever it is about. */
const isTitled = (name: readonly Word[], text: string, first: Word, holds: string): boolean => {
  const before = text.slice(name.at(-1)?.to ?? 0, first.from);
  return /[:=]/.test(before) && (holds === 'title' || holds === 'subject');
};

/** A field of words is told by its name and by words of its kind, never by one of them alone. */
const ofNamed = (
  text: string,
  fields: readonly Field[],
  asked: Field | undefined,
  context: FieldContext,
): Several | null => {
  const [only, ...others] = fieldsNamed(text, asked ? [...fields, asked] : fields);
  if (!only || others.length > 0 || only.key === asked?.key || only.type === 'long_text') return null;
  const holds = only.type === 'text' ? only.holds : only.type === 'location' ? 'place' : undefined;
  const askedFor = asked?.type === 'text' ? asked.holds : undefined;
  if (askedFor !== undefined && evidence(text, askedFor) === 'yes' && holds !== askedFor) return null;
  const { words } = said(text);
  // The name is one word or two, with what only ties the answer to it behind.
  for (const count of [1, 2, 3, 4]) {
    const first = words[count];
    if (!first || fieldsNamed(text.slice(0, first.from), [only]).length === 0) continue;
    const told = text.slice(first.from).trim();
    // "Kontak di bawah ini" tells no number.
    if (only.type === 'phone' && !/\d{5}/.test(told.replace(/[ .-]/g, ''))) continue;
    const isShown =
      (only.type === 'text' && only.localPart === true) ||
      (holds !== undefined &&
        (evidence(told, holds) === 'yes' ||
          (holds === 'when' && looksLike(told, holds)) ||
          isTitled(words.slice(0, count), text, first, holds)));
    if (isFreeText(only) && !isShown) continue;
    const reading = readPart(told, only, context);
    if (reading?.ok === true) {
      // "Pesertanya sekitar 25": an estimate is asked back, wherever it is told.
      const sure = isFreeText(only) || !withoutHedges(fold(text.slice(0, first.from))).hedged;
      return { filled: [{ key: only.key, reading }], rest: [], sure };
    }
  }
  return null;
};

/** "Tayangnya": what is left calls what was read by its name. */
const onlyCalls = (left: string, fields: readonly Field[]): boolean =>
  said(left).words.every(({ word }) =>
    fields.some(({ label }) => foldWords(label).split(' ').includes(bare(word))),
  );

/**
 * What a text tells of another field than the one that is asked: "untuk 3 orang", "mulai 4 januari", "jurusan TKJ", where a name
 * is asked for. Null unless all of it is that: a text that says anything else as well is for the question that stands.
 */
export const readElsewhere = (
  text: string,
  fields: readonly Field[],
  asked: Field | undefined,
  context: FieldContext,
): Several | null => {
  const told = text.trim();
  if (told.length < fewestSigns || told.length > longest || told.includes('?')) return null;
  if (asksSomething(said(told))) return null;
  const open = fields.filter((field) => telling.has(field.type) && isCalled(told, field, fields));
  const { filled, rest } = readScattered(told, open, context);
  const taken = open.filter(({ key }) => filled.some((one) => one.key === key));
  const isWhole = filled.length > 0 && rest.every((left) => meansNothing(left) || onlyCalls(left, taken));
  // "Hari pahlawan" is as likely what is done as when.
  const isDay = filled.some(({ key }) => open.some((field) => field.key === key && dated.has(field.type)));
  if (isWhole && (!isDay || daySaid.test(told))) {
    const isFirm = filled.every(({ reading }) => reading.ok === true);
    return { filled, rest: [], sure: isFirm && (onPurpose.test(told) || fieldsNamed(told, open).length > 0) };
  }
  return ofNamed(told, fields, asked, context);
};
