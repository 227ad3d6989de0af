import type { FieldContext } from '../field.ts';
import type { Field, Holds } from '../field-schema.ts';
import { fold } from '../../kernel/fold.ts';
import { normalWord } from '../../kernel/lexicon/spelling.ts';
import { looksLike } from '../read/looks-like.ts';
import { isTrouble } from '../read/told-of.ts';
import { evidence } from './evidence.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { isFiller, said, type Word } from '../../kernel/lexicon/said.ts';
import { take } from '../read/give.ts';
import { isSoft } from '../read/soft-words.ts';
import { isTalkWord, isTie } from '../read/talk-words.ts';
import { readPart, type Filled } from './filled.ts';

const stop =
  '(?=\\s*(?:[,.;!?\\n]|$)|\\s+(?:dan|mau|ingin|untuk|utk|buat|bwt|mulai|tgl|tanggal|hari|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu|bulan|jam|pukul|pkl|pada|di|sebanyak|jumlah|jurusan|prodi|program studi|semester|angkatan|sekitar|kurang lebih|total|dengan|dgn|sama|bisa|boleh|apakah|nomor|no|hp|wa|dari|selama|yang|yg|\\d+ ?(?:orang|org|siswa|siswi|mahasiswa|peserta|anak|murid|org|bulan|hari|minggu|ibu2|bapak2|ibu|bapak|kursi|jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|ags|agustus|sep(?:tember)?|sept|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)|\\d{1,2}[/-]\\d{1,2}|kelas|krn|karena)(?![\\p{L}]))';

const after = (words: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${words})\\s+(?<told>\\S.{1,80}?)${stop}`, 'giu');

/** "Saya guru smkn 7": what somebody is stands before the body they are of, whose name begins with what kind it is. */
const membersOf = after(
  'guru|siswa|siswi|mahasiswa|mahasiswi|mhs|pelajar|murid|anak|dosen|pegawai|staf|staff|pengurus|anggota|ketua|sekretaris|panitia|perwakilan|mewakili|utusan|karyawan|alumni',
);

/** The words before which a sentence tells what a field holds. */
const leads: Partial<Record<Holds, RegExp>> = {
  institution: after('dari|dr|asal|asal dari|kuliah di|sekolah di|ngajar di|mengajar di|kerja di'),
  study: after('jurusan|prodi|program studi'),
  place: after('di|bertempat di|bertempat|tempatnya di|lokasinya di|lokasi di'),
  position: after(
    'dihadiri|dihadiri oleh|dihadiri bapak|dihadiri pak|dihadiri ibu|akan hadir|yang hadir|hadir',
  ),
  subject: after(
    'untuk|utk|buat|bwt|acara|kegiatan|dalam rangka|liputan|peliputan|(?:me|di)?liput(?: kegiatan| acara)?|rangka',
  ),
};

/** Before where something is, or the first word of its name. */
const placeBehind =
  /(?<!\p{L})(?:di|dkt|dekat|depan|sekitar|seputaran|kawasan|daerah)\s+(?:(?:dekat|depan|sekitar|kawasan|daerah|samping|belakang)\s+)*(?<told>\p{L}.{2,80})|(?<!\p{L})(?<named>(?:simpang|persimpangan|jalan|jl|jln|gang|gg|taman|bundaran|tugu|alun-? ?alun|waterfront|jembatan|pasar|terminal|komplek|perumahan|masjid|gereja|puskesmas|kelurahan|kecamatan|lapangan|stadion|gor)[. ]+\p{L}.{1,80})/iu;
/** The name of a place ends where its sentence goes on: with what went wrong, when, or a word of talk. */
const goesOn = (word: string): boolean => {
  const folded = fold(word);
  const normal = normalWord(folded);
  return (
    isTrouble(folded) ||
    isTrouble(normal) ||
    isTalkWord(folded) ||
    (isTie(normal) && !['jalan'].includes(normal))
  );
};
const mostWords = 6;

/** "Wifi di taman alun kapuas mati dari kemarin": where it is, if its words are those of a place. */
const placeIn = (text: string, field: Field, context: FieldContext): Filled | null => {
  if (field.type !== 'location' || text.includes('?')) return null;
  const { told, named } = placeBehind.exec(text)?.groups ?? {};
  const words = (told ?? named ?? '').split(/[,;.!\n](?:\s|$)/u)[0]?.split(/\s+/) ?? [];
  const end = words.findIndex((word, at) => at > 0 && goesOn(word));
  const place = words
    .slice(0, end < 0 ? words.length : end)
    .slice(0, mostWords)
    .join(' ')
    .trim();
  if (evidence(place, 'place') !== 'yes' || !looksLike(place, 'place') || !/\S\s+\S/u.test(place))
    return null;
  const reading = readPart(place, field, context);
  return reading?.ok === true ? { key: field.key, reading } : null;
};

const never = /(?!)/g;

const ofMembers = (text: string): string[] =>
  [...text.matchAll(membersOf)]
    .map(({ groups }) => groups?.['told']?.trim() ?? '')
    .filter((told) => evidence(told.split(/\s+/)[0] ?? '', 'institution') === 'yes');

/** One word alone is hardly the name of a subject. */
const enough = (text: string, holds: Holds): boolean => holds !== 'subject' || /\S\s+\S/.test(text);

/** What a sentence tells of a field by the words before it, and by its own: "dari SMA 1", "jurusan informatika". */
const toldOf = (text: string, field: Field, context: FieldContext): Filled | null => {
  if (field.type !== 'text' || field.holds === undefined) return null;
  const { holds } = field;
  const led = [...text.matchAll(leads[holds] ?? never)].map(({ groups }) => groups?.['told']?.trim() ?? '');
  const found = [...led, ...(holds === 'institution' ? ofMembers(text) : [])].filter(
    (told) => enough(told, holds) && (holds === 'study' || evidence(told, holds) === 'yes'),
  );
  for (const told of found) {
    const reading = readPart(told, field, context);
    if (reading?.ok === true) return { key: field.key, reading };
  }
  return null;
};

/** "Halo min, saya mau lapor kalau …": what only says that something will be told. */
const announcing =
  /^(?:(?:halo|hai|selamat|pagi|siang|sore|malam|pak|bu|kak|min|admin|mohon|maaf|izin|permisi|tolong)[ ,.!]+)*(?:(?:saya|kami|aku|sy|mau|ingin|pengen|hendak|nak|bisa)\s+)*(?:(?:me)?lapor(?:kan|in)?|(?:meng)?adu(?:kan|in|an)?|ngadu|komplain|pengaduan|laporan)(?:\s+(?:soal|tentang|bahwa|kalau|kalo|klo|ttg|mengenai|nih|dong|ya|ada|pak|bu|kak|min|bang|admin))*[ ,:.-]+/iu;
const fewestWords = 5;
/** "… nyebar di grup wa, hoax kan?": whether it is true is what is asked of what is told. */
const trueOrNot =
  /[\s,.]+(?:(?:ini|itu|itu tu|apa|apakah)\s+)*(?:hoaks|hoax|hoak|bohong|benar|bener|betul|betol|asli|valid|resmi)(?:\s*(?:kan|ya|ga|gak|nggak|tidak|tdk|ndak|dak|ke|kah|min|pak|bu|kak|bang|apa|atau|bukan|hoaks|hoax))*[\s?.!]*$/iu;
/** So many words that tell something make a story of what sounds like talk: "… bikin panik, tolong ditindak". */
const fewestTelling = 4;

const tells = ({ word }: Word): boolean =>
  !isFiller(word) && !isTalkWord(word) && !isTie(word) && !isSoft(word);

/** What happened, as a sentence tells it that is no question. */
const storyOf = (text: string, field: Field, context: FieldContext): Filled | null => {
  if (field.type !== 'long_text' || field.story !== true) return null;
  const story = text.replace(announcing, '').trim();
  const heard = said(story);
  if (heard.words.length < fewestWords) return null;
  const asks = asksSomething(heard);
  const claim = asks ? story.replace(trueOrNot, '') : story;
  if (asks && (claim === story || asksSomething(said(claim)))) return null;
  const reading = readPart(claim, field, context);
  const isStory =
    reading?.ok === true || (reading?.ok === 'ask' && heard.words.filter(tells).length >= fewestTelling);
  if (!isStory) return null;
  return {
    key: field.key,
    reading: asks || reading.ok !== true ? take(asks ? story : reading.value) : reading,
  };
};

/** The texts a whole sentence tells by the words that lead to them, or as a whole. */
export const readTold = (text: string, fields: readonly Field[], context: FieldContext): Filled[] =>
  fields.flatMap(
    (field) =>
      toldOf(text, field, context) ?? placeIn(text, field, context) ?? storyOf(text, field, context) ?? [],
  );
