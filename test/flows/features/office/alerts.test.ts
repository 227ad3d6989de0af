import { describe, expect, test } from 'vitest';
import { cityService } from '../../../support/city-service.ts';
import {
  completedItemsAlert,
  disposedAlert,
  operatorsOf,
  registeredAlert,
  reopenedAlert,
  supportingAlert,
  submittedAlert,
  verifiedAlert,
  withdrawnAlert,
} from '../../../../flows/features/office/alerts.ts';
import { aRequest, aService } from '../../../support/context.ts';
import { labels } from '../../../support/play.ts';
import { city } from '../../../support/pontianak.ts';

const service = aService();
const request = aRequest();

describe('a new request', () => {
  const [alert, ...more] = submittedAlert(request, service);

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
    expect(labels(alert)).toEqual(['Lihat', 'Verifikasi', 'Minta kelengkapan', 'Tolak', 'Lihat berkas']);
    expect(alert?.options?.[1]?.id).toBe(`act.verify.${request.id}.1`);
    expect(alert?.options?.[0]?.id).toBe(`act.see.${request.id}`);
  });

  test('pushes no letter to anybody: who has one on their phone stands in the history', () => {
    expect(more).toEqual([]);
    const closed = aRequest({ letters: aRequest().letters.slice(2) });
    expect(labels(submittedAlert(closed, service)[0])).not.toContain('Lihat berkas');
  });

  test('says first of all what is booked', () => {
    const waktu = { date: '2026-12-02', from: '09:00', to: '11:00' };
    const answers = { ruangan: 'meeting_room', kegiatan: 'Rapat', pimpinan: 'Sekretaris', jumlah: 20, waktu };
    const [alert] = submittedAlert(aRequest({ service: 'ruang', answers }), cityService('ruang'));
    expect(alert?.text.split('\n')[2]).toBe('Waktu: Rabu, 2 Desember 2026, pukul 09.00–11.00');
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
  expect(labels(disposedAlert(request, service, city.units)[0])).toEqual([
    'Lihat',
    'Tindak lanjut',
    'Tulis kepada pemohon',
  ]);
  expect(labels(supportingAlert(request, service, city.units)[0])).toEqual([
    'Lihat',
    'Tulis catatan',
    'Tulis kepada pemohon',
  ]);
  expect(labels(completedItemsAlert(request, service)[0])).toEqual([
    'Lihat',
    'Verifikasi',
    'Minta kelengkapan',
    'Tolak',
    'Lihat berkas',
  ]);
  expect(labels(withdrawnAlert(request, service)[0])).toEqual(['Lihat']);
  expect(labels(reopenedAlert(request, service, 'Belum bisa')[0])).toEqual(['Lihat', 'Selesaikan']);
});

test('says what the next one needs to know', () => {
  expect(registeredAlert(aRequest({ agendaNumber: '000.1/7' }), service)[0]?.text).toContain(
    'Nomor agenda: 000.1/7',
  );
  const disposition = { instruction: 'Hadiri', actor: 'Dewi', role: 'head', at: '2026-11-23T02:00:00.000Z' };
  expect(disposedAlert(aRequest({ disposition }), service, city.units)[0]?.text).toContain(
    'Instruksi: Hadiri',
  );
  expect(disposedAlert(request, service, city.units)[0]?.text).toMatch(
    /^Disposisi untuk Bidang Aplikasi Informatika – \*Permohonan magang\*/,
  );
  const [sheet, onPaper] = disposedAlert(
    aRequest({
      supporting: ['ikp', 'persandian'],
      dueOn: '2026-11-27',
      disposition: {
        ...disposition,
        paper: {
          sha256: 'f'.repeat(64),
          shown: 'e'.repeat(64),
          name: 'lembar.jpg',
          mime: 'image/jpeg',
          bytes: 9,
        },
      },
    }),
    service,
    city.units,
  );
  expect(sheet).toMatchObject({ file: { sha256: 'e'.repeat(64), name: 'lembar.jpg' } });
  expect(onPaper?.text).toContain(
    [
      'Penanggung jawab: Bidang Aplikasi Informatika',
      'Pendamping: Bidang Informasi dan Komunikasi Publik, Bidang Persandian dan Statistik',
      'Instruksi: Hadiri',
      'Batas waktu: Jumat, 27 November 2026',
      'Disposisi tertulis Kepala Dinas, dicatat arsiparis',
    ].join('\n'),
  );
  expect(reopenedAlert(request, service, 'Berkas rusak')[0]?.text).toContain('Alasan: Berkas rusak');
});

test('a completion says what was there before beside what is there now', () => {
  const [surat] = aRequest().letters;
  const completed = aRequest({
    completion: {
      at: '2026-11-23T02:00:00.000Z',
      items: [
        { item: 'surat', because: 'tidak terbaca' },
        { item: 'kampus', because: 'perlu diperbaiki', before: 'untan' },
      ],
      letters: surat ? [{ ...surat, name: 'buram.pdf' }] : [],
    },
  });
  const [alert] = completedItemsAlert(completed, service);
  expect(alert?.text).toContain(
    '• Surat pengantar: buram.pdf (1 halaman · 1 KB) → surat.pdf (1 halaman · 1 KB)\n• Sekolah/kampus: untan → Universitas Tanjungpura',
  );
  expect(labels(alert)).toContain('Bandingkan berkas');
});

test("the secretariat's operators hear of every unit's requests, once", () => {
  expect(operatorsOf('ikp', city.units)).toEqual({ roles: ['operator'], units: ['ikp', 'sekretariat'] });
  expect(operatorsOf('sekretariat', city.units)).toEqual({ roles: ['operator'], units: ['sekretariat'] });
});
