import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { adminEvents } from '../../app/db/admin-events.ts';
import { verifyChains } from '../../app/db/audit.ts';
import { proposalOption } from '../../flows/features/city-changes/adopters.ts';
import { dutiesVersion } from '../../flows/features/enrolment/index.ts';
import { cardText } from '../../flows/features/services/card-text.ts';
import { openInboxHouse, type InboxHouse } from '../support/inbox-house.ts';

/*
 * The office changes itself in the chat: an administrator writes and submits, the head adopts, and every turn after that goes
 * by it.
 */

const [dewi, kepala, warga] = ['6281200000401', '6281200000301', '6281200000099'];
let house: InboxHouse;

const appoint = async (address: string, name: string, role: string): Promise<void> => {
  const { id } = await house.db.prisma.contact.create({
    data: { name, identities: { create: { channel: 'whatsapp', account: 'kantor', address } } },
  });
  const unit = 'sekretariat';
  await house.db.prisma.staff.create({ data: { name, role, unit, contactId: id, dutiesVersion } });
};

/** Says something; what is answered, all of it. */
const say = async (address: string, ...texts: string[]): Promise<string> => {
  let answer = '';
  for (const text of texts) {
    const known = await house.contactOf(address).catch(() => null);
    const before = known ? (await house.answers(known)).length : 0;
    await house.write(address, text);
    await house.settle();
    answer = (await house.answers(await house.contactOf(address))).slice(before).join('\n\n');
  }
  await house.lookAtCity();
  return answer;
};

/** What somebody heard last without asking. */
const heard = async (address: string): Promise<string> =>
  (await house.answers(await house.contactOf(address))).at(-1) ?? '';

beforeAll(async () => {
  house = await openInboxHouse();
  await appoint(dewi, 'Dewi', 'administrator');
  await appoint(kepala, 'Drs. Hasan', 'head');
});
afterAll(() => house.close());
beforeEach(() => say(dewi, 'menu'));

test('office hours: submitted with a reason, adopted by the head, read by the next who asks', async () => {
  const asked = await say(dewi, 'administrasi', 'Ubah data kota', 'Jam layanan');
  expect(asked).toContain(`Jam layanan sekarang: ${house.catalogue.city.office.hours}`);
  const shown = await say(dewi, 'Senin–Jumat, 07.30–15.00 WIB', 'Jam kerja bulan puasa');
  expect(shown).toContain('Sesudah: Senin–Jumat, 07.30–15.00 WIB\n\nAlasan: Jam kerja bulan puasa');
  expect(await say(dewi, 'Ajukan')).toContain('Usulan diajukan');
  expect(house.catalogue.city.office.hours).not.toContain('07.30');

  expect(await heard(kepala)).toContain('*Usulan perubahan data kota* dari Dewi');
  // The alert's button opens them, whatever the head has been asked meanwhile.
  await say(kepala, 'menu');
  await house.write(kepala, { kind: 'button', option: proposalOption().id });
  await house.settle();
  expect(await heard(kepala)).toContain('1 menunggu');
  expect(await say(kepala, 'usulan', '1')).toContain('*Usulan dari Dewi*');
  expect(await say(kepala, 'Tetapkan')).toContain('langsung berlaku');
  expect(house.catalogue.city.office.hours).toBe('Senin–Jumat, 07.30–15.00 WIB');
  expect(await heard(dewi)).toContain('*Perubahan ditetapkan* oleh Drs. Hasan');
  expect(await say(warga, 'jam buka')).toContain('07.30–15.00');
});

test('a holiday is offered to nobody any more, and one that is there is refused', async () => {
  const named = await say(dewi, 'ubah data', 'Hari libur kantor', '23 Oktober 2027');
  expect(named).toContain('Sabtu, 23 Oktober 2027');
  await say(dewi, 'Hari Jadi Kota', 'Perda hari jadi', 'Ajukan');
  await say(kepala, 'usulan', '1', 'Tetapkan');
  expect(house.catalogue.city.holidays.get('2027-10-23')).toBe('Hari Jadi Kota');
  expect(await say(dewi, 'ubah data', 'Hari libur kantor', '23/10/2027')).toContain('sudah tercatat');
});

test('a room closed with a reason is told of to whoever would book it, who takes the other; opened again it is free', async () => {
  const room = () => house.catalogue.city.resources.get('meeting_room');
  const asked = await say(dewi, 'ubah data', 'Ruangan dan perangkat', 'Meeting Room', 'Ditutup karena');
  expect(asked).toContain('Ditutup karena sekarang: –');
  const shown = await say(dewi, 'pendingin udara diganti sampai Jumat', 'Laporan petugas');
  expect(shown).toContain('*Ruangan dan perangkat: Meeting Room: Ditutup karena*');
  await say(dewi, 'Ajukan');
  await say(kepala, 'usulan', '1', 'Tetapkan');
  expect(room()?.closed).toBe('pendingin udara diganti sampai Jumat');
  await say(dewi, 'ubah data', 'Ruangan dan perangkat', 'Meeting Room', 'Ditutup karena', 'Kosongkan');
  await say(dewi, 'Sudah diganti', 'Ajukan');
  await say(kepala, 'usulan', '1', 'Tetapkan');
  expect(room()?.closed).toBeUndefined();
});

test('a text is found by its words, said otherwise, and read so by the next who is asked; a parameter it has not is refused', async () => {
  await say(dewi, 'ubah data', 'Bunyi pesan');
  expect(await say(dewi, 'kata yang tidak pernah ada')).toContain('tidak ditemukan');
  expect(await say(dewi, 'setujukah anda dengan sop')).toContain('Yang mana?');
  expect(await say(dewi, '1', 'Bunyi')).toContain('Bunyi bawaan: Setujukah Anda');
  expect(await say(dewi, 'Apakah {nama} sepakat?', 'Coba')).toContain('tidak cocok dengan data lain');
  await say(dewi, 'kembali', 'kembali', 'Apakah Anda sepakat dengan SOP ini?', 'Lebih sederhana', 'Ajukan');
  expect(await say(kepala, 'usulan', '1')).toContain('*Bunyi pesan: sop.question*');
  // The head meets it as a citizen would, and nobody has filed anything.
  const tried = await say(kepala, 'Coba percakapan', house.catalogue.services[0]?.title ?? '');
  expect(tried).toContain('Apakah Anda sepakat dengan SOP ini?');
  expect(tried).toContain('tidak ada yang disimpan');
  expect(await house.db.prisma.draft.count()).toBe(0);
  await say(kepala, 'kembali', 'Tetapkan');
  expect(house.catalogue.now().wording?.get('sop.question')).toBe('Apakah Anda sepakat dengan SOP ini?');
});

test('an SOP that is adopted is no draft any more, and the card says by which decree', async () => {
  const service = () => house.catalogue.byCode.get('magang') ?? expect.fail('no such service');
  expect(cardText(service()).text).toContain('Draf');
  const { title } = service();
  await say(dewi, 'ubah data', 'Tetapkan SOP', title, 'SOP sudah disepakati bidang', 'Ajukan');
  expect(await say(kepala, 'usulan', '1', 'Tetapkan')).toContain('nomor Keputusan');
  expect(await say(kepala, '45/Diskominfo/2026', 'Hari ini')).toContain('langsung berlaku');
  expect(cardText(service()).text).not.toContain('Draf');
  expect(cardText(service()).text).toContain('Keputusan Kepala Dinas Nomor 45/Diskominfo/2026');

  // Another wording of a step, without a new decree, is a draft until there is one.
  const step = `Pemohon datang hari Jum'at: "pagi" #1 🙂`;
  await say(dewi, 'ubah data', 'Langkah SOP', title, 'Langkah 1', step, 'Bunyi lama keliru', 'Ajukan');
  await say(kepala, 'usulan', '1', 'Tetapkan', 'Lewati');
  expect(service().sop[0]).toBe(step);
  expect(cardText(service()).text).toContain('Draf');
});

test('what is sent back is told with its reason, and others cannot decide', async () => {
  await say(dewi, 'ubah data', 'Jam layanan', 'Setiap hari, 24 jam', 'Permintaan warga', 'Ajukan');
  const seen = await say(dewi, 'usulan', '1');
  expect(seen).toContain('Setiap hari, 24 jam');
  expect(seen).not.toContain('Tetapkan');
  await say(kepala, 'usulan', '1', 'Kembalikan', 'Petugas tidak cukup');
  expect(await heard(dewi)).toContain('Alasan: Petugas tidak cukup');
  expect(await say(kepala, 'usulan')).toContain('Tidak ada usulan');
  expect(await say(warga, 'usulan')).not.toContain('usulan perubahan');
});

test('a change written over another one is not made: the head sees why and can only send it back', async () => {
  for (const hours of ['Senin–Kamis, 08.00–15.00', 'Senin–Jumat, 09.00–15.00'])
    await say(dewi, 'ubah data', 'Jam layanan', hours, 'Percobaan', 'Ajukan');
  await say(kepala, 'usulan', '1', 'Tetapkan');
  const second = await say(kepala, 'usulan', '1');
  expect(second).toContain('tidak cocok dengan data lain');
  expect(second).not.toContain('Tetapkan');
  await say(kepala, 'Kembalikan', 'Sudah diubah');
  expect(house.catalogue.city.office.hours).toBe('Senin–Kamis, 08.00–15.00');
});

test('each step of it stands in the office’s history, and the chain holds', async () => {
  const events = await adminEvents(house.db.pool);
  expect(events.slice(0, 2)).toMatchObject([
    { action: 'city_submitted', about: 'usulan 2', actor: 'Dewi' },
    { action: 'city_adopted', about: 'versi 2', actor: 'Drs. Hasan' },
  ]);
  expect(events[0]?.note).toMatch(
    /^Jam kerja bulan puasa\ncity\.yaml office\.hours: ".*" → "Senin–Jumat, 07\.30/,
  );
  expect(events.map(({ action }) => action)).toContain('city_returned');
  expect((await verifyChains(house.db, house.vault, null)).broken).toEqual([]);
  expect(house.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});
