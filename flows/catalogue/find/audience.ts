import { fold } from '../../kernel/fold.ts';

/** Who somebody says they are. */
export type Audience = 'internal' | 'external';

const set = (words: string): ReadonlySet<string> => new Set(words.split(', '));

const servants = set(
  'asn, pns, penggerak, spbe, pppk, p3k, cpns, opd, skpd, dinas, kelurahan, kel, lurah, kecamatan, kec, camat, bappeda, bapperida, bkpsdm, bkad, bapenda, bpkad, inspektorat, satpol, setda, sekda, bidang, bagian, sekretariat, perangkat, walikota, wako, kadis, kabid, kasi, kasubbag, kasubag, subbag, staf, disdikbud, disdik, dinkes, dishub, pupr, disporapar, diskop, dlh, dpmptsp, bpbd, kesbangpol, puskesmas, rsud, uptd, rakor, bimtek, sakip, disdukcapil, dukcapil, dinsos, distan',
);
const publicly = set(
  'warga, masyarakat, umum, mahasiswa, mahasiswi, mhs, siswa, sekolah, sd, smp, smpn, sma, sman, smk, smkn, tk, paud, murid, guru, kampus, univ, universitas, untan, polnep, politeknik, fakultas, fisip, dosen, komunitas, organisasi, yayasan, himpunan, hima, bem, osis, karang, umkm, lsm, ormas, pemuda, remaja, pramuka, kabupaten, kab, pemkab, perusahaan, pt, cv, koperasi, startup, freelancer, wartawan, swasta, rombongan, singkawang, sambas, sintang, ketapang, landak, sanggau, mempawah, gereja, masjid, rt, rw, gratis',
);

/** "Dinas Kominfo" and "dinas Bapak" is this office; "bukan ASN" is none. */
const notTheirs = /\bdinas (?:kominfo|komunikasi|bapak|pak|ibu|bu)\b|\bbukan (?:asn|pns|pegawai)\b/g;

/** Who somebody says they are, by the words they use; null when they say neither or both. */
export const audienceIn = (text: string): Audience | null => {
  const words = fold(text)
    .replace(notTheirs, ' warga ')
    .split(/[^\p{L}\p{N}]+/u);
  const count = (known: ReadonlySet<string>): number => words.filter((word) => known.has(word)).length;
  const [servant, citizen] = [count(servants), count(publicly)];
  if (servant === citizen) return null;
  return servant > citizen ? 'internal' : 'external';
};
