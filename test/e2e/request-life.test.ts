import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffCodeHash } from '../../flows/features/enrolment/staff-code.ts';
import { firstBrokenLink } from '../../domain/event-chain.ts';
import { fileService } from '../support/file-service.ts';
import { pdfBytes } from '../support/files.ts';
import { readIcs } from '../support/read-ics.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { knownFolder } from '../support/known-folder.ts';
import {
  aComplaint,
  contactIn,
  heard,
  heardOf,
  historyIn,
  makeRequestIn,
  openOffice,
  requestIn,
  serviceIn,
} from '../support/office.ts';
import { askedForDuties } from '../support/enrol.ts';
import { openPhone, type Phone, type Shown } from '../support/phone.ts';

let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
beforeAll(async () => {
  house = await openTestHouse({ city: await knownFolder() });
  office = openOffice(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

const stateOf = async (number: string): Promise<string> => (await requestIn(house, number)).state;
const bytesAt = async ({ file }: Shown): Promise<Buffer> =>
  Buffer.from(await (await fetch(new URL(file?.url ?? '', house.url))).arrayBuffer());
const fileNamed = (phone: Phone, name: string): Promise<Shown> =>
  heard(phone, ({ file }) => file?.name === name, `file ${name}`);
const complaint = async () => {
  await office.warga.say('menu');
  const made = await makeRequestIn(house, await contactIn(house, office.warga), aComplaint);
  // What comes by itself must not be taken for the answer to what is asked next.
  await heardOf(office.warga, '*diterima*', made.number);
  return made;
};
/** Presses a button by its id, wherever it was seen or guessed. */
const press = async (phone: Phone, id: string): Promise<Shown> => {
  await phone.news();
  await phone.send({ button: id });
  return phone.reply();
};
const whole = async (number: string) => {
  const events = await historyIn(house, (await requestIn(house, number)).id);
  expect(firstBrokenLink(events)).toBeNull();
  return events.map(({ action, to, role }) => `${action} ${to} ${role}`);
};

test('a request goes from the form to its outcome, and each step reaches who has to hear of it', async () => {
  const { warga, sekretariat, aptika, ikp, arsiparis, kepala } = office;
  const { number, files } = await fileService(warga, serviceIn(house, 'magang'), 61);
  expect(warga.all.at(-1)?.text).toContain('diterima');

  // The secretariat's operator is alerted, another unit's is not; the letters come when they are asked for.
  const alert = await heardOf(sekretariat, 'Permohonan baru', number);
  expect(sekretariat.all.filter(({ file }) => file)).toEqual([]);
  await sekretariat.choose(alert, 'Lihat berkas');
  const letter = await fileNamed(sekretariat, 'surat-61.pdf');
  expect((await bytesAt(letter)).equals(files['surat_pengantar']?.[0] ?? Buffer.alloc(0))).toBe(true);
  await heardOf(sekretariat, '2 berkas terkirim', number);
  await ikp.news();
  expect(ikp.all.filter(({ text }) => text.includes(number))).toEqual([]);

  // One letter and one field are lacking: exactly these are asked again.
  let shown = await sekretariat.choose(alert, 'Minta kelengkapan');
  shown = await sekretariat.choose(shown, 'Surat pengantar');
  shown = await sekretariat.choose(shown, 'Jurusan');
  shown = await sekretariat.choose(shown, 'Selesai memilih');
  shown = await sekretariat.choose(shown, 'Belum ditandatangani');
  shown = await sekretariat.choose(shown, 'Perlu diperbaiki');
  // What the applicant will read is shown before it goes.
  expect(shown.text).toContain('> • Jurusan: perlu diperbaiki.');
  shown = await sekretariat.choose(shown, 'Kirim');
  expect(shown.text).toContain('Perlu dilengkapi');
  const asked = await heardOf(warga, 'perlu dilengkapi', number);
  expect(asked.text).toContain('Surat pengantar: belum ditandatangani pimpinan institusi.');
  expect(asked.text).toContain('Jurusan: perlu diperbaiki.');
  expect(asked.text).toMatch(/\*Jurusan\* \(Magang · 1\/2\)/);

  const signed = Buffer.concat([pdfBytes(2), Buffer.from('\n% signed\n')]);
  shown = await warga.say('Teknik Informatika');
  expect(shown.text).toContain('*Surat pengantar* (Magang · 2/2)');
  shown = await warga.file('bertanda-tangan.pdf', 'application/pdf', signed);
  expect(shown.options.map(({ label }) => label).filter((label) => label.includes(': '))).toEqual([
    'Jurusan: Teknik Informatika',
    'Surat pengantar: bertanda-tangan.pdf (2 halaman)',
  ]);
  await warga.choose(shown, 'Kirim');
  await heard(warga, ({ text }) => text.startsWith('Terima kasih. Kelengkapan'), 'thanks for the items');
  // Old stands beside new, and both files of the letter can be opened.
  const again = await heardOf(sekretariat, 'Kelengkapan sudah dikirim', number);
  expect(again.text).toMatch(/• Jurusan: .+ → Teknik Informatika/);
  expect(again.text).toMatch(/• Surat pengantar: surat-61\.pdf .+ → bertanda-tangan\.pdf \(2 halaman/);
  await sekretariat.choose(again, 'Bandingkan berkas');
  expect((await bytesAt(await fileNamed(sekretariat, 'bertanda-tangan.pdf'))).equals(signed)).toBe(true);
  const old = await heard(
    sekretariat,
    ({ text }) => text.includes('Lama: Surat pengantar'),
    'the letter before',
  );
  // What closes it must not be taken for the answer to what is pressed next.
  await heard(
    sekretariat,
    ({ seq, text }) => seq > old.seq && text.includes('berkas terkirim'),
    'end of the files',
  );
  const completed = await requestIn(house, number);
  expect(completed).toMatchObject({ state: 'submitted', answers: { jurusan: 'Teknik Informatika' } });
  expect(completed.answers['sekolah_kampus']).toBe('Universitas Tanjungpura');
  expect(completed.letters.map(({ name }) => name).sort()).toEqual(['bertanda-tangan.pdf', 'surat-61.pdf']);

  // Verified, registered, disposed.
  expect((await sekretariat.choose(again, 'Verifikasi')).text).toContain('Terverifikasi');
  shown = await arsiparis.choose(await heardOf(arsiparis, 'Menunggu agenda', number), 'Catat agenda');
  expect((await arsiparis.say('045/2026')).text).toContain('Teragenda');
  shown = await kepala.choose(await heardOf(kepala, 'Menunggu disposisi', number), 'Disposisi');
  shown = await kepala.choose(shown, /Aplikasi Informatika/);
  shown = await kepala.choose(shown, 'Tindak lanjuti');
  expect((await kepala.choose(shown, 'Kirim')).text).toContain('Didisposisikan');
  const disposed = await heardOf(warga, 'didisposisikan', number);
  expect(disposed.text).toContain('Aplikasi Informatika');
  expect(disposed.text).toContain('Tindak lanjuti');

  // The unit follows up and finishes.
  shown = await aptika.choose(await heardOf(aptika, 'Disposisi untuk', number), 'Tindak lanjut');
  shown = await aptika.say('Hubungi Ibu Dewi, datang Senin pukul 09.00.');
  shown = await aptika.choose(shown, 'Kirim');
  expect((await heardOf(warga, 'ditindaklanjuti', number)).text).toContain('Ibu Dewi');
  await aptika.choose(shown, 'Selesaikan');
  shown = await aptika.say('Diterima magang mulai bulan depan.');
  expect((await aptika.choose(shown, 'Kirim')).text).toContain('Selesai');

  // Rated by a typed number, and once.
  const outcome = await heardOf(warga, 'Diterima magang mulai bulan depan.', number);
  expect(outcome.text).toContain('5. Sangat puas');
  await warga.say('4');
  expect((await requestIn(house, number)).rating).toBe(4);

  // Not finished after all.
  shown = await warga.say(`status ${number}`);
  await warga.choose(shown, 'Belum selesai');
  await warga.say('Surat jawabannya belum saya terima.');
  expect(await requestIn(house, number)).toMatchObject({ state: 'in_progress', rating: null });
  const reopened = await heardOf(aptika, 'Belum selesai menurut pemohon', number);
  expect(reopened.text).toContain('Surat jawabannya belum saya terima.');

  expect(await whole(number)).toEqual([
    'submit submitted applicant',
    'viewed submitted operator',
    'request_completion needs_completion operator',
    'complete_items submitted applicant',
    'viewed submitted operator',
    'verify verified operator',
    'register registered records_officer',
    'dispose disposed head',
    'start in_progress operator',
    'complete completed operator',
    'reopen in_progress applicant',
  ]);
});

test('an operator and the head may reject, each with a reason that reaches the applicant', async () => {
  const { warga, ikp, arsiparis, kepala } = office;
  const first = await complaint();
  const shown = await ikp.choose(await heardOf(ikp, 'Permohonan baru', first.number), 'Tolak');
  await ikp.choose(await ikp.choose(shown, 'Di luar kewenangan kantor kami'), 'Kirim');
  const refused = await heardOf(warga, 'ditolak', first.number);
  expect(refused.text).toContain('Di luar kewenangan kantor kami');
  expect(refused.text).toContain('mengajukan lagi');

  const second = await complaint();
  await ikp.choose(await heardOf(ikp, 'Permohonan baru', second.number), 'Verifikasi');
  await arsiparis.choose(await heardOf(arsiparis, 'Menunggu agenda', second.number), 'Catat agenda');
  await arsiparis.say('046/2026');
  await kepala.choose(await heardOf(kepala, 'Menunggu disposisi', second.number), 'Tolak');
  await kepala.choose(await kepala.say('Sudah ditangani PLN.'), 'Kirim');
  expect((await heardOf(warga, 'ditolak', second.number)).text).toContain('Sudah ditangani PLN.');
  expect(await stateOf(second.number)).toBe('rejected');
  expect((await whole(second.number)).at(-1)).toBe('reject rejected head');
});

test('an agenda number in use is asked again and nothing is changed by it', async () => {
  const { ikp, arsiparis } = office;
  const register = async (agenda: string) => {
    const { number } = await complaint();
    await ikp.choose(await heardOf(ikp, 'Permohonan baru', number), 'Verifikasi');
    await arsiparis.choose(await heardOf(arsiparis, 'Menunggu agenda', number), 'Catat agenda');
    return { number, answer: await arsiparis.say(agenda) };
  };
  const first = await register('100/2026');
  expect(await stateOf(first.number)).toBe('registered');
  const second = await register('100/2026');
  expect(second.answer.text).toContain('sudah dipakai');
  expect(await stateOf(second.number)).toBe('verified');
  await arsiparis.say('101/2026');
  expect(await requestIn(house, second.number)).toMatchObject({
    state: 'registered',
    agendaNumber: '101/2026',
  });
  expect(await whole(second.number)).toHaveLength(3);
});

test('the applicant withdraws before the follow-up, which frees the room; afterwards it is refused', async () => {
  const { sekretariat, aptika, arsiparis, kepala } = office;
  const guest = openPhone(house.url, 'whatsapp', '6281200000021');
  const { number } = await fileService(guest, serviceIn(house, 'kunjungan'), 71);
  // Both the unit's operator and the secretariat's are alerted.
  await heardOf(aptika, 'Permohonan baru', number);
  await heardOf(sekretariat, 'Permohonan baru', number);
  const { id } = await requestIn(house, number);
  const held = () => house.db.prisma.booking.count({ where: { requestId: id, releasedAt: null } });
  expect(await held()).toBe(1);
  let shown = await guest.choose(await guest.say(`status ${number}`), 'Batalkan permohonan');
  await guest.choose(shown, 'Ya');
  await heardOf(guest, 'sudah *dibatalkan*', number);
  await heardOf(aptika, 'Dibatalkan pemohon', number);
  const file = (await heardOf(guest, 'Berkas pembatalan', number)).file;
  const { calendar, events } = readIcs(await (await fetch(new URL(file?.url ?? '', house.url))).text());
  expect([calendar['METHOD'], events.map(({ STATUS }) => STATUS)]).toEqual(['CANCEL', ['CANCELLED']]);
  expect(await held()).toBe(0);
  expect(await stateOf(number)).toBe('withdrawn');

  // The question is still open on the phone when the unit begins: the yes comes too late.
  const { number: other } = await fileService(guest, serviceIn(house, 'kunjungan'), 72);
  // Its letter was not opened: that is said, and asked once.
  shown = await aptika.choose(await heardOf(aptika, 'Permohonan baru', other), 'Verifikasi');
  expect(shown.text).toContain('Anda belum membuka berkasnya');
  await aptika.choose(shown, 'Ya, verifikasi');
  await arsiparis.choose(await heardOf(arsiparis, 'Menunggu agenda', other), 'Catat agenda');
  await arsiparis.say('047/2026');
  shown = await kepala.choose(await heardOf(kepala, 'Menunggu disposisi', other), 'Disposisi');
  shown = await kepala.choose(shown, /Aplikasi Informatika/);
  await kepala.choose(await kepala.choose(shown, 'Tindak lanjuti'), 'Kirim');
  await heardOf(guest, 'didisposisikan', other);
  const question = await guest.choose(await guest.say(`status ${other}`), 'Batalkan permohonan');
  await aptika.choose(await heardOf(aptika, 'Disposisi untuk', other), 'Tindak lanjut');
  await aptika.choose(await aptika.say('Hubungi Bapak Rudi.'), 'Kirim');
  await heardOf(guest, 'ditindaklanjuti', other);
  await guest.choose(question, 'Ya');
  await heard(guest, ({ text }) => text.includes('sudah tidak bisa dilakukan'), 'refusal');
  expect(await stateOf(other)).toBe('in_progress');
});

test('a completion that comes after the rejection changes nothing, and the applicant is told so', async () => {
  const { warga, ikp } = office;
  const { number } = await complaint();
  const alert = await heardOf(ikp, 'Permohonan baru', number);
  let shown = await ikp.choose(alert, 'Minta kelengkapan');
  shown = await ikp.choose(shown, 'Uraian');
  shown = await ikp.choose(shown, 'Selesai memilih');
  await ikp.choose(await ikp.choose(shown, 'Perlu diperbaiki'), 'Kirim');
  await heardOf(warga, 'perlu dilengkapi', number);
  const review = await warga.say('Lampu CCTV di Jalan Gajah Mada mati sejak tiga hari yang lalu.');
  // The button of the first alert is of before: it opens the request, and rejects only from there.
  shown = await ikp.choose(alert, 'Tolak');
  expect(shown.text).toContain('Tombol itu dibuat sebelum permohonan ini berubah');
  await ikp.choose(await ikp.choose(shown, 'Tolak'), /Tulis sendiri/);
  await ikp.choose(await ikp.say('Sudah ditangani bidang lain.'), 'Kirim');
  await heardOf(warga, 'Sudah ditangani bidang lain', number);

  const told = await warga.choose(review, 'Kirim');
  expect(told.text).toMatch(/tidak dapat diteruskan[^]*Ditolak/);
  expect(told.text).toContain(number);
  expect((await whole(number)).at(-1)).toBe('reject rejected operator');
});

test('status lists one’s own requests and shows one only to its owner', async () => {
  const { warga } = office;
  const { number } = await complaint();
  const list = await warga.say('status');
  // Of more than a few the services are said in short.
  expect(list.text).toMatch(new RegExp(`${number} – (?:Layanan pengaduan masyarakat|Pengaduan) – Diterima`));
  const mine = await warga.say(`status ${number}`);
  expect(mine.text).toMatch(/Keadaan: \*Diterima\* sejak .*\nJanji keputusan: .*\nBerikutnya: /);

  const stranger = openPhone(house.url, 'whatsapp', '6281200000031');
  await stranger.say('menu');
  const theirs = await stranger.say(`status ${number}`);
  expect(theirs.text).toContain('tidak ditemukan');
  expect(theirs.text).not.toContain('Diterima');
  const unknown = await stranger.say('status TD-2026-AAAAAAAA');
  expect(unknown.text.replace('TD-2026-AAAAAAAA', number)).toBe(theirs.text);
  expect((await stranger.say('status')).text).toContain('belum punya permohonan');
});

test('a step that is not one’s role’s or unit’s is refused, and a guessed button teaches and changes nothing', async () => {
  const { warga, ikp, aptika, arsiparis } = office;
  const { id, number } = await complaint();
  await heardOf(ikp, 'Permohonan baru', number);
  // The unit's operator may verify but not register; another unit's operator finds nothing.
  expect((await press(ikp, `act.register.${id}`)).text).toContain('bukan wewenang peran Anda');
  expect((await press(aptika, `act.verify.${id}`)).text).toContain('tidak ditemukan');
  expect((await press(arsiparis, `act.verify.${id}`)).text).toContain('bukan wewenang peran Anda');

  // Not staff: the same answer whether the request exists or not, also for its own applicant.
  const stranger = openPhone(house.url, 'telegram', '799001');
  await stranger.say('menu');
  const real = await press(stranger, `act.verify.${id}`);
  expect(real.text).toContain('hanya untuk petugas');
  expect((await press(stranger, 'act.verify.00000000-0000-4000-8000-000000000000')).text).toBe(real.text);
  for (const guess of ['reject', 'see', 'letters', 'view_sensitive', 'complete'])
    expect((await press(stranger, `act.${guess}.${id}`)).text).toBe(real.text);
  const owner = openPhone(house.url, 'whatsapp', warga.chat);
  expect((await press(owner, `act.verify.${id}`)).text).toContain('hanya untuk petugas');

  // Nor another applicant's own buttons.
  for (const guess of [`rate.${id}.5`, `reopen.${id}`, `complete.${id}`, `withdraw.${id}`])
    expect((await press(stranger, guess)).text).not.toContain(number);
  expect(await stateOf(number)).toBe('submitted');
  expect(await whole(number)).toHaveLength(1);
});

test('an internal service opens for an ASN of the register and for nobody else', async () => {
  const stranger = openPhone(house.url, 'telegram', '799002');
  const open = async (phone: Phone) => {
    const menu = await phone.say('menu');
    return phone.choose(await phone.choose(menu, /internal/i), /Peliputan/);
  };
  expect((await open(stranger)).text).toContain('Verifikasi ASN');
  expect((await stranger.share('6281299999999')).text).toContain('belum terdaftar');
  const outside = openPhone(house.url, 'whatsapp', '6281299999998');
  expect((await open(outside)).text).toContain('belum terdaftar');

  await open(office.asn);
  const proven = await office.asn.share('6281200000011');
  expect(proven.text).toContain('Andi Pratama (Dinas Pendidikan)');
  expect(proven.text).toContain('Peliputan');
});

test('a staff code that two people use at the same moment makes one of them staff and tells the other', async () => {
  for (let pair = 0; pair < 5; pair += 1) {
    const code = `KODE${pair}23456`;
    await house.db.prisma.staff.create({
      data: {
        name: 'Petugas baru',
        role: 'operator',
        unit: 'ikp',
        codeHash: staffCodeHash(code),
        codeExpiresAt: new Date(Date.now() + 60_000),
      },
    });
    const phones = [0, 1].map((each) => openPhone(house.url, 'telegram', `79100${pair}${each}`));
    await Promise.all(phones.map((phone) => phone.say('menu')));
    const duties = await Promise.all(
      phones.map(async (phone) => ({ phone, shown: await askedForDuties(phone, `masuk ${code}`) })),
    );
    const answers = await Promise.all(duties.map(({ phone, shown }) => phone.choose(shown, 'Setuju')));
    expect(answers.filter(({ text }) => text.includes('Selamat datang'))).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes('tidak berlaku'))).toHaveLength(1);
  }
});

test('no step had to be run again for a fact that nobody had declared', async () => {
  expect(await house.undeclared()).toEqual([]);
});
