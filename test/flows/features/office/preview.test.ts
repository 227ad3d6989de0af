import { describe, expect, test } from 'vitest';
import type { State } from '../../../../domain/state.ts';
import type { Role } from '../../../../domain/role.ts';
import type { Step } from '../../../../flows/features/office/act.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import type { Effect, Result } from '../../../../flows/kernel/effect.ts';
import { answerOf, button, done, labels, play, staffContext } from '../../../support/play.ts';
import { aRequest, known } from '../../../support/context.ts';

const sha256 = 'f'.repeat(64);
const file = { kind: 'file', sha256, name: 'hasil.pdf', mime: 'application/pdf', bytes: 10 } as const;
const inspection = known(
  { fact: 'inspection', sha256, name: file.name, mime: file.mime },
  { sha256, name: file.name, mime: file.mime, bytes: 10, type: 'pdf', pages: 2 },
);

const scene = (act: Step | 'write', state: State, role: Role = 'operator') => {
  const request = aRequest({ state, version: 4 });
  const base = staffContext({ role }, [request]);
  const context = { ...base, facts: new Map([...base.facts, inspection]) };
  return (...inputs: (string | Event)[]): Result =>
    play(context, [button(`act.${act}.${request.id}`), ...inputs]);
};

type Shown = { act: Step | 'write'; state: State; role?: Role; answers: string[]; reads: string };

/** Every step and message that an applicant reads of, what was asked for it, and a piece of what they will read. */
const shown: Shown[] = [
  {
    act: 'request_completion',
    state: 'submitted',
    answers: ['[CV]', '[Selesai memilih]', '[Tidak terbaca]'],
    reads: '> • CV: tidak terbaca.',
  },
  { act: 'reject', state: 'submitted', answers: ['[Permohonan ganda]'], reads: 'Permohonan ganda' },
  {
    act: 'dispose',
    state: 'registered',
    role: 'head',
    answers: ['[Bidang Aplikasi Informatika]', '[Tindak lanjuti]'],
    reads: 'didisposisikan',
  },
  { act: 'start', state: 'disposed', answers: ['Hubungi Ibu Dewi.'], reads: '> Hubungi Ibu Dewi.' },
  { act: 'complete', state: 'in_progress', answers: ['Surat terbit.'], reads: 'Surat terbit.' },
  { act: 'write', state: 'in_progress', answers: ['Mohon datang Senin.'], reads: '> Mohon datang Senin.' },
];

describe.each(shown)('$act', ({ act, state, role, answers, reads }) => {
  const go = scene(act, state, role);

  test('is shown as the applicant will read it, and nothing has happened yet', () => {
    const result = go(...answers);
    expect(answerOf(result).text).toContain('*Yang akan dibaca pemohon*');
    expect(answerOf(result).text).toContain(reads);
    expect(labels(answerOf(result))).toEqual(['Kirim', 'Ubah', 'Batal']);
    expect(done(result.effects)).toEqual([]);
  });

  test.each(['[Kirim]', 'kirim', 'ya', 'ok', 'ya kirim'])('goes with %s', (yes) => {
    expect(done(go(...answers, yes).effects)[0]?.type).toBe(act === 'write' ? 'relay' : 'transition');
  });

  test.each(['[Ubah]', 'tidak', 'kembali'])('%s asks the question before once more', (no) => {
    const result = go(...answers, no);
    expect(done(result.effects)).toEqual([]);
    expect(result.session.at).toMatchObject({ name: 'staff', action: act });
    expect(result.session.at).not.toMatchObject({ stage: 'preview' });
  });

  test('is left with nothing done', () => {
    const result = go(...answers, 'batal');
    expect(done(result.effects)).toEqual([]);
    expect(result.session.at).toEqual({ name: 'menu' });
  });
});

/** What of a step or message the applicant is sent. */
const sent = (effects: readonly Effect[]) =>
  done(effects).map((effect) => {
    if (effect.type === 'transition') return [effect.note, effect.resultFile?.name];
    return effect.type === 'relay' ? [effect.text, effect.file?.name] : [];
  })[0];

describe.each([
  { act: 'complete', state: 'in_progress' },
  { act: 'write', state: 'in_progress' },
] as const)('the words and the file of $act', ({ act, state }) => {
  const go = scene(act, state);
  const words = 'Surat keterangan terlampir.';
  const withCaption = { ...file, caption: words };

  test.each<{ order: string; inputs: (string | Event)[] }>([
    { order: 'the file after the words', inputs: [words, file] },
    { order: 'the file before the words', inputs: [file, words] },
    { order: 'the words as its caption', inputs: [withCaption] },
    { order: 'the words written anew', inputs: ['Surat sudah jadi.', file, words] },
    { order: 'the file in place of another', inputs: [words, file, file] },
  ])('go together: $order', ({ inputs }) => {
    const result = go(...inputs);
    expect(answerOf(result).text).toContain('> [berkas: hasil.pdf]');
    expect(answerOf(result).text).toContain(words);
    expect(answerOf(result).text).not.toContain('belum ada');
    expect(sent(go(...inputs, '[Kirim]').effects)).toEqual([words, 'hasil.pdf']);
  });

  test.each([
    'Surat keterangan terlampir.',
    'Hasilnya saya lampirkan',
    'silakan lihat berkasnya',
    'cek file ini',
  ])('words that name a file nobody sent say so: %s', (named) => {
    expect(answerOf(go(named)).text).toContain('*belum ada* berkasnya');
    expect(sent(go(named, '[Kirim]').effects)).toEqual([named, undefined]);
  });

  test('words that name none say nothing of it', () => {
    expect(answerOf(go('Surat sudah bisa diambil.')).text).not.toContain('belum ada');
  });
});

test('what follows from a step waits as long as the city says, with the button that takes it back', () => {
  const request = aRequest({ version: 4 });
  const base = staffContext({}, [request]);
  const context = { ...base, settings: { ...base.settings, undoSeconds: 30 } };
  const result = play(context, [button(`act.reject.${request.id}`), '[Permohonan ganda]', '[Kirim]']);
  const [change, ...more] = done(result.effects);
  expect(change).toMatchObject({ type: 'transition', held: { seconds: 30, effects: [{ type: 'tell' }] } });
  expect(more).toEqual([]);
  expect(answerOf(result).text).toContain('Terkirim dalam 30 detik');
  expect(labels(answerOf(result))[0]).toBe('Urungkan');
});

test('a file that comes while a step waits to go out is not thrown away in silence: how to send it along is said', () => {
  const request = aRequest({ version: 4 });
  const base = staffContext({}, [request]);
  const settings = { ...base.settings, undoSeconds: 30 };
  const held = known({ fact: 'held', requestId: request.id }, []);
  const context = { ...base, settings, facts: new Map([...base.facts, inspection, held]) };
  const sent = ['[Permohonan ganda]', '[Kirim]'];
  const result = play(context, [button(`act.reject.${request.id}`), ...sent, file]);
  expect(answerOf(result).text).toContain('*tidak* ikut terkirim');
  expect(labels(answerOf(result))).toEqual(['Urungkan']);
  expect(done(result.effects)).toMatchObject([{ type: 'forget_file' }]);
});
