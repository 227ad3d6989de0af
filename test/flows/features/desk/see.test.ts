import { describe, expect, test } from 'vitest';
import { hideNik } from '../../../../domain/nik.ts';
import type { StaffMember } from '../../../../domain/role.ts';
import type {
  HistoryEvent,
  RequestLetter,
  RequestView,
} from '../../../../flows/features/requests/request.ts';
import { aRequest, aService, known } from '../../../support/context.ts';
import { aHistory, answerOf, button, done, labels, play, said, staffContext } from '../../../support/play.ts';
import { catalogueWith } from '../../../support/pontianak.ts';

const look = (note: string): HistoryEvent => ({
  action: 'viewed',
  from: 'submitted',
  to: 'submitted',
  actor: 'Joko',
  role: 'operator',
  at: '2026-11-23T02:00:00.000Z',
  note,
});

const aLetter = (letter: RequestLetter | undefined): RequestLetter => {
  if (!letter) throw new Error('No such letter');
  return letter;
};

const open = (
  request: RequestView,
  staff: Partial<StaffMember> = {},
  what = 'see',
  services = [aService()],
) =>
  play(
    staffContext(staff, [request], {
      catalogue: catalogueWith(services),
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
        'Surat pengantar: surat.pdf (1 halaman · 1 KB) – penanda tangan: Siti Aminah (Plt), NIP ••••••••••••••2001',
        'CV: cv.jpg (1 KB)',
        'Foto KTP: tersimpan tertutup, tidak dikirim lewat chat',
        '',
        '*Riwayat*',
        '• Senin, 23 November 2026 pukul 08.00 – Permohonan dikirim oleh pemohon',
      ].join('\n'),
    );
  });

  test('offers the steps that may be taken, then what there is to look at, and sends nothing by itself', () => {
    const messages = said(open(aRequest()).effects);
    expect(messages.map(({ file }) => file)).toEqual([undefined]);
    expect(labels(messages.at(-1))).toEqual([
      'Verifikasi',
      'Minta kelengkapan',
      'Tolak',
      'Tulis kepada pemohon',
      'Tulis catatan',
      'Periksa',
      'Lihat berkas',
      'Percakapan',
      'Riwayat',
      'Cetak',
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
    expect(text).toContain('Nomor agenda: 7\nHasil sebelumnya: Terbit');
    expect(answerOf(open(aRequest({ state: 'completed', outcome: 'Terbit' }))).text).toContain(
      '\nHasil: Terbit',
    );
    expect(text).toContain(
      '*Riwayat*\n• Senin, 23 November 2026 pukul 09.00 – Minta kelengkapan oleh Operator Joko',
    );
  });

  test.each([
    ['expire', 'system', 'Perubahan oleh sistem'],
    ['toString', 'constructor', 'Perubahan oleh sistem'],
  ])('a last step %s by %s reads "%s"', (action, role, words) => {
    const lastStep = { action, actor: 'Joko', role, at: '2026-11-23T02:00:00.000Z' };
    expect(answerOf(open(aRequest({ lastStep }))).text).toContain(`– ${words}`);
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

  test('with nothing to do offers its history and what there is to see', () => {
    const request = aRequest({ state: 'withdrawn', answers: {}, letters: [] });
    expect(labels(answerOf(open(request)))).toEqual(['Percakapan', 'Riwayat', 'Cetak']);
  });
});

describe('the history', () => {
  const events: HistoryEvent[] = [
    ...aHistory(aRequest()),
    look('Surat pengantar, CV'),
    {
      ...look('Surat pengantar: tidak terbaca, NIK 6171010101900001'),
      action: 'request_completion',
      to: 'needs_completion',
    },
  ];
  const request = aRequest({ state: 'needs_completion' });
  const context = (history: HistoryEvent[]) => {
    const base = staffContext({}, [request]);
    const facts = new Map([...base.facts, known({ fact: 'history', requestId: request.id }, history)]);
    return { ...base, facts };
  };
  const asked = (what: string, history = events) =>
    answerOf(play(context(history), [button(`act.${what}.${request.id}`)]));

  test('says who did what and when, looks included, and no NIK of a note', () => {
    expect(asked('history').text).toBe(
      [
        '*Riwayat TD-2026-VHJTHDNC*',
        '• Senin, 23 November 2026 pukul 08.00 – Permohonan dikirim oleh pemohon',
        '• Senin, 23 November 2026 pukul 09.00 – Dilihat oleh Operator Joko: Surat pengantar, CV',
        '• Senin, 23 November 2026 pukul 09.00 – Minta kelengkapan oleh Operator Joko: Surat pengantar: tidak terbaca, NIK ••••',
      ]
        .join('\n')
        .replace('••••', hideNik('6171010101900001')),
    );
    expect(labels(asked('history'))).toEqual(['Tolak']);
  });

  test('in the request itself is of steps only, the last five', () => {
    expect(asked('see').text).not.toContain('Dilihat');
    const many = Array.from({ length: 9 }, (_, n) => ({ ...look(`ke-${n}`), action: 'verify' }));
    const shown = asked('see', many).text.split('*Riwayat*')[1] ?? '';
    expect(shown.match(/ke-\d/g)).toEqual(['ke-4', 'ke-5', 'ke-6', 'ke-7', 'ke-8']);
  });

  test('of many events shows the last thirty and says so', () => {
    const { text } = asked(
      'history',
      Array.from({ length: 31 }, (_, n) => look(`ke-${n}.`)),
    );
    expect(text).toContain('(30 terakhir)');
    expect(text).not.toContain('ke-0.');
    expect(text).toContain('ke-30.');
  });
});

describe('letters', () => {
  test('are sent on demand, one after another, as the copy made for staff and no sensitive one; the look is an event', () => {
    const result = open(aRequest(), {}, 'letters');
    const messages = said(result.effects);
    expect(messages.map(({ file }) => file)).toEqual([
      { sha256: 'a'.repeat(64), name: 'surat.pdf', mime: 'application/pdf' },
      { sha256: 'e'.repeat(64), name: 'cv.jpg', mime: 'image/jpeg' },
      undefined,
    ]);
    expect(done(result.effects)).toEqual([
      {
        type: 'record',
        requestId: aRequest().id,
        action: 'viewed',
        actor: 'Sari',
        role: 'operator',
        note: 'Surat pengantar, CV',
      },
    ]);
    expect(messages.at(-1)?.text).toContain('Pembukaan ini tercatat atas nama Anda.');
    expect(labels(messages.at(-1))).toEqual(['Verifikasi', 'Minta kelengkapan', 'Tolak']);
  });

  test('that could do something when opened are sent as their pages, marked; the file itself comes when it is asked for', () => {
    const [surat] = aRequest().letters;
    const acting = { ...aLetter(surat), shown: 'b'.repeat(64) };
    const sent = open(aRequest({ letters: [acting] }), {}, 'letters');
    const [copy, said1] = said(sent.effects);
    expect(copy?.file).toEqual({ sha256: 'b'.repeat(64), name: 'surat.pdf', mime: 'application/pdf' });
    expect(copy?.text).toContain('Salinan aman');
    expect(labels(said1)[0]).toBe('Berkas asli');

    const asked = open(aRequest({ letters: [acting] }), {}, 'originals');
    const [original] = said(asked.effects);
    expect(original?.file?.sha256).toBe(acting.sha256);
    expect(original?.text).toContain('dapat menjalankan sesuatu saat dibuka');
    expect(done(asked.effects)).toMatchObject([{ action: 'viewed', note: 'Surat pengantar (asli)' }]);
    // Of ordinary letters there is nothing else to be had.
    expect(done(open(aRequest(), {}, 'originals').effects)).toEqual([]);
  });

  test('that were photos of another kind are sent as the JPG they became', () => {
    const [, cv] = aRequest().letters;
    const webp = { ...aLetter(cv), name: 'foto.webp', mime: 'image/webp' };
    expect(said(open(aRequest({ letters: [webp] }), {}, 'letters').effects)[0]?.file).toEqual({
      sha256: 'e'.repeat(64),
      name: 'foto.jpg',
      mime: 'image/jpeg',
    });
  });

  test('that may not be sent are not, and nothing is recorded', () => {
    const ktp = aRequest().letters.slice(2);
    const result = open(aRequest({ letters: ktp }), {}, 'letters');
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toBe('Permohonan ini tidak memiliki berkas yang dapat dikirim lewat chat.');
    expect(labels(answerOf(open(aRequest({ letters: ktp }))))).not.toContain('Lihat berkas');
  });
});

describe('after a completion', () => {
  const [surat, cv, ktp] = aRequest().letters;
  const request = aRequest({
    version: 3,
    answers: { kampus: 'Universitas Tanjungpura', peserta: 3, nik: '6171010101900001' },
    completion: {
      at: '2026-11-23T02:00:00.000Z',
      items: [
        { item: 'surat', because: 'tidak terbaca' },
        { item: 'ktp', because: 'tidak terbaca' },
        { item: 'kampus', because: 'perlu diperbaiki', before: 'untan' },
        { item: 'peserta', because: 'perlu diperbaiki', before: 3 },
        { item: 'nik', because: 'perlu diperbaiki', before: '6171010101900002' },
        { item: 'lain', because: 'perlu diperbaiki' },
      ],
      letters: [
        { ...aLetter(surat), sha256: 'd'.repeat(64), name: 'buram.pdf', bytes: 300_000, pages: 2 },
        { ...aLetter(ktp), sha256: 'f'.repeat(64) },
      ],
    },
  });

  test('old stands beside new for each item asked for, numbers of people masked', () => {
    expect(answerOf(open(request)).text).toContain(
      [
        '*Dilengkapi pemohon* (lama → baru)',
        '• Surat pengantar: buram.pdf (2 halaman · 293 KB) → surat.pdf (1 halaman · 1 KB)',
        '• Foto KTP: tersimpan tertutup, tidak dikirim lewat chat',
        '• Sekolah/kampus: untan → Universitas Tanjungpura',
        '• Jumlah peserta: 3 orang (tetap sama)',
        '• NIK: ••••••••••••0002 → ••••••••••••0001',
        '• Kampus lain: – → –',
        '',
      ]
        .join('\n')
        .replace('• Kampus lain: – → –', '• Kampus lain: – (tetap sama)'),
    );
  });

  test('both files of a letter can be opened, old before new, and the look is an event', () => {
    expect(labels(answerOf(open(request)))).toContain('Bandingkan berkas');
    const result = open(request, {}, 'compare');
    expect(said(result.effects).map(({ text, file }) => [text.split(' – ')[1], file?.sha256])).toEqual([
      ['Lama: Surat pengantar: buram.pdf (2 halaman · 293 KB)', 'd'.repeat(64)],
      ['Baru: Surat pengantar: surat.pdf (1 halaman · 1 KB)', 'a'.repeat(64)],
      [undefined, undefined],
    ]);
    expect(done(result.effects)).toMatchObject([
      { type: 'record', action: 'viewed', note: 'Surat pengantar (lama), Surat pengantar' },
    ]);
  });

  test('of answers only there are no files to compare', () => {
    const letters = cv ? [cv] : [];
    const answersOnly = { ...request, letters, completion: { at: '', items: [], letters: [] } };
    expect(labels(answerOf(open(answersOnly)))).not.toContain('Bandingkan berkas');
    expect(done(open(answersOnly, {}, 'compare').effects)).toEqual([]);
  });

  test('is no longer shown once the request has gone on', () => {
    expect(answerOf(open({ ...request, state: 'verified' })).text).not.toContain('Dilengkapi pemohon');
  });
});

describe('an old button', () => {
  const request = aRequest({
    version: 3,
    lastStep: {
      action: 'complete_items',
      actor: 'Rina Safitri',
      role: 'applicant',
      at: '2026-11-23T02:00:00.000Z',
    },
  });
  const pressed = (step: string, version: number) =>
    play(staffContext({}, [request]), [button(`act.${step}.${request.id}.${version}`)]);

  test.each(['verify', 'request_completion', 'reject'])(
    'made before the request changed opens it as it is now and says what changed, though %s is allowed again',
    (step) => {
      const result = pressed(step, 1);
      expect(done(result.effects)).toEqual([]);
      expect(result.session.at).toEqual({ name: 'menu' });
      const { text } = answerOf(result);
      expect(text).toContain(
        'Tombol itu dibuat sebelum permohonan ini berubah, jadi *belum ada* yang dilakukan.',
      );
      expect(text).toContain(
        'sekarang *Diterima*. Langkah terakhir: Lengkapi permohonan oleh pemohon, Senin, 23 November 2026 pukul 09.00.',
      );
      expect(text).toContain('*Isian*\nSekolah/kampus: Universitas Tanjungpura');
      expect(answerOf(result).options?.[0]).toEqual({
        id: `act.verify.${request.id}.3`,
        label: 'Verifikasi',
      });
    },
  );

  test('of the request as it is now does what it says', () => {
    // Nobody has opened its letters, so that is asked first.
    expect(pressed('verify', 3).session.at).toMatchObject({ name: 'staff', action: 'verify' });
  });

  test('that only shows something shows it at any time', () => {
    for (const look of ['see', 'letters', 'history', 'view_sensitive'])
      expect(answerOf(pressed(look, 1)).text).not.toContain('Tombol itu');
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

  test.each([
    ['nor for a unit beside', { unit: 'ikp' }],
    ['nor for who stands in for the head, of other units', { unit: 'persandian', acting: 'plh' }],
  ] as const)('%s', (_, who) => {
    const request = aRequest({ state: 'in_progress', supporting: ['ikp'] });
    const result = open(request, who, 'view_sensitive');
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toContain('hanya dibuka oleh operator unit penanggung jawab');
    expect(answerOf(result).text).toContain('sekarang *Ditindaklanjuti*. Langkah terakhir:');
    expect(labels(answerOf(open(request, who)))).not.toContain('Buka data sensitif');
  });

  test('that a request has none of is not offered', () => {
    const request = aRequest({ answers: { kampus: 'Untan' }, letters: aRequest().letters.slice(0, 2) });
    expect(labels(answerOf(open(request)))).not.toContain('Buka data sensitif');
    expect(open(request, {}, 'view_sensitive').effects).toHaveLength(1);
  });
});
