import { cityDate } from '../../domain/city-time.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { importEmployees } from '../../app/db/employees.ts';
import { hidden, openDeskBrowser, type DeskBrowser } from './desk-browser.ts';
import { fileService } from './file-service.ts';
import { pdfBytes } from './files.ts';
import type { TestHouse } from './house.ts';
import { heard, heardOf, openOffice, requestIn, serviceIn } from './office.ts';
import { openPhone, type Phone } from './phone.ts';
import { until } from './eventually.ts';

/** Somebody all of whose words bear marks that stand nowhere else, and who came through some of the doors. */
export type MarkedPerson = {
  phone: Phone | null;
  /** What the office knows them by. */
  knownBy: string;
  /** What their own copy has to show. */
  marks: string[];
  /** What has to be gone with them besides: bytes of their files, and whatever was written about them. */
  hidden: string[];
  number: string;
};

type World = {
  house: TestHouse;
  office: ReturnType<typeof openOffice>;
  desk: DeskBrowser;
};

const letters = (n: number): string =>
  [...String(n).padStart(2, '0')].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('o');

/** A word of one person and one door. */
const markerOf = (n: number) => {
  const marks: string[] = [];
  return {
    marks,
    mark(door: string): string {
      const word = `Zx${letters(n)}${door}`;
      marks.push(word);
      return word;
    },
    /** A number is a mark as it is. */
    digits(number: string): string {
      marks.push(number);
      return number;
    },
  };
};

const two = (n: number): string => String(n).padStart(2, '0');

const press = async (phone: Phone, id: string) => {
  await phone.news();
  await phone.send({ button: id });
  return phone.reply();
};

const reject = async (phone: Phone, number: string, words: string): Promise<void> => {
  await phone.choose(await heardOf(phone, 'Permohonan baru', number), 'Tolak');
  const shown = await phone.say(words);
  await phone.choose(shown, 'Kirim');
};

/** Writes a message to the applicant and a note for the units, and gets an answer with a file. */
const talk = async (
  { office, desk, house }: World,
  number: string,
  person: Phone,
  mark: Mark,
  file: Mark,
) => {
  const { ikp } = office;
  const { id } = await requestIn(house, number);
  await heardOf(ikp, 'Permohonan baru', number);
  await press(ikp, `act.write.${id}`);
  await ikp.choose(await ikp.say(`Apakah ${mark('unit')} sudah lengkap?`), 'Kirim');
  await person.choose(await heardOf(person, mark('unit'), number), 'Balas petugas');
  await person.say(`Sudah, kata ${mark('balas')}.`);
  const name = `balasan-${mark('berkas')}.pdf`;
  await heardOf(ikp, mark('balas'), number);
  await press(person, `reply.${id}`).catch(() => undefined);
  await person.file(name, 'application/pdf', pdfBytes(1, file('isi')));
  const preview = await desk.send(`/meja/permohonan/${number}/catatan`, {
    uraian: `Ditelepon ${mark('catatan')}, tidak diangkat.`,
  });
  await desk.send('/meja/langkah', { formulir: hidden(preview.body, 'formulir') });
};
type Mark = (door: string) => string;

/** Information asked for over chat, secure page and letters; written with about it; completed and rated with a comment. */
const byInformation = async (world: World, n: number): Promise<MarkedPerson> => {
  const { house, office } = world;
  const { marks, mark, digits } = markerOf(n);
  const inFiles = markerOf(n);
  const phone = openPhone(house.url, 'whatsapp', `62813000001${two(n)}`);
  const { number } = await fileService(phone, serviceIn(house, 'data'), n, {
    answers: {
      nik: digits(`617102010190${two(n)}01`),
      rincian_informasi: `Daftar titik wifi di rumah ${mark('rinci')} tahun 2025`,
      tujuan_penggunaan: `Bahan skripsi ${mark('tujuan')} tentang internet publik`,
      'Nama lengkap': `Siti ${mark('nama')}`,
      'Alamat/instansi': `Jl. ${mark('alamat')} 10`,
    },
    file: (key) => mark(`surat${key.replace('_', '')}`),
  });
  const { id } = await requestIn(house, number);
  await office.ikp.choose(await heardOf(office.ikp, 'Permohonan baru', number), 'Lihat berkas');
  await talk(world, number, phone, mark, inFiles.mark);
  await house.db.prisma.request.update({ where: { id }, data: { state: 'in_progress' } });
  const { version } = await requestIn(house, number);
  await press(office.ikp, `act.complete.${id}.${version}`);
  await office.ikp.choose(await office.ikp.say(`Salinan untuk ${mark('hasil')} sudah dikirim.`), 'Kirim');
  await heardOf(phone, mark('hasil'), number);
  await phone.say('5');
  await phone.say('1');
  await phone.say(`Cepat sekali, kata ${mark('komentar')}.`);
  await phone.choose(await phone.say('ubah nomor saya'), 'Email');
  await phone.say(`${mark('surel').toLowerCase()}@contoh.id`);
  marks.push(`${marks.pop()?.toLowerCase()}`);
  return { phone, knownBy: `+${phone.chat}`, marks, hidden: inFiles.marks, number };
};

/** A complaint told in the chat, a question to the office, a voice note, an objection; refused with a reason. */
const byComplaint = async ({ house, office }: World, n: number): Promise<MarkedPerson> => {
  const { marks, mark } = markerOf(n);
  const phone = openPhone(house.url, 'whatsapp', `62813000001${two(n)}`);
  const { number } = await fileService(phone, serviceIn(house, 'pengaduan'), n, {
    answers: {
      uraian: `Kabel putus di depan rumah Bu ${mark('uraian')} sejak Senin.`,
      lokasi: `Gang ${mark('lokasi')}, Pontianak`,
      waktu_kejadian: `Kemarin, kata ${mark('waktu')}`,
      'Nama lengkap': `Budi ${mark('nama')}`,
      'Alamat/instansi': `Jl. ${mark('alamat')} 5`,
    },
    file: (key) => mark(key),
  });
  await heardOf(office.ikp, 'Permohonan baru', number);
  await press(office.ikp, `act.see.${(await requestIn(house, number)).id}`);
  await phone.say('petugas');
  await phone.say(`Apakah Pak ${mark('tanya')} masih bertugas?`);
  await heard(office.sekretariat, ({ text }) => text.includes(mark('tanya')), 'the question');
  await phone.send({ voice: { seconds: 5 } });
  await phone.reply();
  await phone.choose(await phone.say('data saya'), 'Keberatan');
  await phone.say(`Jangan pakai nomor ${mark('keberatan')} untuk siaran.`);
  await reject(office.ikp, number, `Sudah ditangani Pak ${mark('alasan')}.`);
  await heardOf(phone, mark('alasan'), number);
  return { phone, knownBy: number, marks, hidden: [], number };
};

/** A room booked in the chat; the booking is refused. */
const byBooking = async ({ house, office }: World, n: number): Promise<MarkedPerson> => {
  const { marks, mark, digits } = markerOf(n);
  const phone = openPhone(house.url, 'whatsapp', `62813000001${two(n)}`);
  const date = addWorkingDays(cityDate(house.clock(), house.tz), 6 + (n % 20));
  const { number } = await fileService(phone, serviceIn(house, 'kunjungan'), n, {
    answers: {
      nama_instansi: `SMA ${mark('sekolah')}`,
      agenda: `Mengenal ${mark('agenda')}`,
      waktu: `${date.split('-').reverse().join('/')} ${n < 25 ? '09.00-10.00' : '13.00-14.00'}`,
      penanggung_jawab: `Andi ${mark('jawab')}`,
      hp_penanggung_jawab: digits(`+62813000003${two(n)}`),
      'Nama lengkap': `Ani ${mark('nama')}`,
      'Alamat/instansi': `Jl. ${mark('alamat')} 7`,
    },
    file: (key) => mark(key.replace('_', '')),
  });
  await reject(office.aptika, number, `Ruang dipakai, kata ${mark('alasan')}.`);
  await heardOf(phone, mark('alasan'), number);
  return { phone, knownBy: number, marks, hidden: [], number };
};

/** An employee from the register, who proves it and asks for coverage; gone from the next register. */
const byRegister = async ({ house, office }: World, n: number): Promise<MarkedPerson> => {
  const { marks, mark, digits } = markerOf(n);
  const phone = openPhone(house.url, 'telegram', `9000${two(n)}`);
  const number62 = `62813000004${two(n)}`;
  const nip = digits(`19850315201001${two((n % 12) + 1).slice(0, 1)}1${two(n)}`.padEnd(18, '0'));
  await importEmployees(
    house.db,
    house.vault,
    [
      {
        ...{ nip, name: `Dewi ${mark('nama')}`, position: `Analis ${mark('jabatan')}` },
        ...{ agency: `Dinas ${mark('dinas')}`, phone: digits(`+${number62}`) },
      },
    ],
    { complete: false, alsoPresent: [], dryRun: false, rejected: 0, actor: 'uji', now: house.clock() },
  );
  const { number } = await fileService(phone, serviceIn(house, 'publikasi'), n, {
    answers: {
      nomor: number62,
      judul: `Jadwal ${mark('judul')}`,
      ringkasan: `Pelayanan keliling di rumah ${mark('ringkas')} setiap Sabtu.`,
      'Nama penanda tangan': `Dra. ${mark('penanda')}`,
      'NIP penanda tangan': digits(`197001011995032${two(n)}`.padEnd(18, '1')),
    },
    file: (key) => mark(`surat${key.replace('_', '')}`),
  });
  await reject(office.ikp, number, `Bukan tugas kami, kata ${mark('alasan')}.`);
  await heardOf(phone, mark('alasan'), number);
  // Of the next register they are not any more.
  await house.db.prisma.employee.updateMany({
    where: { nipKey: house.vault.key(nip) },
    data: { leftAt: house.clock() },
  });
  return { phone, knownBy: number, marks, hidden: [], number };
};

/** Somebody without a phone of their own at the counter. */
const byCounter = async ({ house, office, desk }: World, n: number): Promise<MarkedPerson> => {
  const { marks, mark, digits } = markerOf(n);
  const formulir = hidden((await desk.get('/meja/loket/magang')).body, 'formulir');
  const posted = await desk.send('/meja/loket/magang', {
    ...{ formulir, nama: `Tuti ${mark('nama')}`, telepon: digits(`+62813000005${two(n)}`) },
    ...{ instansi: `Jl. ${mark('alamat')} 3`, surel: `${mark('surel').toLowerCase()}@contoh.id`, sop: '1' },
    ...{ isian_sekolah_kampus: `Universitas ${mark('kampus')}`, isian_jurusan: `Teknik ${mark('jurusan')}` },
    ...{ isian_jumlah_peserta: '1', isian_nama_peserta: `Tuti ${mark('peserta')}` },
    ...{ isian_mulai: '14 Desember 2026', isian_selesai: '12 Maret 2027' },
    isian_minat_unit: 'Aplikasi Informatika',
  });
  marks.splice(marks.indexOf(`Zx${letters(n)}surel`), 1, `zx${letters(n)}surel`.toLowerCase());
  const { location } = await desk.get(posted.location);
  const number = /TD-\d{4}-\w{8}/.exec(location)?.[0] ?? '';
  await reject(office.sekretariat, number, `Penuh, kata ${mark('alasan')}.`);
  await until(async () => (await requestIn(house, number)).state === 'rejected');
  return { phone: null, knownBy: number, marks, hidden: [], number };
};

const doors = [byInformation, byComplaint, byBooking, byRegister, byCounter];

/** Brings so many people through the doors, one after the other; all they asked is ended. */
export const bringMarkedPeople = async (house: TestHouse, count: number): Promise<MarkedPerson[]> => {
  const office = openOffice(house.url);
  const desk = openDeskBrowser(house.url);
  await desk.enter(office.sekretariat);
  const people: MarkedPerson[] = [];
  for (let n = 0; n < count; n += 1) {
    const through = doors[n % doors.length];
    if (through) people.push(await through({ house, office, desk }, n));
  }
  return people;
};
