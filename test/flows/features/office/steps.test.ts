import { describe, expect, test } from 'vitest';
import type { State } from '../../../../domain/state.ts';
import type { StaffMember } from '../../../../domain/role.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import type { Inspection } from '../../../../flows/features/files/inspection.ts';
import type { Result } from '../../../../flows/kernel/effect.ts';
import type { Step } from '../../../../flows/features/office/act.ts';
import { aRequest, aService, aSession, aStaffMember, known } from '../../../support/context.ts';
import { verifiedAlert } from '../../../../flows/features/office/alerts.ts';
import { rejectedText } from '../../../../flows/features/office/applicant-texts.ts';
import { answerOf, button, done, labels, playOut, staffContext, text } from '../../../support/play.ts';

const service = aService();
const actors: Partial<Record<Step, [State, Partial<StaffMember>]>> = {
  complete: ['in_progress', {}],
};

const scene = (step: Step, overrides: Partial<RequestView> = {}) => {
  const [state, staff] = actors[step] ?? ['submitted', {}];
  const request = aRequest({ state, version: 4, ...overrides });
  const context = staffContext(staff, [request]);
  const press = button(`act.${step}.${request.id}`);
  return {
    request,
    context,
    staff: aStaffMember(staff),
    go: (...inputs: (string | Event)[]): Result => playOut(context, [press, ...inputs]),
  };
};

const change = (request: RequestView, staff: StaffMember, rest: object) => ({
  type: 'transition',
  requestId: request.id,
  version: 4,
  from: request.state,
  unit: request.unit,
  supporting: request.supporting,
  actor: staff.name,
  role: staff.role,
  ...rest,
});

test('verify is taken at once and hands on to the records officers', () => {
  const { request, staff, go } = scene('verify');
  const result = go();
  const next = { ...request, state: 'verified' as const, version: 5 };
  expect(result.effects).toEqual([
    change(request, staff, { action: 'verify', to: 'verified', note: null }),
    { type: 'alert', to: { roles: ['records_officer'] }, messages: verifiedAlert(next, service) },
    {
      type: 'say',
      message: {
        text: 'TD-2026-VHJTHDNC: Permohonan diverifikasi dan diteruskan kepada arsiparis. Status: *Terverifikasi*.',
        options: [
          { id: `act.see.${request.id}`, label: 'Lihat' },
          { id: 'act.in...p', label: 'Permohonan masuk' },
        ],
      },
    },
  ]);
});

describe('asking for what is lacking', () => {
  const { request, staff, go } = scene('request_completion');

  test('offers letters, then the fields that are asked, and a way to finish', () => {
    const question = answerOf(go());
    expect(question.text).toBe('TD-2026-VHJTHDNC\nApa yang kurang? Pilih, boleh lebih dari satu.');
    expect(labels(question)).toEqual([
      'Surat pengantar',
      'CV',
      'Foto KTP',
      'Sekolah/kampus',
      'Jumlah peserta',
      'NIK',
      'NIP pembimbing',
      'Nomor kartu',
      'Uraian',
      'Selesai memilih',
      'Batal',
    ]);
    expect(question.footer).toContain('*batal*');
  });

  test('names each item and its reason to the applicant', () => {
    const result = go(
      '[Surat pengantar]',
      '[Jumlah peserta]',
      '[Selesai memilih]',
      '[Belum ditandatangani]',
      '[Perlu diperbaiki]',
    );
    const lacking = [
      { item: 'surat', because: 'belum ditandatangani Kepala Perangkat Daerah atau pejabat yang ditunjuk' },
      { item: 'peserta', because: 'perlu diperbaiki' },
    ];
    expect(result.effects).toEqual([
      change(request, staff, {
        action: 'request_completion',
        to: 'needs_completion',
        note: 'Surat pengantar: belum ditandatangani Kepala Perangkat Daerah atau pejabat yang ditunjuk; Jumlah peserta: perlu diperbaiki',
        lacking,
      }),
      { type: 'news', contactId: request.contactId, requestId: request.id, news: 'needs_completion' },
      expect.objectContaining({ type: 'say' }),
    ]);
    expect(answerOf(result).text).toBe(
      'TD-2026-VHJTHDNC: Terkirim kepada pemohon. Status: *Perlu dilengkapi*.',
    );
    expect(labels(answerOf(result))).toEqual(['Tolak', 'Lihat', 'Permohonan masuk']);
  });

  test('ticks what is picked and unticks what is picked again', () => {
    expect(labels(answerOf(go('[CV]', '[NIK]')))).toContain('✓ NIK');
    const unticked = labels(answerOf(go('[CV]', '[NIK]', '[✓ CV]')));
    expect(unticked).toContain('CV');
    expect(unticked).toContain('✓ NIK');
  });

  test('several buttons of the first copy of the question may be pressed', () => {
    const first = answerOf(go()).options ?? [];
    const id = (label: string) => button(first.find((option) => option.label === label)?.id ?? '');
    const result = go(id('CV'), id('NIK'), id('Selesai memilih'));
    expect(answerOf(result).text).toContain('*CV* – apa masalahnya?');
  });

  test('wants at least one item', () => {
    const result = go('[Selesai memilih]');
    expect(answerOf(result).text).toBe('Pilih dulu paling sedikit satu bagian yang kurang.');
    expect(labels(answerOf(result))).toContain('Surat pengantar');
  });

  test('offers of a letter nobody signs no reasons about signing', () => {
    expect(labels(answerOf(go('[CV]', '[Selesai memilih]')))).toEqual([
      'Tidak terbaca',
      'Isi tidak sesuai',
      'Tulis sendiri',
      'Batal',
    ]);
    expect(labels(answerOf(go('[Surat pengantar]', '[Selesai memilih]')))).toEqual([
      'Tidak terbaca',
      'Belum ditandatangani',
      'Penanda tangan tidak berwenang',
      'Isi tidak sesuai',
      'Tulis sendiri',
      'Batal',
    ]);
    expect(labels(answerOf(go('[Uraian]', '[Selesai memilih]')))).toEqual([
      'Perlu diperbaiki',
      'Tulis sendiri',
      'Batal',
    ]);
  });

  test.each([
    ['Tidak terbaca', 'tidak terbaca'],
    [
      'Penanda tangan tidak berwenang',
      'ditandatangani oleh yang tidak berwenang, seharusnya Kepala Perangkat Daerah atau pejabat yang ditunjuk',
    ],
    ['Isi tidak sesuai', 'isinya tidak sesuai dengan permohonan'],
  ])('%s reads to the applicant: %s', (label, because) => {
    const result = go('[Surat pengantar]', '[Selesai memilih]', `[${label}]`);
    expect(done(result.effects)[0]).toMatchObject({ lacking: [{ item: 'surat', because }] });
  });

  test('takes own words, after Tulis sendiri or at once', () => {
    for (const way of [['[Tulis sendiri]'], []]) {
      const result = go('[Uraian]', '[Selesai memilih]', ...way, 'Sebutkan jurusan juga');
      expect(done(result.effects)[0]).toMatchObject({
        lacking: [{ item: 'uraian', because: 'Sebutkan jurusan juga' }],
      });
    }
  });

  test('can be answered by number and by label', () => {
    const result = go('1', 'selesai memilih', '2');
    expect(done(result.effects)[0]).toMatchObject({
      lacking: [{ item: 'surat', because: expect.stringContaining('belum ditandatangani') as string }],
    });
  });

  test('does not offer a field that was not asked', () => {
    expect(labels(answerOf(go()))).not.toContain('Kampus lain');
    const { go: other } = scene('request_completion', { answers: { kampus: 'Lainnya' } });
    expect(labels(answerOf(other()))).toContain('Kampus lain');
  });
});

describe('rejecting', () => {
  const { request, staff, go } = scene('reject');

  test.each([['[Permohonan ganda]'], ['4']])('with a usual reason (%s)', (answer) => {
    const result = go(answer);
    const next = { ...request, state: 'rejected' as const, version: 5 };
    expect(done(result.effects)).toEqual([
      change(request, staff, { action: 'reject', to: 'rejected', note: 'Permohonan ganda' }),
      {
        type: 'tell',
        contactId: request.contactId,
        message: rejectedText(next, service, 'Permohonan ganda'),
      },
    ]);
    expect(labels(answerOf(result))).toEqual(['Lihat', 'Permohonan masuk']);
  });

  test('with own words, after Tulis sendiri or at once', () => {
    for (const inputs of [['[Tulis sendiri]', ' Kuota penuh '], ['Kuota penuh']])
      expect(done(go(...inputs).effects)[0]).toMatchObject({ note: 'Kuota penuh' });
  });

  test.each(['no', '.....!!', 'a b\u200b\u200b\u200b\u200b'])('not with "%s"', (words) => {
    const result = go('[Tulis sendiri]', words);
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toBe('Terlalu singkat. Tulis paling sedikit 5 huruf.');
    expect(result.session.at).toMatchObject({ name: 'staff', stage: 'own' });
  });

  test('not with words too long for a message, nor with an NIK', () => {
    expect(answerOf(go('x'.repeat(1001))).text).toBe('Terlalu panjang. Tulis paling banyak 1000 huruf.');
    expect(answerOf(go('NIK 6171010101900001 salah')).text).toContain('Jangan menulis NIK');
  });

  test('a file or sticker is no reason', () => {
    expect(answerOf(go({ kind: 'other', what: 'sticker' })).text).toBe('Pilih salah satu pilihan.');
    expect(answerOf(go('[Tulis sendiri]', { kind: 'other', what: 'sticker' })).text).toBe(
      'Tulis jawaban Anda sebagai teks.',
    );
  });
});

describe('completing', () => {
  const { request, staff, go } = scene('complete');

  test('asks for the outcome and has the applicant rate it', () => {
    expect(done(go('Surat terbit').effects)).toEqual([
      change(request, staff, { action: 'complete', to: 'completed', note: 'Surat terbit' }),
      { type: 'news', contactId: request.contactId, requestId: request.id, news: 'completed' },
    ]);
  });

  test('an outcome of three letters is enough, of two is not', () => {
    expect(done(go('Oke').effects)).toHaveLength(2);
    expect(done(go('ok').effects)).toEqual([]);
  });

  const sha256 = 'f'.repeat(64);
  const file: Event = { kind: 'file', sha256, name: 'hasil.pdf', mime: 'application/pdf', bytes: 10 };
  const found = { sha256, name: 'hasil.pdf', mime: 'application/pdf', bytes: 10, type: 'pdf' as const };
  const withFile = (inspection: Inspection, ...then: string[]): Result => {
    const { context } = scene('complete');
    const facts = new Map([
      ...context.facts,
      known({ fact: 'inspection', sha256, name: 'hasil.pdf', mime: 'application/pdf' }, inspection),
    ]);
    return playOut({ ...context, facts }, [button(`act.complete.${request.id}`), file, ...then]);
  };

  test('a result file sent first goes along with the words that follow', () => {
    const asked = withFile({ ...found, pages: 2 });
    expect(answerOf(asked).text).toContain('Diterima: hasil.pdf (2 halaman');
    expect(done(asked.effects)).toEqual([]);
    expect(done(withFile({ ...found, pages: 2 }, 'Surat terbit').effects)[0]).toEqual(
      change(request, staff, {
        action: 'complete',
        to: 'completed',
        note: 'Surat terbit',
        resultFile: { sha256, name: 'hasil.pdf', mime: 'application/pdf', bytes: 10, pages: 2 },
      }),
    );
  });

  test('a result file that cannot be opened is refused, and the request stays as it was', () => {
    const refused = withFile({ ...found, trouble: 'damaged' });
    expect(answerOf(refused).text).toContain('rusak');
    expect(refused.session.at).toMatchObject({ name: 'staff', action: 'complete' });
    expect(done(withFile({ ...found, trouble: 'damaged' }, 'Surat terbit').effects)[0]).not.toHaveProperty(
      'resultFile',
    );
  });

  test('several files sent together are refused, and the question stays', () => {
    const files = [1, 2].map((no) => ({ sha256, name: `${no}.pdf`, mime: 'application/pdf', bytes: 10 }));
    const result = go({ kind: 'album', files, lost: [] });
    expect(answerOf(result).text).toContain('Kirim satu berkas saja dulu');
    expect(result.session.at).toMatchObject({ name: 'staff', action: 'complete' });
    expect(result.session.at).not.toHaveProperty('file');
  });

  test('words that begin like Batal are an outcome', () => {
    expect(done(go('bata').effects)).toHaveLength(2);
  });

  test('an outcome that names status or a number in words is an outcome', () => {
    expect(done(go('Status server sudah pulih').effects)).toHaveLength(2);
    expect(done(go('Gabung dengan TD-2026-VHJTHDNC').effects)).toHaveLength(2);
  });
});

describe('leaving a dialogue', () => {
  test.each(['batal', 'Kembali', '[Batal]'])('%s changes nothing', (word) => {
    const { go } = scene('complete');
    const result = go(word);
    expect(done(result.effects)).toEqual([]);
    expect(result.session.at).toEqual({ name: 'menu' });
    expect(answerOf(result).text).toContain('Baik, tidak ada yang berubah.');
    expect(labels(answerOf(result))).toEqual(['Lihat', 'Selesaikan']);
  });
});

describe('an older question', () => {
  test('its button is said to be old, and the question is repeated', () => {
    const { go } = scene('reject');
    const old = answerOf(go()).options?.[0]?.id ?? '';
    const result = go('[Tulis sendiri]', button(old));
    expect(answerOf(result).text).toBe(
      'Tombol itu dari pertanyaan sebelumnya. Ini pertanyaan yang sekarang:\n\nTD-2026-VHJTHDNC\nTulis alasan penolakan untuk pemohon.',
    );
    expect(done(result.effects)).toEqual([]);
    expect(result.session.at).toMatchObject({ stage: 'own' });
  });
});

describe('a request moved by somebody else meanwhile', () => {
  const lastStep = { action: 'verify', actor: 'Joko', role: 'operator', at: '2026-11-23T02:00:00.000Z' };

  test('the dialogue ends without effect and says who did what', () => {
    const { request, go } = scene('reject');
    const begun = go('[Tulis sendiri]');
    const moved = { ...request, state: 'verified' as const, version: 5, lastStep };
    const result = playOut(staffContext({}, [moved]), ['Kuota penuh'], begun.session);
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toBe(
      'Sementara Anda mengisi, permohonan ini berubah. Langkah Anda *tidak* disimpan.\n' +
        'Permohonan *TD-2026-VHJTHDNC* sekarang *Terverifikasi*. Langkah terakhir: Verifikasi oleh Operator Joko, Senin, 23 November 2026 pukul 09.00.',
    );
    expect(labels(answerOf(result))).toEqual(['Lihat']);
    expect(result.session.at).toEqual({ name: 'menu' });
  });

  test('also when the state is the same again', () => {
    const { request, go } = scene('reject');
    const result = playOut(staffContext({}, [{ ...request, version: 6 }]), ['Kuota penuh'], go().session);
    expect(done(result.effects)).toEqual([]);
    expect(labels(answerOf(result))).toEqual(['Lihat', 'Verifikasi', 'Minta kelengkapan', 'Tolak']);
  });

  test('a second press of Verifikasi says who has verified', () => {
    const { request } = scene('verify', { state: 'verified', lastStep });
    const result = playOut(staffContext({}, [request]), [button(`act.verify.${request.id}`)]);
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toContain('*Verifikasi* tidak dapat dilakukan pada keadaan ini.');
    expect(answerOf(result).text).toContain('Verifikasi oleh Operator Joko');
  });

  test('out of reach meanwhile is not found', () => {
    const { request, go } = scene('complete');
    const moved = { ...request, unit: 'ikp' as const, version: 5 };
    expect(playOut(staffContext({}, [moved]), [text('Surat terbit')], go().session).effects).toHaveLength(1);
  });
});

test('a dialogue stored by another version of the program ends without effect', () => {
  const request = aRequest();
  for (const [action, stage] of [
    ['reject', 'gone'],
    ['gone', 'words'],
    ['verify', 'words'],
  ] as const) {
    const at = {
      name: 'staff',
      action,
      stage,
      requestId: request.id,
      version: 1,
      picked: [],
      reasons: {},
    } as const;
    const result = playOut(
      staffContext({}),
      ['Kuota penuh'],
      aSession({ at: { ...at, picked: [], reasons: {} } }),
    );
    expect(result.session.at).toEqual({ name: 'menu' });
    expect(done(result.effects)).toEqual([]);
  }
});
