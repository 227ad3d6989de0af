import { describe, expect, test } from 'vitest';
import {
  completedText,
  disposedText,
  inProgressText,
  needsCompletionText,
  rejectedText,
  submittedText,
  withdrawnText,
} from '../../../../flows/features/office/applicant-texts.ts';
import type { Disposition } from '../../../../flows/features/requests/request.ts';
import { aRequest, aService } from '../../../support/context.ts';
import { city } from '../../../support/pontianak.ts';

const service = aService();
const letter = { item: 'surat', because: 'belum ditandatangani pimpinan institusi' };
const field = { item: 'peserta', because: 'Sebutkan yang magang saja.' };

test('after Kirim the applicant knows number, next step and date', () => {
  expect(submittedText('TD-2026-VHJTHDNC', '2026-11-30').text).toBe(
    'Permohonan Anda *diterima*.\nNomor: *TD-2026-VHJTHDNC*\nBerikutnya: operator memeriksa kelengkapan. Kami kabari di sini, paling lambat *Senin, 30 November 2026*.\nKetik *status* kapan saja.',
  );
});

describe('what is lacking', () => {
  test.each([
    [[letter], 'Kirim berkas yang baru di sini. Isian lain tidak perlu diulang.'],
    [[field], 'Jawab lagi bagian itu di sini. Isian lain tidak perlu diulang.'],
    [[letter, field], 'Lengkapi bagian itu di sini. Isian lain tidak perlu diulang.'],
  ])('%o', (lacking, how) => {
    const lines = needsCompletionText(aRequest({ lacking }), service).text.split('\n');
    expect(lines[0]).toBe('Permohonan *TD-2026-VHJTHDNC* perlu dilengkapi:');
    expect(lines.slice(1, -1)).toEqual(
      lacking.map(({ item }) =>
        item === 'surat'
          ? '• Surat pengantar: belum ditandatangani pimpinan institusi.'
          : '• Jumlah peserta: Sebutkan yang magang saja.',
      ),
    );
    expect(lines.at(-1)).toBe(how);
  });
});

const decided = (more: Partial<Disposition> = {}): Disposition => ({
  instruction: 'Tindak lanjuti',
  actor: 'Dewi',
  role: 'head',
  at: '2026-11-23T02:00:00.000Z',
  ...more,
});

test('the disposition names unit and instruction', () => {
  const { text } = disposedText(aRequest({ unit: 'ikp', disposition: decided() }), city.units);
  expect(text).toContain('*didisposisikan* Kepala Dinas kepada *Bidang Informasi dan Komunikasi Publik*.');
  expect(text).toContain('Instruksi: Tindak lanjuti');
  expect(disposedText(aRequest(), city.units).text).not.toContain('Instruksi');
});

test('the disposition says when it was made on paper, by a deputy, or to several units', () => {
  const paper = { sha256: 'f'.repeat(64), name: 'lembar.jpg', mime: 'image/jpeg', bytes: 9 };
  const onPaper = aRequest({ disposition: decided({ role: 'records_officer', paper }), supporting: ['ikp'] });
  expect(disposedText(onPaper, city.units).text).toContain(
    '*didisposisikan* Kepala Dinas (disposisi tertulis) kepada *Bidang Aplikasi Informatika*, didampingi Bidang Informasi dan Komunikasi Publik.',
  );
  const byDeputy = aRequest({ disposition: decided({ role: 'plh' }) });
  expect(disposedText(byDeputy, city.units).text).toContain('*didisposisikan* Plh. Kepala Dinas kepada');
});

test('the follow-up says who to contact', () => {
  expect(inProgressText(aRequest(), 'Hubungi Sari', city.units).text).toContain(
    '*ditindaklanjuti* Bidang Aplikasi Informatika.\nHubungi Sari',
  );
});

test('a rejection says why and how to apply again', () => {
  const { text } = rejectedText(aRequest(), service, 'Kuota penuh');
  expect(text).toContain('*ditolak*.\nAlasan: Kuota penuh');
  expect(text).toContain('ketik *menu*, lalu pilih *Permohonan magang*');
});

test('a withdrawal is confirmed', () => {
  expect(withdrawnText(aRequest(), service).text).toContain('*TD-2026-VHJTHDNC* sudah *dibatalkan*');
});

describe('the outcome', () => {
  const message = completedText(aRequest({ outcome: 'Surat terbit' }), service, city.clocks);

  test('is told with a rating whose number is its place, and a way to say it is not finished', () => {
    expect(message.text).toContain('*selesai*.\nHasil: Surat terbit');
    expect(message.options?.map(({ id }) => id)).toEqual([
      ...[1, 2, 3, 4, 5].map((n) => `rate.${aRequest().id}.${n}`),
      `reopen.${aRequest().id}`,
    ]);
    expect(message.options?.at(-1)?.label).toBe('Belum selesai');
  });
});
