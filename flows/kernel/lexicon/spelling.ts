import { ofEverybody } from './dialect.ts';

/** Everyday spellings, Malay of the islands and some English, by the word they are compared as. */
const variants: Record<string, string> = {
  tidak: 'tdk tak nggak enggak ngga nga gak ga g gk kagak ndak nda dak tadak tade ngak engga not nope tdak',
  tidakada: 'gada gaada ndade tadekada nggada',
  ada: 'ade ad',
  apa: 'ape apaan ap',
  apakah: 'apekah',
  bagaimana: 'gimana gimane gmn gmana bgmn gimn cemane camane how',
  kenapa: 'knp knapa kenape ngapa ngape mengapa why',
  berapa: 'brp brape berape brapa brpa',
  kapan: 'kpn bile when',
  siapa: 'siape spa who',
  dimana: 'dmn dimane dmana where',
  mana: 'mane',
  begini: 'gini gitu begitu',
  yang: 'yg nyang',
  untuk: 'utk buat bwt tuk untok',
  dengan: 'dgn dg ama sama same with',
  dari: 'dr dri',
  datang: 'dateng dtg dtng',
  sudah: 'udah udh sdh dah sudh udahan dh',
  belum: 'blm blom belom lom lum blum',
  saja: 'aja aje aj doang ja jak',
  saya: 'sy aku ane gue gw kami kmi kite kita kamek kamik gua my',
  lihat: 'liat liet tengok',
  kira: 'kira2 kiranya kira-kira',
  mau: 'mo mw maw nak pengen pengin pingin ingin hendak maok maoklah want',
  bisa: 'bs bise dapat can',
  boleh: 'bole blh',
  jangan: 'jgn jgan usah',
  nanti: 'nanti2 ntar2 tar2 ntar entar nt ntr tar kelak later',
  sebentar: 'bentar bntr sbntr sbentar sebentaran bentaran bentarlah sekejap kejap',
  tunggu: 'tggu tungguin wait',
  dulu: 'dl dlu duluk dolok',
  lanjut:
    'lanjutkan lanjutin lanjot lnjt next terus trs teruskan selanjutnya gas gass gasss gaskan gaskeun gaskuen gaspol gasken continue',
  ya: 'y yo iya iye iyo yes iyah iyalah iyelah yelah yalah iyadong iyadeh yup yoi yap yaa yah yep',
  oke: 'ok okay okey okeh okee okeoke okelah sip siap sipp siip baik baiklah noted',
  betul: 'benar bener btl bnr right',
  salah: 'slh keliru kliru wrong',
  maaf: 'maap mf sori sory sorry sorri afwan',
  makasih:
    'mokasih makasi mksh mksih terimakasih trimakasih trims trimakasi tq tengkiu tengkyu tengs thanks thank thx tks makaseh maaciw mkasih',
  terima: 'trima trm',
  kasih: 'kasi kaseh',
  ganti: 'gnti tukar change',
  ubah: 'rubah edit ubahlah',
  batal: 'batalkan batalin batalke cancel gajadi',
  berhenti: 'stop brenti berenti henti setop stopkan hentikan unsubscribe',
  petugas: 'petugasnye operator staf staff pegawai admin adminnya adminnye cs',
  orang: 'org urang human',
  layanan: 'pelayanan service',
  permohonan: 'pengajuan ajuan request',
  sampai: 'smp sampe nyampe smpai',
  lama: 'lame lma',
  biaya: 'biaye',
  bayar: 'bayarnye byr',
  selesai: 'slesai kelar beres done',
  bicara: 'ngomong bicare cakap becakap ngobrol chat chatting berbicara',
  tanya: 'tanya2 nanya2 nanya bertanya tanye nanye tanyakan',
  mulai: 'mule start',
  ulang: 'ulangi ulangin',
  contoh: 'cth contohnye misal misalnya',
  mengerti: 'ngerti ngarti paham faham pahm mudeng',
  tahu: 'tau taw tahuk',
  kantor: 'kantornye ofis',
  alamat: 'almt',
  syarat: 'persyaratan syarat2 sarat prasyarat',
  dibalas: 'dibales dijawab direspon balasan',
  diproses: 'proses prosesnya diurus',
  banget: 'bgt bangat kali amat sekali bener2',
  pagi: 'pgi met',
  assalamualaikum:
    "assalamu assalamualaikm asalamualaikum asslamualaikum aslm asslm aslmkm asw salam mikum ass assalamu'alaikum askum",
  waalaikumsalam: 'walaikumsalam waalaikumussalam waalaikumsallam wslm waslm walaikumussalam',
  halo: 'hallo hai hi hey hei hello alo haloo helo',
  permisi: 'misi prmisi',
  tolong: 'tlg tlong tulong please pls plis',
  hari: 'hr hri',
  minggu: 'mggu mgg mingu',
  bulan: 'bln',
  tahun: 'thn',
  tanggal: 'tgl tggl',
  jam: 'pukul pkl',
  surat: 'srt surt',
  formulir: 'form isian',
  menyusul: 'nyusul susulan nyusol',
  bingung: 'bingong bngung pusing',
  alaikum: 'alaikumsalam alaykum',
  lokasi: 'lokasinye loc',
  malam: 'malem mlm',
  telepon: 'telp tlp telpon tlpn telfon tilpon',
  kembali: 'balik back mundur balek',
  sebelumnya: 'seblumnya sebelomnya',
  lagi: 'lg lagik lgi',
  kabar: 'kbr',
  pak: 'pakk bpk',
  bu: 'buk',
  kak: 'kka kakak ka kk',
  min: 'mimin',
  bang: 'bg abang',
  sih: 'si seh',
  dong: 'donk dung',
  ding: 'deng',
  deh: 'dah2',
  itu: 'tu tuh itok',
  ini: 'ni nih nie inik itok2',
  cuma: 'cuman hanya',
  karena: 'krn karna soalnya',
  kalau: 'klo kalo klu kalok kl',
  lewati: 'lewatkan lewat skip lewatin lompati',
  kirim: 'kirim2 kirim-kirim kirimkan submit krm dikirim',
  kosong: 'kosongkan kosongin dikosongin nihil none',
  menu: 'menunya home',
  pertanyaan: 'prtanyaan',
  masih: 'msh',
  jadi: 'jd jdi',
  tadi: 'td tdi',
  sekarang: 'skrg skrng skg skarang skrang sekarng',
  kemarin: 'kemaren kmrn kmren kmarin kemarenlah kemaren2',
  nomor: 'nomer nmr nmor nomber',
  langsung: 'lgsg lgsung langsong lsg lsng',
  tempat: 'tmpt tmpat tpt',
  maksud: 'mksd maksd maksod',
  setuju: 'stuju setujuh stju',
  jawab: 'jwb jwab',
  semua: 'smua smw semuanye',
  buka: 'bukak bka',
  tutup: 'tutop ttp',
  pindah: 'pndah',
  hilang: 'ilang',
  pinjam: 'pinjem minjem minjam pinjm pnjm',
  hapus: 'delete apus hilangkan buang',
};

const bySpelling = new Map(
  Object.entries(variants).flatMap(([word, others]) => [
    [word, word] as const,
    ...others.split(' ').map((other) => [other, word] as const),
  ]),
);

/** Words that are typed without their vowels, beside those above; none of them is an abbreviation of an office or a subject then. */
const alsoShortened =
  'harus banyak kurang cepat segera harap punya pernah terus barang bareng sekali pasti sering sempat lambat dikirim diganti dipakai';
const consonants = (word: string): string => word.replace(/[aeiou]/g, '');
const byConsonants = new Map<string, string>();
for (const word of [...Object.keys(variants), ...alsoShortened.split(' ')]) {
  const short = consonants(word);
  // What two words may be shortened to is neither.
  if (short.length >= 3) byConsonants.set(short, byConsonants.has(short) ? '' : word);
}
const withoutVowels = /^[bcdfghjklmnpqrstvwxyz]{3,6}$/;

/** What an unknown word may be a way to write of: "iyaa", "hrs", "kapano". */
const otherwise = (short: string): string | undefined => {
  if (withoutVowels.test(short)) return byConsonants.get(short) || undefined;
  return (
    bySpelling.get(short.replace(/(?<=\p{L}{2})(\p{L})\1$/u, '$1')) ??
    // "Kapano", "mane": Malay ends in another vowel.
    bySpelling.get(short.replace(/(?<=...)[oe]$/, 'a'))
  );
};

/** A folded word as it is compared: "gmn" and "cemane" are "bagaimana", "makasiiih" is "makasih". */
export const normalWord = (folded: string): string => {
  const known = bySpelling.get(folded);
  if (known !== undefined) return known;
  const standard = ofEverybody(folded);
  if (standard !== folded) return bySpelling.get(standard) ?? standard;
  const short = folded.replace(/(\p{L})\1{2,}/gu, '$1');
  return bySpelling.get(short) ?? otherwise(short) ?? short;
};
