import { fold } from '../../kernel/fold.ts';
import { normalWord } from '../../kernel/lexicon/spelling.ts';
import { evidence, isTown } from '../several/evidence.ts';
import type { Holds } from '../field-schema.ts';
import { isNamedActivity } from './activity.ts';
import { isCommon } from './common-words.ts';
import { isSoft } from './soft-words.ts';
import { isTalkWord, isTie } from './talk-words.ts';
import { isVerbForm } from './verb-forms.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Before the name of a person: how they are spoken to, and what they are. */
const titles = set(
  'pak bu bapak ibu bpk abang mba bung sdr sdri saudara saudari tuan nyonya bang mas mbak kak om tante koh ko ci cik cece abah guru ustadz ustad ustadzah kyai kiai haji hajjah h hj ir dr drs dra drg prof pastor pendeta suster romo dokter bidan mak emak mamak bunda umi ummi abi mbah eyang opa oma nyai uwak pakde bude paklek bulek pakcik makcik pakngah makngah paklong maklong',
);
/** In the middle of a name. */
const inNames = set('bin binti al el as an de van bte');

/** Kinds of bodies, none of which is a name; what stands beside them has to be one. */
const bodies = set(
  'lembaga instansi organisasi ormas lsm komunitas perusahaan kantor sekolah kampus universitas univ kelompok yayasan dinas badan perkumpulan klub club forum tim perguruan tinggi institusi unit bidang toko usaha poltek politeknik akademi institut pengajian arisan bimbel pondok pesantren grup group rombongan instansinya opd skpd majelis',
);
/** What every body may be: it tells none apart. */
const anyBody = set(
  'swadaya masyarakat vertikal lokal pemerintah pemerintahan swasta negeri negri negara daerah desa kota kabupaten provinsi setempat biasa umum besar kecil baru lama sendiri kami kita saya gabungan terkait lain tertentu nirlaba resmi non formal nonformal akreditasi terakreditasi sosial temen tmn sahabat rekan teman kawan keluarga bersama bebas kerja orang kejuruan menengah dasar atas pertama tinggi favorit unggulan terbaik terdekat terkenal ternama luar dalam impian taklim talim sebelah dekat jauh biru ungu merah kuning hijau putih',
);
/** What bodies that anybody may found are for; "Dinas Pendidikan" is one by that word. */
const founded = set(
  'lembaga organisasi lsm ormas yayasan komunitas kelompok perusahaan perkumpulan instansi',
);
const purposes = set(
  'pelatihan kursus pendidikan bimbingan kemasyarakatan keagamaan agama sosial penelitian riset kajian hukum budaya seni olahraga pemuda kepemudaan mahasiswa pelajar teknologi it lingkungan kesehatan dagang jasa konsultan vertikal',
);

/** Kinds of schools in short. */
const schools = set('sd smp sma smk ma mts mi tk paud slb sdn smpn sman smkn pt ptn pts');

/** Those who come from somewhere are no body. */
const members = set(
  'asn pns pppk p3k honorer warga ibu2 bapak2 emak2 anak2 teman2 kawan2 siswa2 guru2 adik2 ibu-ibu bapak-bapak emak-emak anak-anak anak guru dosen siswa mahasiswa pegawai karyawan orang masyarakat netizen',
);

/** Before the name of a body: what somebody does there, did or will be. */
const ofBodies = set('magang pkl kkn alumni lulusan mantan pensiunan calon tamu');

/** Only some of those who are meant, by no office. */
const several = set(
  'para beberapa semua seluruh banyak segenap berbagai tamu undangan rombongan jajaran pokoknya',
);

/** Kinds of systems, and what any of them may be. */
const systems = set(
  'sistem aplikasi app apps web website situs portal program software server database laman halaman sistemnya aplikasinya webnya',
);
const anySystem = set(
  'dinas kantor opd sekolah kelurahan kecamatan kami kita saya sendiri internal baru lama utama resmi itu ini online daring informasi pemkot pemerintah kota instansi bidang satu dua tiga banyak lima ada android ios mobile hp hape desktop windows playstore berbasis web layanan pelayanan publik data',
);

/** Words that tell when: parts of the day, days, what went before and what comes. */
const whenWords = set(
  'pagi siang sore petang malam subuh dini magrib maghrib isya dzuhur zuhur ashar asar sahur fajar hari minggu pekan bulan tahun taun taon jam pukul menit detik tanggal tgl kemarin kemaren kmrn kmrin kemarek tadi td tdi barusan semalam semalem malem besok bsk lusa sekarang skrg sejak sejk dari setelah setlah sebelum habis abis ketika waktu pas saat sewaktu selama sudah udah sdh lalu dulu depan akhir awal pertengahan tengah setiap tiap saban sering kadang terus selalu triwulan semester caturwulan kuartal periode ta anggaran lebaran ramadhan ramadan puasa natal imlek jumatan berhari seharian semingguan sebulan seminggu sehari setahun beberapa bulanan mingguan harian tahunan lama baru nanti ini itu yesterday today morning night week since last',
);
const monthsAndDays =
  /^(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|sep|okt|nov|nop|des|senin|senen|selasa|rabu|kamis|jum|sabtu|minggu|ahad)/u;
const isWhenWord = (word: string): boolean => whenWords.has(word) || whenWords.has(normalWord(word));
/** Something that tells when has a figure in it, a day, a month, or two words of time, not only how long it was. */
const isWhen = (text: string): boolean => {
  const words = (text.match(token) ?? []).map((word) => fold(word)).filter((word) => !isSoft(word));
  if (/\p{N}/u.test(text) || words.some((word) => monthsAndDays.test(word))) return true;
  // "Pas hujan": beside something that happened.
  const [first = '', ...others] = words;
  if (moments.has(first) && others.some((word) => !weak.has(word) && !isTie(word))) return true;
  return words.some((word) => isWhenWord(word) && !weak.has(word));
};
const moments = set(
  'pas saat waktu ketika sewaktu selama sejak semenjak sedari setelah sesudah sebelum menjelang habis abis',
);
/** Alone these tell nothing of when. */
const weak = set(
  'sudah udah sdh lama baru nanti ini itu waktu saat pas ketika tengah beberapa jam pukul menit tanggal tgl',
);

/** What is to be told, and by no name. */
const notices = set(
  'pengumuman banner spanduk baliho leaflet pamflet brosur stiker info informasi berita judul artikel himbauan imbauan poster flyer iklan video kegiatan acara publikasi skripsi tesis penelitian makalah riset lowongan bebas menarik undangan konten materi program sosialisasi promosi yang yg singkat unik keren heboh viral jelas',
);

const isOwn = (word: string): boolean =>
  !isCommon(word) && !isTalkWord(word) && !isTie(word) && !isSoft(word);
const isWritten = (typed: string): boolean => /^\p{Lu}|\p{N}|\p{L}[.-]\p{L}/u.test(typed);

const token = /[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu;

const isName = (typed: string): boolean => isOwn(fold(typed));
/** What is said of a person beside the name: a degree, an office in brackets. */
const beside = /[,(].*$/su;

const acronym = /^\p{Lu}{2,4}$/u;

/** Somebody's name: behind how they are spoken to only words that mean nothing else, or that are written as names beside such. */
const isPerson = (text: string): boolean => {
  if (/[/\\|+&]/.test(text.replace(/\p{L}\/\p{L}(?= )/u, ''))) return false;
  const shouted = text === text.toUpperCase();
  const words = (text.replace(beside, '').match(token) ?? []).filter((word) => !inNames.has(fold(word)));
  const first = words.findIndex((word) => !titles.has(fold(word)) && isName(word));
  if (first < 0) return false;
  const name = words.slice(first);
  // "Guru BK": what is written so short is no name, however large.
  if (first > 0 && !shouted && name.every((word) => acronym.test(word))) return false;
  // "Ketua RT Pak Jumadi": an office before it, and the name as names are written.
  const isBare = words.slice(0, first).every((word) => titles.has(fold(word)));
  if (!isBare && (shouted || !isWritten(name[0] ?? ''))) return false;
  return name.every((word) => isName(word) || (!shouted && isWritten(word)));
};

const isBody = (text: string): boolean => {
  const typed = text.match(token) ?? [];
  const words = typed.map((word) => fold(word));
  if (ofBodies.has(words[0] ?? '')) return false;
  if (members.has(words[0] ?? '') && evidence(words.slice(1).join(' '), 'institution') !== 'yes')
    return false;
  // "Guru guru SD": those of a kind of school, and of none that is named.
  if (
    members.has(words[0] ?? '') &&
    words.every((word) => members.has(word) || bodies.has(word) || schools.has(word))
  )
    return false;
  const isFounded = founded.has(words[0] ?? '') && !/(?<=\S.*)\p{Lu}/su.test(text);
  return words.some(
    (word) =>
      !bodies.has(word) &&
      !members.has(word) &&
      !(isFounded && purposes.has(word)) &&
      !anyBody.has(word) &&
      !isSoft(word) &&
      !isTie(word) &&
      !/^(?:\p{N}+|\p{L})$/u.test(word),
  );
};

/** Makers, models, languages and systems that are written small. */
const technologies = set(
  'php laravel codeigniter ci mysql mariadb postgres postgresql postgre pgsql mongo mongodb sqlite node nodejs js javascript typescript react reactjs vue vuejs angular next nextjs nuxt svelte express nest python django flask fastapi java spring springboot kotlin flutter dart android ios golang go ruby rails wordpress wordpres wp joomla drupal moodle html css bootstrap tailwind jquery yii symfony slim asp aspnet net dotnet vb visual basic delphi firebase supabase redis elasticsearch tomcat nginx apache oracle sqlserver mssql sql dell hp hpe lenovo supermicro asus acer ibm cisco mikrotik huawei fortinet synology qnap inspur fujitsu intel amd xeon windows linux ubuntu debian centos rocky almalinux redhat rhel fedora freebsd proxmox vmware esxi xen hyperv docker kubernetes server switch router ups firewall nas storage rack access point tower blade poweredge proliant thinksystem native mern laragon xampp cpanel excel spreadsheet google odoo opensid slims inlislite ojs dspace rakitan webview pwa api rest graphql microservice monolith hybrid cordova ionic xcode swift unity bash perl rust scala matlab stata spss gis arcgis qgis geoserver leaflet',
);
/** Whether what is used is told by a figure, a name written as such, or one that is known. */
const isTechnology = (text: string): boolean =>
  /\p{N}/u.test(text) ||
  /(?<=\S.*)\p{Lu}/su.test(text) ||
  (text.match(token) ?? []).some(
    (word) => technologies.has(fold(word)) || technologies.has(fold(word).replace(/s$/, '')),
  );

/** How the names of studies end, and how short ones are. */
const studyEnds =
  /(?:logi|grafi|ika|nomi|asi|isi|ensi|tik|istri|metri|iyah|ing|ment|tura|tur|ansi|onomi|ani|udaya|olah|esin|amasi)$/;
const shortStudy = 5;
/** What every study is called, and what tells none: "lintas jurusan". */
const anyStudy = set(
  'reguler nonreguler regular ekstensi karyawan transfer pindahan jurusan prodi program studi bidang keahlian konsentrasi peminatan lintas antar gabungan campuran berbagai aneka macam lain lainnya umum semua tertentu terkait',
);
/** What somebody is called afterwards: "S.Kom". */
const degree = /^(?:[sma]\. ?\p{L}{1,4}(?: ?\. ?\p{L}{1,4})?|s[1-3]|d[1-4])\.?$/iu;
const isStudy = (typed: string): boolean => {
  const text = (typed.match(token) ?? []).filter((word) => !anyStudy.has(fold(word))).join(' ');
  // Of a faculty there are many studies.
  if (!/\p{L}{2}/u.test(text) || degree.test(text) || /^fakultas(?!\p{L})/iu.test(text)) return false;
  if (evidence(text, 'study') === 'yes' || /(?<=\S.*)\p{Lu}/su.test(text)) return true;
  const words = (text.match(token) ?? []).map((word) => fold(word)).filter((word) => !isTie(word));
  return (
    words.every((word) => isOwn(word)) &&
    words.some((word) => word.length <= shortStudy || studyEnds.test(word))
  );
};

/** Somebody high, and nobody by an office. */
const anybody = set('pejabat pimpinan atasan bos kepala staf pegawai petugas orang');
/** How high somebody stands, which is no office. */
const grade = /^(?:gol(?:ongan)?|eselon|pangkat|ruang)(?!\p{L})/iu;
const isPosition = (text: string): boolean =>
  !grade.test(text) &&
  !(text.match(token) ?? []).every(
    (word) => anybody.has(fold(word)) || isSoft(fold(word)) || isTie(fold(word)),
  ) &&
  !several.has(fold(text.match(token)?.[0] ?? '')) &&
  (evidence(text, 'position') === 'yes' || /\p{Lu}/u.test(text));

/** Nowhere anybody could go. */
const online = set(
  'medsos sosmed facebook fb instagram ig tiktok twitter x telegram grup group google playstore aplikasi apk web website situs youtube hp sms outdoor indoor outdor terbuka tertutup lapangan ruangan luar dalam zoom daring online virtual gmeet meet google vicon youtube live streaming whatsapp wa internet',
);
/** Kinds of places, of which there are many, and what any of them may be. */
const anyPlace = set(
  'gedung kantor ruang ruangan rumah tempat lokasi sekolah kampus dinas instansi lantai halaman jalan gang komplek perumahan taman lapangan pasar toko warung masjid desa kelurahan kecamatan kota baru lama sebelah seberang samping depan belakang dekat sekitar luar dalam besar kecil utama bersama pusat cabang bidang bagian seksi unit kami kita kamek saya',
);
const isPlace = (text: string): boolean => {
  const words = text.match(token) ?? [];
  if (isVerbForm(fold(words[0] ?? ''))) return false;
  const named = words.filter((word) => !online.has(fold(word)) && !isSoft(fold(word)) && !isTie(fold(word)));
  const own = named.filter((word) => !anyPlace.has(fold(word)));
  // "Gedung baru sebelah": one of many, by no name.
  return own.length > 0 || (named.length > 0 && isWritten(named.slice(1).join('')));
};

const isSystem = (text: string): boolean =>
  (text.match(token) ?? []).some((word) => {
    const folded = fold(word);
    return !systems.has(folded) && !anySystem.has(folded) && !isSoft(folded) && !isTie(folded);
  }) && !isTown(text);

/** Somebody else is to find one. */
const toFind = set('kasih kasi kasihkan buatin bikinkan bikinin bikin carikan cariin cari minta tolong');
/** "Infografis aja", "begitu": a way to choose, and no title. */
const choosing = /(?<!\p{L})(?:gitu|gitulah|begitu|aja|saja|aje|jak|bae)$/iu;
/** "Materinya", "pengadaannya": of what is asked something is said. */
const spokenOf = /\p{L}{3}n(?:ya|ye|yo)$/u;
/** How much, how well or how late something is makes a title: "pentingnya", "rendahnya". */
const titled =
  /^(?:penting|perlu|baha|bahaya|rendah|tinggi|besar|kuat|lemah|mudah|sulit|hidup|mati|me\p{L}+|ber\p{L}+|ter\p{L}+)nya$/u;
const isTitle = (text: string): boolean => {
  const words = text.match(token) ?? [];
  const first = fold(words[0] ?? '');
  if (toFind.has(first) || choosing.test(text)) return false;
  // "Kuantitatif": one word is what it is about, and no title.
  if (words.length === 1 && !/(?<=\S)\p{Lu}|\p{N}|\p{L}[.-]\p{L}/u.test(text)) return false;
  if (spokenOf.test(first) && !titled.test(first) && words.length < 4) return false;
  return words.some((word) => {
    const folded = fold(word);
    return !notices.has(folded) && !isSoft(folded) && !isTie(folded) && !isWhenWord(folded);
  });
};

const kinds: Partial<Record<Holds, (text: string) => boolean>> = {
  person: isPerson,
  people: (text) => text.split('\n').every((line) => isPerson(line)),
  institution: isBody,
  study: isStudy,
  position: isPosition,
  place: isPlace,
  subject: isNamedActivity,
  system: isSystem,
  title: isTitle,
  when: isWhen,
  technology: isTechnology,
};

/** Words a text begins with that says something about the answer instead of giving it: "ada dua jurusan", "semua aplikasi opd". */
const vague = set(
  'ada untuk utk buat bagi dua tiga beberapa semua seluruh setiap banyak kebanyakan tergantung pokoknya pokoke kalau kalo biar supaya antara antaranya salah ikut ikuti ikutin mengikuti ngikut menyesuaikan terserah',
);
/** A title is not led up to: "kira-kira tentang hoaks". */
const aboutTitle = set(
  'kira kira2 tentang ttg mengenai seputar seputaran sekitar sekitaran rencananya rencana soal',
);
/** How far somebody is with it: "baru pengajuan outline". */
const howFar = set(
  'revisi revisian acc bimbingan dospem dosbing pembimbing baru masih lagi sedang sudah belum nanti akan tinggal menunggu nunggu',
);
const openers = new Set<Holds>(['institution', 'study', 'position', 'place', 'system', 'title']);
const isPlainText = (text: string): boolean => !/(?<=\S.*)\p{Lu}/su.test(text);
/** Titles speak to their readers: "Ayo vaksin". */
const begins = (text: string, holds: Holds): boolean => {
  const first = text.match(token)?.[0] ?? '';
  const isVague = vague.has(fold(first)) || vague.has(normalWord(fold(first)));
  // "Kasi" is an office, and an everyday spelling of "kasih".
  const isOffice = holds === 'position' && evidence(first, 'position') === 'yes';
  if (
    holds === 'title' &&
    isPlainText(text) &&
    (aboutTitle.has(fold(first)) || howFar.has(normalWord(fold(first))))
  )
    return true;
  return isVague || (holds !== 'title' && !isOffice && isTalkWord(first));
};

/** Whether a text shows by its words that it is what a field holds: what shows nothing is asked back before it is stored. */
export const looksLike = (text: string, holds: Holds | undefined): boolean =>
  holds === undefined || (!(openers.has(holds) && begins(text, holds)) && kinds[holds]?.(text) !== false);
