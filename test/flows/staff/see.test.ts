import { describe, expect, test } from 'vitest';
import type { RequestView } from '../../../flows/engine/context.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { aRequest, aService } from '../../support/context.ts';
import { answerOf, button, done, labels, play, said, staffContext } from './play.ts';

const open = (
  request: RequestView,
  staff: Partial<StaffMember> = {},
  what = 'see',
  services = [aService()],
) =>
  play(
    staffContext(staff, [request], {
      catalogue: { services, byCode: new Map(services.map((one) => [one.code, one])) },
    }),
    [button(`act.${what}.${request.id}`)],
  );

describe('a request opened', () => {
  test('shows where it stands, applicant, answers and letters, and nothing sensitive', () => {
    expect(answerOf(open(aRequest())).text).toBe(
      [
        'TD-2026-VHJTHDNC – *Permohonan magang*',
        'Keadaan: *Diterima* sejak Senin, 23 November 2026 pukul 08.00',
        'Janji keputusan: Senin, 30 November 2026',
        'Unit: Bidang Aplikasi Informatika',
        'Langkah terakhir: Permohonan dikirim oleh pemohon, Senin, 23 November 2026 pukul 08.00',
        '',
        '*Pemohon*',
        'Nama: Rina Safitri',
        'Alamat/instansi: Jl. Gajah Mada 10',
        'HP: +6281200000009',
        '',
        '*Isian*',
        'Sekolah/kampus: Universitas Tanjungpura',
        'Jumlah peserta: 3 orang',
        'NIK: ••••••••••••0001',
        '',
        '*Berkas*',
        'Surat pengantar: surat.pdf (1 halaman) – penanda tangan: Siti Aminah (Plt), NIP ••••••••••••••2001',
        'CV: cv.jpg',
        'Foto KTP: tersimpan tertutup, tidak dikirim lewat chat',
      ].join('\n'),
    );
  });

  test('sends the letters before the buttons, as the copy made for staff, and no sensitive one', () => {
    const messages = said(open(aRequest()).effects);
    expect(messages.map(({ file }) => file)).toEqual([
      { sha256: 'a'.repeat(64), name: 'surat.pdf', mime: 'application/pdf' },
      { sha256: 'e'.repeat(64), name: 'cv.jpg', mime: 'image/jpeg' },
      undefined,
    ]);
    expect(labels(messages.at(-1))).toEqual([
      'Verifikasi',
      'Minta kelengkapan',
      'Tolak',
      'Buka data sensitif',
    ]);
  });

  test('shows a phone number to operators only', () => {
    for (const role of ['records_officer', 'head', 'administrator'] as const)
      expect(answerOf(open(aRequest(), { role })).text).not.toContain('+62812');
  });

  test("shows an ASN's position and the end of their NIP", () => {
    const applicant = { ...aRequest().applicant, nip: '198501012010011001', position: 'Analis' };
    const { text } = answerOf(open(aRequest({ applicant })));
    expect(text).toContain('Jabatan: Analis\nNIP: ••••••••••••••1001');
    expect(text).not.toContain('198501012010011001');
  });

  test('masks NIP answers and closes other sensitive ones', () => {
    const { text } = answerOf(open(aRequest({ answers: { nip: '197001011995032001', rahasia: 'A-123' } })));
    expect(text).toContain('NIP pembimbing: ••••••••••••••2001');
    expect(text).toContain('Nomor kartu: tersimpan tertutup');
    expect(text).not.toContain('A-123');
  });

  test('marks a promise that has passed without a decision', () => {
    expect(answerOf(open(aRequest({ promisedOn: '2026-11-20' }))).text).toContain(
      'Jumat, 20 November 2026 – *terlambat*',
    );
    const decided = aRequest({ promisedOn: '2026-11-20', state: 'disposed' });
    expect(answerOf(open(decided)).text).not.toContain('terlambat');
  });

  test('shows agenda number, outcome, what is lacking, and the last step', () => {
    const lastStep = {
      action: 'request_completion',
      actor: 'Joko',
      role: 'operator',
      at: '2026-11-23T02:00:00.000Z',
    };
    const lacking = [{ item: 'surat', because: 'tidak terbaca' }];
    const { text } = answerOf(
      open(aRequest({ state: 'needs_completion', lacking, lastStep, agendaNumber: '7', outcome: 'Terbit' })),
    );
    expect(text).toContain('*Yang kurang*\n• Surat pengantar: tidak terbaca.');
    expect(text).toContain(
      'Nomor agenda: 7\nHasil: Terbit\nLangkah terakhir: Minta kelengkapan oleh Operator Joko, Senin, 23 November 2026 pukul 09.00',
    );
  });

  test.each([
    ['expire', 'system', 'Perubahan oleh sistem'],
    ['toString', 'constructor', 'Perubahan oleh sistem'],
  ])('a last step %s by %s reads "%s"', (action, role, words) => {
    const lastStep = { action, actor: 'Joko', role, at: '2026-11-23T02:00:00.000Z' };
    expect(answerOf(open(aRequest({ lastStep }))).text).toContain(`Langkah terakhir: ${words},`);
  });

  test('of an applicant who asked not to be named names nobody', () => {
    const services = [aService({ code: 'pengaduan' })];
    const request = aRequest({ service: 'pengaduan', answers: { sembunyikan_identitas: true } });
    const { text } = answerOf(open(request, {}, 'see', services));
    expect(text).toContain('Nama: Identitas disembunyikan atas permintaan pemohon\n\n');
    for (const hidden of ['Rina', 'Gajah Mada', '+62812', 'rina@']) expect(text).not.toContain(hidden);
  });

  test('of a service no longer offered stays closed but can be handled', () => {
    const result = open(aRequest({ service: 'lama' }));
    expect(said(result.effects)).toHaveLength(1);
    expect(answerOf(result).text).toContain('TD-2026-VHJTHDNC – *lama*');
    expect(answerOf(result).text).not.toContain('Universitas');
    expect(labels(answerOf(result))).toContain('Verifikasi');
  });

  test('with nothing to do and nothing sensitive has no buttons', () => {
    const request = aRequest({ state: 'withdrawn', answers: {}, letters: [] });
    expect(answerOf(open(request)).options).toBeUndefined();
  });
});

describe('letters', () => {
  test('are sent again on demand', () => {
    expect(said(open(aRequest(), {}, 'letters').effects).map(({ file }) => file?.name)).toEqual([
      'surat.pdf',
      'cv.jpg',
    ]);
  });

  test('that may not be sent are not', () => {
    const ktp = aRequest().letters.slice(2);
    expect(said(open(aRequest({ letters: ktp }), {}, 'letters').effects)).toEqual([
      { text: 'Permohonan ini tidak memiliki berkas yang dapat dikirim lewat chat.' },
    ]);
  });
});

describe('sensitive data', () => {
  test('opens by a one-time link, for operators', () => {
    const request = aRequest();
    const result = open(request, {}, 'view_sensitive');
    expect(done(result.effects)).toEqual([
      { type: 'issue_view_link', token: 'fresh-token', requestId: request.id },
    ]);
    expect(answerOf(result).text).toContain('https://teman.example/aman/fresh-token');
  });

  test.each(['records_officer', 'head', 'administrator'] as const)('not for the %s', (role) => {
    const result = open(aRequest(), { role }, 'view_sensitive');
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).not.toContain('/aman/');
    expect(labels(answerOf(open(aRequest(), { role })))).not.toContain('Buka data sensitif');
  });

  test('that a request has none of is not offered', () => {
    const request = aRequest({ answers: { kampus: 'Untan' }, letters: aRequest().letters.slice(0, 2) });
    expect(labels(answerOf(open(request)))).not.toContain('Buka data sensitif');
    expect(open(request, {}, 'view_sensitive').effects).toHaveLength(1);
  });
});
