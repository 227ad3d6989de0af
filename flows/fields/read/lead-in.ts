import type { Holds } from '../field-schema.ts';
import { cue } from '../../kernel/look-ahead.ts';
import { evidence } from '../several/evidence.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What else a field is called by those who answer it. */
const names: Record<Holds, string> = {
  person: 'nama|name|namo|nama lengkap|penanggung jawab|pj|pic|narahubung|kontak|pimpinan|ketua',
  people: 'nama|nama nama|nama2|nama-nama|peserta|anggota|daftar nama',
  institution: 'nama|asal|sekolah|kampus|instansi|lembaga|universitas|komunitas|kantor|perguruan tinggi',
  study: 'jurusan|prodi|program studi|program keahlian|bidang|kompetensi keahlian|konsentrasi',
  position: 'jabatan',
  place: 'tempat|lokasi|alamat',
  subject:
    'judul|judul penelitian|judul skripsi|kegiatan|acara|agenda|nama kegiatan|nama acara|topik|tema|keperluan|tujuan',
  title: 'judul|judul penelitian|judul skripsi|judul tesis|topik|tema',
  system: 'sistem|nama sistem|aplikasi|nama aplikasi|nama web|nama website',
  technology: 'teknologi|merek|merk|tipe|sistem operasi|os',
  code: 'nim|nomor identitas|nim/nomor identitas|npm|nis|nisn|no induk',
  when: 'waktu|waktu kejadian|kejadian',
};

const mine = (holds: Holds | undefined): string =>
  `(?:saya|kami|aku|sy|kita|saye|sayo|kamek|kamik|kito|kite|ane|gue|gw|beliau|lengkap${holds === 'subject' || holds === 'title' ? '|penelitian|skripsi' : ''})`;
const is = '(?:adalah|yaitu|ialah|yakni|itu|ini)';

/**
 * What leads to an answer has a sign behind the name, says whose it is or that it is, or begins with one of the words of `further`: without
 * any of these nothing does.
 */
const leads = new Set(
  'nya nye nyo ane gue gw kite saya kami aku sy kita kito kamek sayo saye beliau lengkap penelitian skripsi adalah yaitu ialah yakni itu ini di ke dari asal kuliah sekolah belajar mahasiswa mahasiswi siswa siswi murid mhs anak pelajar jurusan prodi program ambil ngambil sebagai selaku menjabat jabatan my i im name it its a an n atas untuk nim npm nis nisn no nomor'.split(
    ' ',
  ),
);
/** What leads to an answer has one of these words or signs. */
export const leadInCue = cue({
  words: (word) => leads.has(word) || /(?:nya|nye|nyo|ku|tempat|lokasi)$/.test(word),
  signs: ':=-',
});

/** How what leads to the answer may begin: what it is called, and that made into an expression once somebody begins so. */
type Called = { begins: readonly string[]; leading: () => RegExp };

const known = new Map<string, Called>();

const leadingOf = (called: string, holds: Holds | undefined): RegExp => {
  const word = `(?:${called}|nama (?:${called})|asal (?:${called}))`;
  return new RegExp(
    `^(?:untuk )?(?:${word} n(?:ya|ye|yo) +|${word}[*_]*(?: ?\\(\\d+ ?\\/ ?\\d+\\))? ?(?:[:=]|-(?= )|\\n)\\s*|${word}(?:nya|nye|nyo|ku)(?: ${mine(holds)})*(?: ${is})?[ :,=-]+|${word}(?: ${mine(holds)})+(?: ${is})?[ :,=-]+|${word} ${is}[ :=]+)`,
    'iu',
  );
};

/** What a field is called. The expression is long, and there is one for nearly every field: none is made that nobody needs. */
const calledOf = (label: string, holds: Holds | undefined): Called => {
  const key = `${label}\n${holds ?? ''}`;
  const before = known.get(key);
  if (before) return before;
  const parts = label.split('/').map((part) => part.trim());
  const others = [...(holds ? [names[holds]] : []), ...(/^nama /i.test(label) ? ['nama'] : [])].join('|');
  let leading: RegExp | null = null;
  const made: Called = {
    begins: [label, ...parts, ...others.split('|'), 'nama', 'asal'].map((name) => name.toLowerCase()),
    leading: () =>
      (leading ??= leadingOf([label, ...parts].map(escaped).join('|') + (others && `|${others}`), holds)),
  };
  if (known.size > 500) known.clear();
  known.set(key, made);
  return made;
};

/** "Nama sekolah saya …", "judulnya: …", the question's own title with a colon: a text without what only leads to the answer. */
const withoutName = (text: string, label: string, holds: Holds | undefined): string => {
  const { begins, leading } = calledOf(label, holds);
  const said = text.toLowerCase().replace(/^untuk /, '');
  return begins.some((name) => said.startsWith(name)) ? text.replace(leading(), '') : text;
};

const further: Partial<Record<Holds, RegExp>> = {
  place: /^(?:(?:ber)?tempat(?:nya)?|lokasi(?:nya)?)? ?di\s+(?=\S{3})/iu,
  institution:
    /^(?:(?:(?:anak|adik|adek|kakak|keponakan|ponakan|cucu)(?:nya|ku)? )?(?:saya|kami|aku|sy|kita|ini|sayo|saye|kito|kamek|kame|kamik|kami2)(?: (?:mahasiswa|mahasiswi|siswa|siswi|pelajar|mhs|anak|murid|rombongan|guru|dosen|tim))? (?:dari|di|kuliah(?:nya)? di|sekolah(?:nya)? di?|asal(?:nya)?(?: dari)?)|(?:saya|kami|aku|sy|sayo|saye|kamek) (?:mahasiswa|mahasiswi|siswa|siswi|pelajar|mhs|murid)|(?:kuliah|sekolah|belajar|mahasiswa|siswa)(?:nya)? (?:di|dari)|dari|asal(?:nya)?(?: dari)?|di)\s+(?=\S{2})/iu,
  study:
    /^(?:(?:anak )?(?:saya|kami|sy|sayo|saye|kamek|kame) )?(?:(?:ambil |ngambil |dari |anak )?(?:jurusan|prodi|program studi)|ambil|ngambil)\s+(?=\S{2})/iu,
  position:
    /^(?:sebagai|selaku|menjabat(?: sebagai)?|jabatan(?:nya)?(?: saya)?(?: adalah| sebagai)?)\s+(?=\S{3})/iu,
  code: /^(?:nim|npm|nis|nisn|no(?:mor)?\.?(?: ?induk| ?identitas)?|induk)[ .:]+(?=\S*\d)/iu,
  person:
    /^(?:my name is|i am|i'?m|name is|it'?s|(?:[Ss]aya|[Ss]y|[Aa]ku)[ ,]+[Nn]ama(?:nya| saya| ku)?|[Aa]\.?\/?n\.?|[Aa]tas nama|(?:[Ss]ay[aeo]|[Ss]y|[Aa]ku|[Kk]amek),?(?= \p{Lu}))[ :]+(?=\p{L}{2})/u,
};

/** "Anak untan", "anak ipa": somebody of a body or a study that is known as one. */
const ofBody = /^(?:anak|mahasiswa|mahasiswi|siswa|siswi|murid|mhs) +(?=\S{2})/iu;

/** A text without what only leads to the answer; unchanged where nothing would be left. */
export const withoutLeadIn = (text: string, label: string, holds?: Holds): string => {
  const without = withoutName(text, label, holds);
  const more = holds ? further[holds] : undefined;
  const told = (more ? without.replace(more, '') : without).trim();
  const whose = holds === 'institution' || holds === 'study' ? told.replace(ofBody, '') : told;
  const kept = whose !== told && evidence(whose, holds) === 'yes' ? whose : told;
  return /[\p{L}\p{N}]/u.test(kept) ? kept : text;
};
