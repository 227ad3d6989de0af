const lead = new Set(
  'nim nidn nidk nip nis nisn npm nik ktp nomor no nomer nmr induk identitas kartu sim paspor pegawai saya sy aku dosen mahasiswa mahasiswi mhs siswa guru adalah yaitu itu ini nya dengan pakai pake id'.split(
    ' ',
  ),
);
const fewestFigures = 4;

const figuresOf = (word: string): number => (word.match(/\d/g) ?? []).length;

/**
 * The one number that stands in a text with words beside it: "F1011201045 prodi hukum". A number that is written apart, or beside
 * another, is left as it stands, and what is beside it is said.
 */
export const codeIn = (text: string): { code: string; beside: string } => {
  const parts = text.split(/[\s,;:()]+/).filter((part) => part !== '');
  const words = parts.filter((part) => figuresOf(part) === 0 && /\p{L}{3}/u.test(part));
  const others = words.filter((word) => !lead.has(word.toLowerCase().replace(/nya$/, '')));
  // "NIDN 0012038501" says of which kind it is.
  if (words.length === 0 || (words.length === 1 && others.length === 0)) return { code: text, beside: '' };
  const numbers = parts.filter((part) => figuresOf(part) >= fewestFigures);
  const rest = parts.filter((part) => figuresOf(part) < fewestFigures && figuresOf(part) > 0);
  const [only, more] = numbers;
  if (only === undefined) return { code: text, beside: '' };
  if (more === undefined && rest.length === 0) return { code: only, beside: others.join(' ') };
  return others.length > 0 ? { code: text, beside: others.join(' ') } : { code: text, beside: '' };
};
