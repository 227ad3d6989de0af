import { describe, expect, test } from 'vitest';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import type { Result } from '../../../../flows/kernel/effect.ts';
import { Session } from '../../../../flows/conversation.ts';
import { aRequest } from '../../../support/context.ts';
import { answerOf, button, done, labels, playOut, said, staffContext } from '../../../support/play.ts';

const signer = 'Kepala Perangkat Daerah atau pejabat yang ditunjuk';

const scene = (overrides: Partial<RequestView> = {}) => {
  const request = aRequest({ version: 4, ...overrides });
  const context = staffContext({}, [request]);
  return {
    request,
    context,
    go: (...inputs: (string | Event)[]): Result =>
      playOut(context, [button(`act.check.${request.id}.${request.version}`), ...inputs]),
  };
};
const { request, go } = scene();
/** Marks one item of the list. */
const mark = (item: string, ...how: string[]): string[] => [`[${item}]`, ...how];

describe('the checklist', () => {
  test('is at hand where a request can be verified, and not forced: Verifikasi is still one press', () => {
    const seen = (state: RequestView['state']) =>
      labels(answerOf(playOut(staffContext({}, [aRequest({ state })]), [button(`act.see.${request.id}`)])));
    expect(seen('submitted')).toContain('Periksa');
    expect(seen('verified')).not.toContain('Periksa');
    const verified = playOut(scene().context, [button(`act.verify.${request.id}.4`)]);
    expect(done(verified.effects)[0]).toMatchObject({ action: 'verify', note: null });
  });

  test('lists every letter of the service and every answer given, each at a glance, none marked', () => {
    const list = answerOf(go());
    expect(list.text).toBe(
      [
        'TD-2026-VHJTHDNC',
        '*Daftar periksa* (0/6 ditandai). Pilih bagian untuk menandainya.',
        '• Surat pengantar: surat.pdf',
        '• CV: cv.jpg',
        '• Foto KTP: tersimpan tertutup',
        '• Sekolah/kampus: Universitas Tanjungpura',
        '• Jumlah peserta: 3 orang',
        '• NIK: ••••••••••••0001',
      ].join('\n'),
    );
    const long = scene({ answers: { kampus: `Kampus\n${'x'.repeat(80)}` } });
    expect(answerOf(long.go()).text).toContain(`• Sekolah/kampus: Kampus, ${'x'.repeat(51)}…`);
    expect(labels(list)).toEqual([
      'Surat pengantar',
      'CV',
      'Foto KTP',
      'Sekolah/kampus',
      'Jumlah peserta',
      'NIK',
      'Sisanya sesuai',
      'Verifikasi',
      'Batal',
    ]);
  });

  test.each([
    [
      'Surat pengantar',
      [
        'Sesuai',
        'Tidak terbaca',
        'Tidak ditandatangani',
        'Penanda tangan tidak berwenang',
        'Isi tidak sesuai',
      ],
    ],
    ['CV', ['Sesuai', 'Tidak terbaca', 'Isi tidak sesuai']],
    ['Sekolah/kampus', ['Benar', 'Perlu diperbaiki']],
  ])('offers for %s what may be said of it', (item, wanted) => {
    const offered = labels(answerOf(go(...mark(item))));
    expect(offered.slice(0, wanted.length)).toEqual(wanted);
    expect(offered.slice(wanted.length).filter((label) => label !== 'Buka berkas')).toEqual([
      'Tulis sendiri',
      'Ke daftar periksa',
      'Batal',
    ]);
  });

  test('shows what was given, numbers of people masked', () => {
    expect(answerOf(go(...mark('NIK'))).text).toContain('*NIK*: ••••••••••••0001');
    expect(answerOf(go(...mark('Surat pengantar'))).text).toContain('surat.pdf (1 halaman · 1 KB)');
  });

  test('a letter that is not there may be needed or not', () => {
    const { go: without } = scene({ letters: aRequest().letters.slice(0, 1) });
    expect(labels(answerOf(without(...mark('CV')))).slice(0, 2)).toEqual([
      'Tidak diperlukan',
      'Perlu dilengkapi',
    ]);
    const result = without(...mark('CV', '[Perlu dilengkapi]', '[Minta kelengkapan]'));
    expect(done(result.effects)[0]).toMatchObject({ lacking: [{ item: 'cv', because: 'belum ada' }] });
  });

  test('opens a letter in the middle, which is an event, and goes on with its question', () => {
    const result = go(...mark('Surat pengantar', '[Buka berkas]'));
    expect(done(result.effects)).toMatchObject([
      { type: 'record', action: 'viewed', note: 'Surat pengantar' },
    ]);
    expect(said(result.effects).map(({ file }) => file?.name)).toEqual(['surat.pdf', undefined]);
    expect(labels(answerOf(result))).toContain('Tidak terbaca');
    // What must not travel through a chat has no such button.
    expect(labels(answerOf(go(...mark('Foto KTP'))))).not.toContain('Buka berkas');
  });
});

describe('marks', () => {
  test.each([
    ['Surat pengantar', ['[Tidak terbaca]'], 'tidak terbaca'],
    ['Surat pengantar', ['[Tidak ditandatangani]'], `belum ditandatangani ${signer}`],
    [
      'Surat pengantar',
      ['[Penanda tangan tidak berwenang]'],
      `ditandatangani oleh yang tidak berwenang, seharusnya ${signer}`,
    ],
    ['Surat pengantar', ['[Isi tidak sesuai]'], 'isinya tidak sesuai dengan permohonan'],
    ['Surat pengantar', ['[Tulis sendiri]', 'Halaman dua terpotong'], 'Halaman dua terpotong'],
    ['Surat pengantar', ['Halaman dua terpotong'], 'Halaman dua terpotong'],
    ['Sekolah/kampus', ['[Perlu diperbaiki]', '[Lewati]'], 'perlu diperbaiki'],
    [
      'Sekolah/kampus',
      ['[Perlu diperbaiki]', 'tulis nama lengkap kampus'],
      'perlu diperbaiki – tulis nama lengkap kampus',
    ],
  ])('%s %j reaches the applicant as "%s", and only that', (item, how, because) => {
    const result = go(...mark(item, ...how), '[Minta kelengkapan]');
    const key = item === 'Surat pengantar' ? 'surat' : 'kampus';
    expect(done(result.effects)).toMatchObject([
      {
        type: 'transition',
        action: 'request_completion',
        version: 4,
        to: 'needs_completion',
        lacking: [{ item: key, because }],
        note: `${item}: ${because}; 5 bagian tidak ditandai satu per satu`,
      },
      { type: 'news', news: 'needs_completion' },
    ]);
  });

  test('are kept in the dialogue, shown in the list and can be changed', () => {
    const result = go(
      ...mark('Surat pengantar', '[Tidak terbaca]'),
      ...mark('Sekolah/kampus', '[Benar]'),
      ...mark('Jumlah peserta', '[Perlu diperbaiki]', 'sebutkan yang magang saja'),
    );
    expect(answerOf(result).text).toContain(
      '(3/6 ditandai). Pilih bagian untuk menandainya.\n✗ Surat pengantar: Tidak terbaca\n• CV: ',
    );
    expect(answerOf(result).text).toContain('✗ Jumlah peserta: Perlu diperbaiki – sebutkan yang magang saja');
    expect(labels(answerOf(result))).toEqual(
      expect.arrayContaining(['Surat pengantar: tidak terbaca', '✓ Sekolah/kampus', 'Minta kelengkapan']),
    );
    expect(labels(answerOf(result))).not.toContain('Verifikasi');
    expect(Session.parse(JSON.parse(JSON.stringify(result.session)))).toEqual(result.session);
    const changed = playOut(scene().context, ['1', 'Sesuai'], result.session);
    expect(answerOf(changed).text).toContain('✓ Surat pengantar: surat.pdf');
  });

  test('all fine ends in Verifikasi, and the history knows what was checked', () => {
    const result = go(...mark('Surat pengantar', '[Sesuai]'), '[Sisanya sesuai]', '[Verifikasi]');
    expect(done(result.effects)[0]).toMatchObject({
      action: 'verify',
      to: 'verified',
      note: 'Diperiksa dan sesuai: Surat pengantar, CV, Foto KTP, Sekolah/kampus, Jumlah peserta, NIK',
    });
    expect(done(go('[Verifikasi]').effects)[0]).toMatchObject({
      action: 'verify',
      note: '6 bagian tidak ditandai satu per satu',
    });
  });

  test('what is fine besides is told to the history, not to the applicant', () => {
    const result = go(
      ...mark('Surat pengantar', '[Tidak terbaca]'),
      '[Sisanya sesuai]',
      '[Minta kelengkapan]',
    );
    expect(done(result.effects)[0]).toMatchObject({
      lacking: [{ item: 'surat', because: 'tidak terbaca' }],
      note: 'Surat pengantar: tidak terbaca; Diperiksa dan sesuai: CV, Foto KTP, Sekolah/kampus, Jumlah peserta, NIK',
    });
  });
});

describe('what cannot be used', () => {
  test.each([
    ['words in the list', ['bagus sekali semuanya']],
    ['a note too short', [...mark('Sekolah/kampus', '[Perlu diperbaiki]'), 'x']],
    ['a NIK in a note', [...mark('Sekolah/kampus', '[Perlu diperbaiki]'), 'NIK 6171010101900001 salah']],
  ])('%s changes nothing and is asked again', (_, inputs) => {
    const result = go(...inputs);
    expect(done(result.effects)).toEqual([]);
    expect(result.session.at).toMatchObject({ name: 'staff', action: 'check' });
    expect(result.session.at).not.toHaveProperty('marks.kampus');
  });

  test('batal drops the marks and says where the request stands', () => {
    const result = go(...mark('Surat pengantar', '[Tidak terbaca]'), 'batal');
    expect(result.session.at).toEqual({ name: 'menu' });
    expect(answerOf(result).text).toContain('Baik, tidak ada yang berubah.');
    expect(answerOf(go()).text).toContain('0/6');
  });

  test('a request somebody has moved meanwhile ends it without effect and says who', () => {
    const lastStep = { action: 'verify', actor: 'Joko', role: 'operator', at: '2026-11-23T02:00:00.000Z' };
    const moved = { ...request, state: 'verified' as const, version: 5, lastStep };
    const result = playOut(
      staffContext({}, [moved]),
      ['Sisanya sesuai'],
      go(...mark('CV', '[Sesuai]')).session,
    );
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toContain('Langkah terakhir: Verifikasi oleh Operator Joko');
  });

  test('an old button opens the request as it is now', () => {
    const result = playOut(scene().context, [button(`act.check.${request.id}.3`)]);
    expect(result.session.at).toEqual({ name: 'menu' });
    expect(answerOf(result).text).toContain('Tombol itu dibuat sebelum permohonan ini berubah');
    const later = scene({ state: 'registered' });
    expect(answerOf(later.go()).text).toContain('*Verifikasi* tidak dapat dilakukan pada keadaan ini.');
  });
});

test('after a completion old stands beside new in the item’s question', () => {
  const { go: again } = scene({
    completion: {
      at: '2026-11-23T02:00:00.000Z',
      items: [{ item: 'kampus', because: 'perlu diperbaiki', before: 'untan' }],
      letters: [],
    },
  });
  expect(answerOf(again(...mark('Sekolah/kampus'))).text).toContain(
    '• Sekolah/kampus: untan → Universitas Tanjungpura',
  );
});
