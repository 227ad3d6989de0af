import { chosen } from '../../kernel/chosen.ts';
import { cue } from '../../kernel/look-ahead.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { doneAs, fieldNames } from '../../fields/several/named.ts';
import { said, type Word } from '../../kernel/lexicon/said.ts';
import { leaving } from '../../kernel/leaving.ts';
import type { Session } from '../../kernel/session.ts';
import type { Item } from './items.ts';

/** Words that say: what I wrote last is to be something else. */
const cues = new Set(
  'eh salah lagi ralat koreksi maaf maksud maksudnya harusnya seharusnya tadi yang sori typo deng ding ups keliru bukan ketik ngetik tulis nulis pencet klik pilih isi input betul'.split(
    ' ',
  ),
);
/** One of these has to be among them. */
const telling = new Set(
  'salah ralat koreksi maksud maksudnya harusnya seharusnya typo ups keliru'.split(' '),
);
/** These say that something was wrong, whatever is asked now. */
export const wrongly = new Set(['salah', 'ralat', 'keliru', 'typo']);
const polite = new Set(['saya', 'pak', 'kak', 'min', 'bu']);
const longest = 300;

/** What an answer is to be instead: '' when that is still to be said, null when a text corrects nothing. */
export const correctionIn = (text: string): string | null => {
  if (text.length > longest) return null;
  const star = /^\*\s*([^*]+)$|^([^*\n]{1,60})\*$/.exec(text.trim());
  if (star) return (star[1] ?? star[2])?.trim() ?? null;
  const heard = said(text);
  if (means(heard, 'correct')) return '';
  if (means(heard, 'start_over', 'leave_service')) return null;
  const instead = notThat.exec(text)?.[1];
  if (instead !== undefined) return instead.trim();
  const { words } = heard;
  const behind = words.findIndex(({ word }) => !cues.has(word) && !polite.has(word));
  const before = words.slice(0, behind < 0 ? words.length : behind).map(({ word }) => word);
  const tells =
    before.some((word) => telling.has(word)) ||
    before.join(' ') === 'yang tadi' ||
    before.join(' ').endsWith('yang betul') ||
    before.join(' ') === 'eh bukan';
  const first = words[behind];
  if (tells && first) return text.slice(first.from).replace(harusnya, '').trim();
  return (shouldBe.exec(text) ?? meantNumber.exec(text))?.[1]?.trim() ?? null;
};

/** "Eh bukan untan, polnep": what it should be stands behind what it should not. */
const notThat =
  /^(?:eh|maaf|sori|sorry|ups)?,? *bukan \S.{0,60}?(?:,|;| tapi| tp| melainkan) *(?:tapi |tp |melainkan )?(?:yang |yg )?(\S.*)$/i;
/** "18 Januari harusnya", "4 maksudnya". */
const shouldBe = /^(\S.{0,80}?)[ ,]+(?:harusnya|seharusnya)[ .!]*$/i;
const meantNumber = /^([^?]{0,30}\d[^?]{0,30}?)[ ,]+(?:maksudnya|maksud saya|maksudku)[ .!]*$/i;
/** "Salah, untan harusnya": what it should be may be said behind it as well. */
const harusnya = /[ ,]+(?:harusnya|seharusnya|maksudnya|maksud saya|yang benar|yg benar|yg bener)[ .!]*$/i;

const but = /(?<!\p{L})bukan \S.{0,60}?(?:,(?: tapi| tp)?| tapi| tp| melainkan) +(?:yang |yg )?(\S.*)$/iu;
/** "Baris 3 salah": a line of the list that was shown, which knows its lines itself. */
const lineNamed = /^(?:yang |yg )?(?:baris|nomor|no|poin|isian)\.?(?: ke)?[ -]?\d{1,2}(?!\d)/i;
/** "No 4 jadi 30": a line with what it is to be. */
const lineTold =
  /^(?:mau |tolong )?(?:ubah |ganti |perbaiki )?(?:yang |yg )?(?:baris|nomor|no|poin|isian)\.?(?: ke)?[ -]?(\d{1,2}),? (?:(?:itu )?(?:salah|keliru|kurang tepat),? +)?(?:(?:jadi|menjadi|ganti|diganti|ubah|diubah|harusnya|seharusnya|mestinya|yang benar|yg bener|ke|dengan) )+(\S.*)$/i;

/** The line of the review that a text names, and what it is to be. */
export const lineIn = (text: string, session: Session): { key: string; told: string } | null => {
  const [, line, told] = session.at.name === 'review' ? (lineTold.exec(text) ?? []) : [];
  if (line === undefined || told === undefined) return null;
  const option = chosen(session, { kind: 'text', text: line });
  return option?.startsWith('edit.') ? { key: option.slice(5), told } : null;
};
/** What says that an answer is to be another one. */
export const changing = new Set(['ubah', 'ganti', 'perbaiki', 'koreksi', 'ralat', 'betulkan', 'revisi']);
const wishing = new Set(
  'saya mau bisa boleh tolong minta ingin kami kak pak bu min maaf izin eh perlu oh tadi tunggu sebentar dulu dong ya aduh waduh'.split(
    ' ',
  ),
);
/** What is said of an answer that is not right. */
export const notRight = new Set(
  'hapus dihapus dikosongkan kosong salah typo keliru kebalik terbalik kurang tambah nambah kelebihan ketinggalan berkurang bertambah kepotong terpotong kecepatan kelamaan kepagian kesorean kesiangan kemaleman kebanyakan kedikitan kekurangan kepanjangan kependekan kebesaran kekecilan kegedean kejauhan hilang'.split(
    ' ',
  ),
);
const ofIt = /.n(?:ya|ye|yo)$|\p{L}{3}ku$/u;
/** What may stand between a name and what it is now. */
const nowadays = new Set(['sekarang', 'saya', 'itu', 'adalah', 'harusnya', 'kan']);
/** What may stand between an answer and that it is not right. */
const between = new Set(['ada', 'tadi', 'saya', 'masih', 'kayaknya', 'agak', 'itu']);
const whether = new Set(['boleh', 'bisa', 'nanti']);
/** What an answer becomes stands behind one of these. */
export const toward = new Set([
  'jadi',
  'menjadi',
  'ke',
  'harusnya',
  'seharusnya',
  'mestinya',
  'diganti',
  'diubah',
  ...'ternyata diundur dimundurkan mundur undur dimajukan majukan maju digeser geser dipindah dipindahkan pindah'.split(
    ' ',
  ),
  ...changing,
]);

/** The first word that says something; "yg ngurus" is called by what is done. */
export const firstOf = (words: readonly Word[]): number =>
  words.findIndex(
    ({ word }, at) => !wishing.has(word) && !(word === 'yang' && doneAs.has(words[at + 1]?.word ?? '')),
  );

/** "Mau ubah jamnya", "ganti jurusan jadi TI", "jamnya jadi 13-15": what is to be changed, as it was written; null when a text wishes for no change. */
export const changeIn = (text: string): string | null => {
  const { words } = said(text);
  const at = firstOf(words);
  const next = words[at + 1];
  const first = words[at];
  if (words.length > 12 || !first || !next || lineNamed.test(text)) return null;
  // "Jurusan saya bukan RPL tapi TKJ".
  const instead = but.exec(text)?.[1];
  if (instead !== undefined && first.word !== 'bukan')
    return `${text.slice(first.from, first.to)} jadi ${instead}`;
  // "Balik ke jumlah orang".
  const behind = words[at + 1]?.word === 'ke' ? words[at + 2] : undefined;
  if (first.word === leaving.back.word && behind) return text.slice(behind.from).trim();
  // "Ganti orang boleh nanti?" only asks whether that could be.
  const asks = said(text).marked && words.slice(at + 1).some(({ word }) => whether.has(word));
  if (changing.has(first.word)) return asks ? null : text.slice(next.from).trim();
  // "Eh jurusannya teknik elektro": it is another one than was said.
  const startled = words[0]?.word === 'eh' && /.n(?:ya|ye)$/.test(first.word);
  const told = startled || words.slice(at + 1).some(({ word }) => toward.has(word) || word === 'salah');
  if (told) return text.slice(first.from).trim();
  // "Jenjangku s2 bukan s1".
  const not = words.find(({ word }, place) => place > at + 1 && word === 'bukan');
  const now = words.slice(at + 1).find(({ word }) => !nowadays.has(word));
  if (not && now && now !== not && (ofIt.test(first.word) || doneAs.has(first.word)))
    return `${text.slice(first.from, first.to)} jadi ${text.slice(now.from, not.from).replace(/[\s,]+$/, '')}`;
  // "Namanya typo", "pesertanya tambah satu": that it is not right, and not what it is to be.
  const lacks = words.slice(at + 1).find(({ word }) => !between.has(word));
  const isNotRight =
    ofIt.test(first.word) && words.length - at < 6 && lacks !== undefined && notRight.has(lacks.word);
  return isNotRight ? text.slice(first.from, first.to) : null;
};

/** Whether the first words say that something is to be changed, or was wrong. */
export const asksForChange = (text: string): boolean => {
  const { words } = said(text);
  const first = words.find(({ word }) => !wishing.has(word) || word === 'eh')?.word ?? '';
  return words.length < 7 || first === 'eh' || changing.has(first) || telling.has(first);
};

/** What makes an answer more, or less. */
const changingBy = new Set(
  'tambah tambahkan tambahin tambahan nambah ditambah bertambah plus kurangi kurangin dikurangi berkurang hapus buang hilangkan coret tanpa tidak batal'.split(
    ' ',
  ),
);
const told = new Set([
  ...telling,
  ...changing,
  ...toward,
  ...changingBy,
  ...['eh', 'maaf', 'bukan', 'tadi', 'betul', 'maksudku', leaving.back.word],
]);

/** A correction has one of these words in it, or says whose, or which line, is another: "jurusannya", "no 4". */
export const correctionCue = cue({
  words: (word) =>
    told.has(word) ||
    notRight.has(word) ||
    /.n(?:ya|ye|yo)$|\p{L}{3}ku$|^(?:baris|nomor|no|poin|isian)\d*$/u.test(word),
});

/** "Instansinya kurang lengkap": what stands there is not right. */
const lacking = new Set(
  'kurang lengkap keliru beda ketinggalan terpotong belum tidak bukan kebanyakan kedikitan kekurangan kelebihan kepotong kecepatan kelamaan kepagian kesorean kesiangan lebih typo kebalik terbalik'.split(
    ' ',
  ),
);

/** "Jumlahnya 3", "jamnya 13-15", said to a list of the answers: what stands there is to be this. */
export const toldAnew = (text: string): string | null => {
  const { words } = said(text);
  const at = words.findIndex(({ word }) => !wishing.has(word));
  const told = /\d/.test(text) || words.some(({ word }) => lacking.has(word));
  // "Lokasi kurang detail": called by its name and nothing more.
  const named =
    words.slice(at, at + 2).some(({ word }) => ofIt.test(word)) ||
    (fieldNames.has(words[at]?.word ?? '') && lacking.has(words[at + 1]?.word ?? ''));
  const first = words[at];
  return words.length < 9 && told && named && first ? text.slice(first.from).trim() : null;
};

/** "Jurusannya salah, RPL": behind the pause stands what it is to be. */
const behindWrong =
  /^\S+(?: \S+){0,3} (?:salah|keliru|slh|kliru)(?: (?:tadi|td|ketik|ngetik|tulis|nulis|pencet|mencet|klik|pilih|milih|isi|ngisi|input|kirim|sori|maaf|pak|bu|kak|min))*[,.;:]+ *(?:(?:yang|yg) (?:benar|bener|betul|bnr)(?:nya)?[ :,]*|(?:harusnya|seharusnya|maksudnya|mestinya)[ :,]*)?(\S.*)$/iu;

/** What follows the name of the field: "jurusan jadi TI" is "TI"; '' where nothing does. */
export const behindName = (text: string, { label }: Pick<Item, 'label'>): string => {
  const { words } = said(text);
  const to = words.findLastIndex(({ word }) => toward.has(word));
  const first = to < 0 ? undefined : words[to + 1];
  if (first) return text.slice(first.from);
  const behind = behindWrong.exec(text)?.[1];
  if (behind !== undefined) return behind;
  // "Lokasi kurang detail, tambah depan toko": what is lacking is no whole answer.
  const isLacking = words.slice(1, 4).some(({ word }) => lacking.has(word) || notRight.has(word));
  if (isLacking && !/\d/.test(text)) return '';
  return /\d/.test(text) || words.length > said(label).words.length + 1 ? text : '';
};

/** "Acaranya diundur jam 10 sampai 12": behind the word that moves something stands when it is to be. */
const moved =
  /(?<!\p{L})(?:(?:di|me)?(?:undur|mundur|maju|geser|pindah)(?:kan|in)?|jadi(?:nya)?|ganti|diganti|diubah|ubah)(?: (?:ke|jadi|menjadi|dari|mulai))* ((?:jam|jem|pukul|pkl|jamnya|(tgl|tanggal|tanggalnya|hari|harinya|senin|selasa|rabu|kamis|jum'?at|sabtu|besok|lusa))(?!\p{L}).*)$/iu;

const startled =
  /^(?:eh|eeh|ehh|oh|maaf|sori|sorry|ups|aduh|waduh)[ ,]+(?:maaf |sori )?((?:jam|jem|pukul|pkl|jamnya|(tgl|tanggal|tanggalnya|hari|harinya|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|besok|lusa))(?!\p{L}).*)$/iu;

/** "Eh jam 2 aja": hours or a day, told with a start: they are to be others than was said. */
export const startledIn = (text: string): { told: 'hours' | 'day'; instead: string } | null => {
  const told = text.trim().slice(0, 100);
  const [, instead, day] = startled.exec(told) ?? (/\d/.test(told) ? moved.exec(told) : null) ?? [];
  if (instead === undefined || text.includes('?')) return null;
  return { told: day === undefined ? 'hours' : 'day', instead: instead.trim() };
};
