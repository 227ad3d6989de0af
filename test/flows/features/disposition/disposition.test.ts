import { stepTexts } from '../../../../flows/features/office/texts.ts';
import { describe, expect, test } from 'vitest';
import type { State } from '../../../../domain/state.ts';
import type { StaffMember } from '../../../../domain/role.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import type { Inspection } from '../../../../flows/features/files/inspection.ts';
import type { Result } from '../../../../flows/kernel/effect.ts';
import { cityService } from '../../../support/city-service.ts';
import { disposedAlert, registeredAlert, supportingAlert } from '../../../../flows/features/office/alerts.ts';
import {
  disposedText,
  inProgressText,
  rejectedText,
} from '../../../../flows/features/office/applicant-texts.ts';
import { aContext, aRequest, aService, known } from '../../../support/context.ts';
import { answerOf, button, done, labels, playOut, staffContext } from '../../../support/play.ts';
import { city } from '../../../support/pontianak.ts';

const service = aService();
const at = '2026-11-23T02:12:00.000Z';

const scene = (
  action: string,
  state: State,
  staff: Partial<StaffMember>,
  facts: [string, unknown][] = [],
  overrides: Partial<RequestView> = {},
) => {
  const request = aRequest({ state, version: 4, ...overrides });
  const base = staffContext(staff, [request]);
  const context = { ...base, facts: new Map([...base.facts, ...facts]) };
  const press = button(`act.${action}.${request.id}`);
  return { request, go: (...inputs: (string | Event)[]): Result => playOut(context, [press, ...inputs]) };
};

const change = (result: Result) => done(result.effects)[0];

describe('registering', () => {
  const agus = { role: 'records_officer', unit: 'sekretariat', name: 'Agus' } as const;
  const { request, go } = scene('register', 'verified', agus);
  const next = '42/magang/DISKOMINFO/XI/2026';

  test('proposes the next number of the year by the pattern, dated today', () => {
    const question = answerOf(go());
    expect(question.text).toContain(`Nomor agenda berikutnya: *${next}*`);
    expect(question.text).toContain('Tanggal agenda: Senin, 23 November 2026');
    expect(labels(question)).toEqual([next, 'Tanggal agenda lain', 'Batal']);
    const result = go(`[${next}]`);
    expect(change(result)).toMatchObject({
      action: 'register',
      to: 'registered',
      note: `Nomor agenda ${next}`,
      agenda: { number: next, no: 42, on: '2026-11-23' },
      role: 'records_officer',
    });
    const registered = {
      ...request,
      state: 'registered' as const,
      version: 5,
      agendaNumber: next,
      agendaOn: '2026-11-23',
    };
    expect(done(result.effects)[1]).toEqual({
      type: 'alert',
      to: { roles: ['head'], on: '2026-11-23' },
      messages: registeredAlert(registered, service),
    });
  });

  test('may be overtyped; a number by the pattern carries the count on, any other does not', () => {
    expect(change(go(' 000.1 /\n123 '))).toMatchObject({ agenda: { number: '000.1 / 123', no: null } });
    expect(change(go('154/tte/DISKOMINFO/XI/2026'))).toMatchObject({ agenda: { no: 154 } });
    expect(change(go('2'))).toMatchObject({ agenda: { number: '2', no: null } });
    expect(done(go('1'.repeat(81)).effects)).toEqual([]);
    const chatter = go('terima kasih');
    expect(done(chatter.effects)).toEqual([]);
    expect(answerOf(chatter).text).toContain(`tidak memuat angka, jadi belum dicatat`);
    expect(labels(answerOf(chatter))[0]).toBe(next);
    expect(done(go('\u200b').effects)).toEqual([]);
  });

  test('one in use is asked again with the next free one offered, and nothing is changed', () => {
    const { go: taken } = scene('register', 'verified', agus, [
      known({ fact: 'agenda_taken', year: 2026, number: '100/2026', no: null }, true),
      known({ fact: 'agenda_taken', year: 2026, number: next, no: 42 }, true),
    ]);
    const result = taken('100/2026');
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toContain('*100/2026* sudah dipakai');
    expect(labels(answerOf(result))[0]).toBe('43/magang/DISKOMINFO/XI/2026');
    expect(result.session.at).toMatchObject({ name: 'staff', stage: 'number' });
    expect(change(taken('100/2026', '[43/magang/DISKOMINFO/XI/2026]'))).toMatchObject({ agenda: { no: 43 } });
  });

  test('may be dated before today, never after', () => {
    const result = go('[Tanggal agenda lain]', '20 November 2026', '7/2026');
    expect(change(result)).toMatchObject({
      agenda: { number: '7/2026', on: '2026-11-20' },
      note: 'Nomor agenda 7/2026, tanggal Jumat, 20 November 2026',
    });
    const later = go('[Tanggal agenda lain]', '24/11/2026');
    expect(answerOf(later).text).toContain('paling akhir Senin, 23 November 2026');
    expect(change(go('[Tanggal agenda lain]', '[Kemarin]', '7'))).toMatchObject({
      agenda: { on: '2026-11-22' },
    });
  });

  test('counts in the year of its date', () => {
    const lastYear = known({ fact: 'agenda_last', year: 2025 }, 310);
    const { go: inJanuary } = scene('register', 'verified', agus, [lastYear]);
    expect(labels(answerOf(inJanuary('[Tanggal agenda lain]', '31/12/2025')))[0]).toBe(
      '311/magang/DISKOMINFO/XII/2025',
    );
  });
});

describe('disposing', () => {
  const dewi = { role: 'head', unit: 'sekretariat', name: 'Dewi' } as const;
  const { request, go } = scene('dispose', 'registered', dewi);
  const disposed = (more: Partial<RequestView>): RequestView => ({
    ...request,
    state: 'disposed',
    version: 5,
    ...more,
  });

  test('is the first button of a request laid before the head, refusing the second', () => {
    const opened = scene('see', 'registered', dewi).go();
    expect(labels(answerOf(opened)).slice(0, 2)).toEqual(['Disposisi', 'Tolak']);
  });

  test("offers the service's own unit first, and Tolak", () => {
    expect(labels(answerOf(go()))).toEqual([
      city.units.names.get(request.unit),
      ...[...city.units.names].flatMap(([code, name]) => (code === request.unit ? [] : [name])),
      'Tolak',
      'Batal',
    ]);
  });

  test('to one unit is two answers: the applicant is told and the unit alerted', () => {
    const result = go('[Bidang Infrastruktur TIK]', '[Koordinasikan]');
    const after = disposed({
      unit: 'infrastruktur',
      disposition: { instruction: 'Koordinasikan', actor: 'Dewi', role: 'head', at },
    });
    expect(done(result.effects)).toEqual([
      expect.objectContaining({
        action: 'dispose',
        unit: 'infrastruktur',
        supporting: [],
        role: 'head',
        note: 'Koordinasikan',
        disposition: { instruction: 'Koordinasikan' },
      }),
      { type: 'tell', contactId: request.contactId, message: disposedText(after, city.units) },
      {
        type: 'alert',
        to: { roles: ['operator'], units: ['infrastruktur', 'sekretariat'] },
        messages: disposedAlert(after, service, city.units),
      },
    ]);
  });

  test('to two units until a day: the first leads, the other is told what it is to it', () => {
    const result = go(
      '[Bidang Aplikasi Informatika]',
      '[Tambah bidang]',
      '[Bidang Persandian dan Statistik]',
      '[Beri batas waktu]',
      'Jumat 27 November 2026',
      '[Tindak lanjuti]',
    );
    const after = disposed({
      supporting: ['persandian'],
      dueOn: '2026-11-27',
      disposition: { instruction: 'Tindak lanjuti', actor: 'Dewi', role: 'head', at },
    });
    expect(change(result)).toMatchObject({
      unit: 'aptika',
      supporting: ['persandian'],
      dueOn: '2026-11-27',
      note: 'Tindak lanjuti\nPendamping: Bidang Persandian dan Statistik\nBatas waktu: Jumat, 27 November 2026',
    });
    expect(done(result.effects).slice(1)).toEqual([
      { type: 'tell', contactId: request.contactId, message: disposedText(after, city.units) },
      {
        type: 'alert',
        to: { roles: ['operator'], units: ['aptika', 'sekretariat'] },
        messages: disposedAlert(after, service, city.units),
      },
      {
        type: 'alert',
        to: { roles: ['operator'], units: ['persandian'] },
        messages: supportingAlert(after, service, city.units),
      },
    ]);
  });

  test('the question shows what was picked, and offers each unit once', () => {
    const shown = answerOf(go('[Sekretariat]', '[Tambah bidang]', '[Bidang Aplikasi Informatika]'));
    expect(shown.text).toContain('Disposisi kepada *Sekretariat* sebagai penanggung jawab.');
    expect(shown.text).toContain('Pendamping: Bidang Aplikasi Informatika');
    const more = labels(answerOf(go('[Sekretariat]', '[Tambah bidang]')));
    expect(more).not.toContain('Sekretariat');
  });

  test('a due date is a working day from today on, and can be taken back', () => {
    const due = (words: string) => answerOf(go('[Sekretariat]', '[Beri batas waktu]', words)).text;
    expect(due('28 November 2026')).toContain('bukan hari kerja');
    expect(due('20 November 2026')).toContain('paling awal');
    expect(due('20 November')).toContain('paling akhir');
    const without = go(
      '[Sekretariat]',
      '[Beri batas waktu]',
      '[Selasa, 24 November 2026]',
      '[Ubah batas waktu]',
      '[Tanpa batas waktu]',
      '[Hadiri]',
    );
    expect(change(without)).not.toHaveProperty('dueOn');
  });

  test('a unit pressed by mistake is changed, and those beside it with it', () => {
    const wrong = ['[Sekretariat]', '[Tambah bidang]', '[Bidang Aplikasi Informatika]', '[Ganti bidang]'];
    expect(answerOf(go(...wrong)).text).toContain('Disposisi kepada unit mana?');
    expect(change(go(...wrong, '[Bidang Infrastruktur TIK]', '[Hadiri]'))).toMatchObject({
      unit: 'infrastruktur',
      supporting: [],
    });
  });

  test('takes own words as instruction', () => {
    for (const way of [['[Tulis sendiri]'], []])
      expect(change(go('[Sekretariat]', ...way, 'Jadwalkan minggu depan'))).toMatchObject({
        unit: 'sekretariat',
        note: 'Jadwalkan minggu depan',
      });
  });

  test('can turn into a rejection', () => {
    for (const way of [['[Tolak]'], ['[Sekretariat]', '[Tolak]']])
      expect(change(go(...way, '[Di luar kewenangan kantor kami]'))).toMatchObject({
        action: 'reject',
        role: 'head',
        note: 'Di luar kewenangan kantor kami',
      });
  });

  test('without a unit is asked again, and nothing is changed', () => {
    const result = go('Dinas Pendidikan');
    expect(answerOf(result).text).toBe('Pilih salah satu pilihan.');
    expect(done(result.effects)).toEqual([]);
    expect(result.session.at).toMatchObject({ name: 'staff', stage: 'unit' });
  });

  test('by a deputy is written down in the office they stand in for', () => {
    const deputy = { role: 'operator', unit: 'ikp', name: 'Sari', acting: 'plh' } as const;
    const { go: asDeputy } = scene('dispose', 'registered', deputy);
    const result = asDeputy('[Bidang Aplikasi Informatika]', '[Tindak lanjuti]');
    expect(change(result)).toMatchObject({ actor: 'Sari', role: 'plh', to: 'disposed' });
    const [, told] = done(result.effects);
    expect(JSON.stringify(told)).toContain('Plh. Kepala Dinas');
  });
});

describe('the head’s decision on paper', () => {
  const agus = { role: 'records_officer', unit: 'sekretariat', name: 'Agus' } as const;
  const sha256 = 'f'.repeat(64);
  const sheet: Event = { kind: 'file', sha256, name: 'lembar.jpg', mime: 'image/jpeg', bytes: 10 };
  const found = { sha256, name: 'lembar.jpg', mime: 'image/jpeg', bytes: 10, type: 'jpg' as const };
  const withSheet = (inspection: Inspection) =>
    scene('dispose', 'registered', agus, [
      known({ fact: 'inspection', sha256, name: 'lembar.jpg', mime: 'image/jpeg' }, inspection),
    ]);
  const { request, go } = withSheet(found);
  const paper = { sha256, name: 'lembar.jpg', mime: 'image/jpeg', bytes: 10 };

  test('begins with a photo of the sheet; without one there is nothing to record', () => {
    expect(answerOf(go()).text).toContain('Kirim foto atau pindaian lembar disposisi');
    expect(labels(answerOf(go()))).toEqual(['Batal']);
    const typed = go('Tindak lanjuti');
    expect(answerOf(typed).text).toContain('Kirim dulu foto');
    expect(done(typed.effects)).toEqual([]);
  });

  test('is recorded with the sheet and marked as such for everybody', () => {
    const result = go(sheet, '[Bidang Infrastruktur TIK]', '[Siapkan jawaban]');
    expect(change(result)).toMatchObject({
      action: 'dispose',
      actor: 'Agus',
      role: 'records_officer',
      unit: 'infrastruktur',
      note: `Siapkan jawaban\n${stepTexts.paperLine}`,
      disposition: { instruction: 'Siapkan jawaban', paper },
    });
    const said = JSON.stringify(done(result.effects));
    expect(said).toContain('Kepala Dinas (disposisi tertulis) kepada');
    expect(said).toContain('"sha256":"' + sha256 + '","name":"lembar.jpg"');
  });

  test('may be a rejection, which only the sheet’s dialogue leads to', () => {
    const result = go(sheet, '[Tolak]', '[Tulis sendiri]', 'Sudah ditangani PLN');
    expect(change(result)).toMatchObject({
      action: 'reject',
      role: 'records_officer',
      to: 'rejected',
      note: `Sudah ditangani PLN\n${stepTexts.paperLine}`,
      disposition: { instruction: 'Sudah ditangani PLN', paper },
    });
    const { go: bare } = scene('reject', 'registered', agus);
    expect(done(bare().effects)).toEqual([]);
    expect(answerOf(bare()).text).toContain('dicatat lewat *Disposisi*');
    expect(done(result.effects)[1]).toMatchObject({
      type: 'tell',
      message: rejectedText(
        { ...request, state: 'rejected' },
        service,
        `Sudah ditangani PLN\n${stepTexts.paperLine}`,
      ),
    });
  });

  test('a sheet that cannot be read is refused and asked again', () => {
    const refused = withSheet({ ...found, trouble: 'damaged' }).go(sheet);
    expect(answerOf(refused).text).toContain('rusak');
    expect(refused.session.at).toMatchObject({ name: 'staff', stage: 'paper' });
    expect(refused.session.at).not.toHaveProperty('file');
  });

  test('the head needs none', () => {
    const { go: asHead } = scene('dispose', 'registered', { role: 'head', unit: 'sekretariat' });
    expect(answerOf(asHead()).text).toContain('Disposisi kepada unit mana?');
    expect(answerOf(asHead(sheet)).text).toBe('Pilih salah satu pilihan.');
  });
});

describe('starting', () => {
  const { request, go } = scene('start', 'disposed', {});
  const next = { ...request, state: 'in_progress' as const, version: 5 };

  test('tells the applicant who to contact, in one answer', () => {
    const words = 'Hubungi Sari (0812), Rabu pukul 10.00';
    const result = go(words);
    expect(done(result.effects)).toEqual([
      expect.objectContaining({ action: 'start', to: 'in_progress', note: words, role: 'operator' }),
      { type: 'tell', contactId: request.contactId, message: inProgressText(next, words, city.units) },
    ]);
    expect(labels(answerOf(result))).toEqual([
      'Selesaikan',
      'Tulis kepada pemohon',
      'Tulis catatan',
      'Lihat',
      'Permohonan masuk',
    ]);
  });

  test('a day, time and place may be added first', () => {
    const result = go(
      '[Tambah jadwal]',
      'Rabu 25 November 2026',
      '10.00-11.30',
      'Ruang Meeting Lantai 2',
      'Hubungi Ibu Dewi',
    );
    expect(change(result)).toMatchObject({
      schedule: { date: '2026-11-25', from: '10:00', to: '11:30', place: 'Ruang Meeting Lantai 2' },
    });
    expect(JSON.stringify(done(result.effects)[1])).toContain(
      'Hubungi Ibu Dewi\\nJadwal: Rabu, 25 November 2026, pukul 10.00–11.30\\nTempat: Ruang Meeting Lantai 2',
    );
    const [asked] = [answerOf(go('[Tambah jadwal]', 'besok', '9-11', '[Tanpa tempat]'))];
    expect(asked.text).toContain('Jadwal: Selasa, 24 November 2026, pukul 09.00–11.00\nSiapa yang dapat');
    expect(answerOf(go('[Tambah jadwal]', '31 Februari 2026')).text).toContain('tidak ada di kalender');
  });

  test('what the request has booked is its schedule at one press, as long as it is to come', () => {
    const { catalogue } = aContext({ services: [cityService('ruang')] });
    const booking = (date: string) => {
      const answers = { ruangan: 'meeting_room', jumlah: 20, waktu: { date, from: '09:00', to: '11:00' } };
      const held = aRequest({ service: 'ruang', state: 'disposed', version: 4, answers });
      const context = staffContext({}, [held], { catalogue });
      return (...inputs: string[]) => playOut(context, [button(`act.start.${held.id}`), ...inputs]);
    };
    const coming = booking('2026-12-02')('[Sesuai pesanan: Rab 2 09.00–11.00]', 'Hubungi Ibu Dewi');
    expect(change(coming)).toMatchObject({
      schedule: {
        date: '2026-12-02',
        from: '09:00',
        to: '11:00',
        place: 'Meeting Room, Kantor DISKOMINFO Kota Pontianak',
      },
    });
    expect(labels(answerOf(booking('2026-11-20')()))).toEqual(['Tambah jadwal', 'Batal']);
  });
});
