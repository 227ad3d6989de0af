import { fold } from '../../kernel/fold.ts';
import type { Holds } from '../field-schema.ts';

const word = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that tell what a text is about. */
const signs: Partial<Record<Holds, ReadonlySet<string>>> = {
  institution: word(
    'universitas univ institut politeknik polnep untan iain stmik stie akademi sekolah sma smk sman smkn smp smpn man mtsn dinas badan kantor kecamatan kelurahan desa pt cv yayasan komunitas lembaga bps kominfo diskominfo rsud puskesmas ump bsi widya upb oso ugm ui itb unair polda polres kodim pemkot setda bkpsdm bappeda dprd karang taruna himpunan hima hmj hmps ukm bem fakultas paud tk ra mts sdn sd gereja masjid surau musholla sanggar panti osis klub club arisan remaja pemuda ikatan persatuan perkumpulan forum toko warung kedai umkm bank koperasi perguruan kelompok pkk posyandu rt rw poltekkes poltesa stkip stia unsri unja uin ubsi unu upgri ikip unmuh umpontianak unib unri usu uns undip unhas uny uinsu stt stia stiks stikom amik binus upi universiti college university school perusahaan bimbel pesantren ponpes asosiasi serikat paguyuban majelis dewan rsia klinik apotek perpustakaan museum balai gapoktan poktan bumdes pramuka kwarcab kwarran mushola langgar pengadilan kejaksaan inspektorat disdukcapil dukcapil capil dishub dinkes disdik disdikbud dikbud dispora disporapar disporaparekraf disperindag diskumdag disnaker dinsos dlh pupr dpupr perkim disperkim perkimtan bkd bkpp bpkad bpkpd bapenda bapeda bappelitbang bappedalitbang kesbangpol bakesbangpol satpol bpbd setwan kpu bawaslu damkar dpmptsp dpmd dpmdes distan dispertan dkp dispusip disbudpar dp2kb dp3ap2kb dppkb dp2pa bnn kemenag bpn atr imigrasi samsat ditlantas diskanak disnak disbun dishut esdm bpjs pln telkom pdam baznas mui lpmk lpm bpd bank rsj labkesda uptd blud sekretariat hmi pmii gmni pengajian stikes ut upn brin gkii hkbp gpib gki smps slb',
  ),
  study: word(
    'pend teknik informatika informasi komputer jurusan prodi program studi ilmu pendidikan manajemen akuntansi hukum rpl tkj dkv multimedia administrasi perkantoran ekonomi statistika matematika sipil elektro mesin arsitektur komunikasi sosiologi bisnis pemasaran agribisnis kehutanan pertanian perikanan kedokteran keperawatan sastra bahasa ti si mi perhotelan pariwisata kebidanan farmasi gizi gigi perbankan keuangan perpajakan logistik desain grafis seni tari musik tata boga busana kecantikan kuliner animasi broadcasting perfilman penyiaran jaringan perangkat lunak rekayasa otomotif pengelasan listrik peternakan kelautan lingkungan geografi sejarah filsafat psikologi politik pemerintahan hubungan internasional syariah tarbiyah agama pgsd paud perpustakaan kearsipan sekretaris sekretari ipa ips mipa biologi fisika kimia keamanan data sains kesehatan masyarakat analis rekam medis kesmas kesling ikom ilkom pgmi pai tbi perpajakan agroteknologi gizi',
  ),
  person: word('pak bu bapak ibu drs dra dr ir h hj prof'),
  subject: word(
    'rapat kegiatan kunjungan pelatihan sosialisasi seminar workshop lomba diskusi belajar mengenal kenal melihat peresmian bimtek analisis pengaruh studi penelitian koordinasi evaluasi pembahasan presentasi acara musyawarah audiensi webinar lokakarya upacara pembukaan sistem perancangan implementasi',
  ),
  position: word(
    'wali walikota wakil bupati gubernur kepala sekretaris sekda asisten camat lurah kabid kabag kadis kasi kasubag kasubbag ketua direktur plt plh pj staf bendahara analis pranata penyuluh guru dosen rektor dekan menteri presiden anggota dprd forkopimda kapolda kapolres dandim pejabat wako wawako kepsek sekdes kades kadus ketos kasatpol danru kuasa pengguna dokter perawat bidan pengawas auditor pengelola pustakawan arsiparis instruktur verifikator inspektur irban sekcam seklur sekdis sekban sekwan kaban kapus kasubid kasubbid kasie kasatker kapolri kajati danramil karo kepsek wakasek waka pamong lektor widyaiswara penelaah penata teknisi koordinator pelaksana pejabat ppk kpa pptk pa danlanud danlanal kapolsek danramil kajari ketua rektor operator teknisi programmer programer pengadministrasi',
  ),
  place: word(
    'jalan jl jln gang gg aula gedung kantor hotel lapangan taman ruang masjid rumah kelurahan terminal bandara pelabuhan stasiun pasar alun mall gor stadion museum perpustakaan balai pendopo kecamatan puskesmas gereja vihara klenteng kampus simpang persimpangan perempatan pertigaan bundaran tugu jembatan waterfront komplek kompleks perumahan perum parit flyover tol dermaga rusunawa',
  ),
};
/** What may stand in the name of something else: a body has an address, a person an office. */
const besides: Partial<Record<Holds, readonly string[]>> = {
  position: ['institution', 'person', 'study'],
  person: ['place', 'position', 'study'],
};
const places =
  /^(?:kota |kab\.? |kabupaten )?(?:pontianak(?: (?:kota|barat|selatan|timur|utara|tenggara))?|singkawang|kubu raya|mempawah|sambas|bengkayang|landak|sanggau|sekadau|melawi|sintang|kapuas hulu|ketapang|kayong utara|siantan|sungai jawi|kota baru|jeruju|sungai raya|jakarta|bandung|surabaya|jogja|yogyakarta|malang|semarang|medan|palembang|jambi|prabumulih|banjarmasin|samarinda|makassar|kalbar|kalimantan barat|indonesia)$/;

/** Whether a text is nothing but the name of a town or a part of it. */
export const isTown = (text: string): boolean => places.test(fold(text).replace(/[\s.,!]+$/, ''));

/** Which kinds count against each, made once. */
const against = new Map(
  (Object.keys(signs) as Holds[]).map((holds) => {
    const beside = besides[holds] ?? ['place', 'position'];
    const others = Object.entries(signs).filter(([other]) => other !== holds && !beside.includes(other));
    return [holds, new Set(others.flatMap(([, words]) => [...words]))] as const;
  }),
);
const ofAll = new Set(Object.values(signs).flatMap((words) => [...words]));

/** Whether a text shows by a word that it is (`yes`), or is not (`no`), what a field holds; `open` where no word tells. */
export const evidence = (text: string, holds: Holds | undefined): 'yes' | 'no' | 'open' => {
  const folded = fold(text);
  if (isTown(folded)) return holds === 'place' ? 'yes' : 'no';
  if (holds === undefined) return 'open';
  const words = folded.match(/\p{L}+/gu) ?? [];
  if (words.some((one) => signs[holds]?.has(one) === true)) return 'yes';
  const others = against.get(holds) ?? ofAll;
  return words.some((one) => others.has(one)) ? 'no' : 'open';
};

/** Whether a part belongs to the one before it: a title, an address, a number of a house. */
export const belongsBefore = (text: string): boolean =>
  /^(?:[SMAD]\.? ?[A-Z][A-Za-z]*\.?(?:[A-Z][a-z]*\.?)*|Ph\.? ?D\.?|M\.\w+|S\.\w+(?:\.\w+)*)$/.test(
    text.trim(),
  ) ||
  /^(?:jl|jln|jalan|no|gang|gg|rt|rw|kel|kec)[. ]/i.test(text.trim()) ||
  places.test(fold(text));
