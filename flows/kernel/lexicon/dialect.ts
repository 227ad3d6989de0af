/** Words of the Malay of the islands and of the east coast, and short spellings of numbers, by the word everybody knows; none of them is another word of the language. */
const local: Record<string, string> = {
  saya: 'sayo saye sye',
  kita: 'kito kite',
  kami: 'kamek kamik kame kmi',
  ada: 'ado ade',
  tidak: 'dak idak tidok ndak tadak ndk',
  'tidak ada': 'dakdo dakado tade tadek ndade',
  apa: 'apo ape',
  siapa: 'siapo siape',
  berapa: 'berapo berape brapo brape',
  dimana: 'dimano dimane',
  bagaimana: 'cakmano cekmano cemane camane',
  kenapa: 'ngapo ngape',
  bisa: 'biso bise pacak',
  mau: 'maok',
  saja: 'sahaja bae be jak jek je aje',
  cuma: 'cume cumak cuman',
  sendiri: 'dewek dewe',
  seorang: 'sorang sorangan',
  satu: 'sikok sutik stu',
  dua: 'duo due',
  tiga: 'tigo tige',
  empat: 'ampat empt mpat',
  lima: 'limo lime lma',
  enam: 'anam enem enm',
  tujuh: 'tujo tujoh tujuoh tjuh',
  delapan: 'lapan salapan dlapan dlpn',
  sembilan: 'smbilan smbln',
  sepuluh: 'sepuloh spuluh',
  puluh: 'puloh',
  puluhan: 'pulohan puluan',
  nanti: 'kagek gek',
  besok: 'isok isuk besuk',
  sekali: 'nian',
  belum: 'lum blom belom',
  sampai: 'sampe sampek ampe ampek',
  pukul: 'pukol',
  kira: 'kiro kire',
  orang: 'wong uwong uong',
  semua: 'semue semuo galo galonyo',
  seperti: 'cak',
  tahun: 'taon taun',
  setahun: 'setaun setaon',
  juga: 'jugo',
  sama: 'samo',
  lama: 'lamo',
  ayo: 'payo',
  sedikit: 'sikit',
  ambil: 'ambek amek ambik',
  dengan: 'ngan',
};

const known = new Map(
  Object.entries(local).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
);

/** The word everybody knows for a folded local one. */
export const ofEverybody = (folded: string): string => known.get(folded) ?? folded;

const word = /(?<![\p{L}\p{N}@._-])\p{L}{2,9}(?![\p{L}\p{N}@_-]|\.\p{L})/gu;

/** A text with its local words as everybody knows them; all else stays as it was typed. */
export const inStandard = (text: string): string =>
  text.replace(word, (typed) => {
    const lower = typed.toLowerCase();
    const found = known.get(lower);
    return found ?? typed;
  });
