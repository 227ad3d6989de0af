import { describe, expect, test } from 'vitest';
import {
  completedItemsAlert,
  disposedAlert,
  operatorsOf,
  registeredAlert,
  reopenedAlert,
  submittedAlert,
  verifiedAlert,
  withdrawnAlert,
} from '../../../flows/staff/alerts.ts';
import { aRequest, aService } from '../../support/context.ts';
import { labels } from './play.ts';

const service = aService();
const request = aRequest();

describe('a new request', () => {
  const [alert, ...letters] = submittedAlert(request, service);

  test('says what it is about and what can be done', () => {
    expect(alert?.text).toBe(
      [
        'Permohonan baru – *Permohonan magang*',
        'TD-2026-VHJTHDNC · Rina Safitri · Jl. Gajah Mada 10',
        'Sekolah/kampus: Universitas Tanjungpura',
        'Jumlah peserta: 3 orang',
        'Janji: Senin, 30 November 2026 · Lampiran: 3',
      ].join('\n'),
    );
    expect(labels(alert)).toEqual(['Lihat', 'Verifikasi', 'Minta kelengkapan', 'Tolak']);
    expect(alert?.options?.[0]?.id).toBe(`act.see.${request.id}`);
  });

  test('brings its letters, but no sensitive one', () => {
    expect(letters.map(({ text, file }) => [text, file?.sha256])).toEqual([
      [
        'TD-2026-VHJTHDNC – Surat pengantar: surat.pdf (1 halaman) – penanda tangan: Siti Aminah (Plt), NIP ••••••••••••••2001',
        'a'.repeat(64),
      ],
      ['TD-2026-VHJTHDNC – CV: cv.jpg', 'e'.repeat(64)],
    ]);
  });

  test('leaves long and several-line answers for later', () => {
    const long = aRequest({ answers: { uraian: 'x'.repeat(61), lain: 'satu\ndua' } });
    expect(submittedAlert(long, service)[0]?.text.split('\n')).toHaveLength(3);
  });

  test('of an applicant who asked not to be named names nobody', () => {
    const [{ text } = { text: '' }] = submittedAlert(
      aRequest({ answers: { sembunyikan_identitas: true } }),
      service,
    );
    expect(text).toContain('Identitas disembunyikan');
    expect(text).not.toMatch(/Rina|Gajah/);
  });
});

test('each next one responsible gets the buttons of their step', () => {
  expect(labels(verifiedAlert(request, service)[0])).toEqual(['Lihat', 'Catat agenda']);
  expect(labels(registeredAlert(request, service)[0])).toEqual(['Lihat', 'Disposisi', 'Tolak']);
  expect(labels(disposedAlert(request, service, null)[0])).toEqual(['Lihat', 'Tindak lanjut']);
  expect(labels(completedItemsAlert(request, service)[0])).toEqual([
    'Lihat',
    'Verifikasi',
    'Minta kelengkapan',
    'Tolak',
  ]);
  expect(labels(withdrawnAlert(request, service)[0])).toEqual(['Lihat']);
  expect(labels(reopenedAlert(request, service, 'Belum bisa')[0])).toEqual(['Lihat', 'Selesaikan']);
});

test('says what the next one needs to know', () => {
  expect(registeredAlert(aRequest({ agendaNumber: '000.1/7' }), service)[0]?.text).toContain(
    'Nomor agenda: 000.1/7',
  );
  expect(disposedAlert(request, service, 'Hadiri')[0]?.text).toContain(
    'Unit: Bidang Aplikasi Informatika\nInstruksi: Hadiri',
  );
  expect(reopenedAlert(request, service, 'Berkas rusak')[0]?.text).toContain('Alasan: Berkas rusak');
});

test('a completion brings the letters that were asked for again, and only those', () => {
  const lacking = [
    { item: 'cv', because: 'tidak terbaca' },
    { item: 'kampus', because: 'perlu diperbaiki' },
    { item: 'ktp', because: 'tidak terbaca' },
  ];
  const [alert, ...letters] = completedItemsAlert(aRequest({ lacking }), service);
  expect(alert?.text).toContain('Dilengkapi: CV, Sekolah/kampus, Foto KTP');
  expect(letters.map(({ file }) => file?.name)).toEqual(['cv.jpg']);
});

test("the secretariat's operators hear of every unit's requests, once", () => {
  expect(operatorsOf('ikp')).toEqual({ roles: ['operator'], units: ['ikp', 'sekretariat'] });
  expect(operatorsOf('sekretariat')).toEqual({ roles: ['operator'], units: ['sekretariat'] });
});
