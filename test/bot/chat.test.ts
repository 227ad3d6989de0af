import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readLine } from '../../bot/chat/read-line.ts';
import { showMessage } from '../../bot/chat/show-message.ts';
import { built } from '../support/built.ts';
import { openScriptedSimulator, type ScriptedSimulator } from '../support/scripted-simulator.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let simulator: ScriptedSimulator;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teman-chat-'));
  simulator = await openScriptedSimulator(({ event }) => {
    const options = [
      { id: 'yes', label: 'Setuju' },
      { id: 'no', label: 'Tidak setuju' },
    ];
    if (event.kind === 'text' && event.text === 'tanya')
      return [{ text: 'Sebentar.' }, { text: '*Setuju?*', options }];
    if (event.kind === 'text') return [{ text: `Anda menulis ${JSON.stringify(event.text)}` }];
    if (event.kind === 'button') return [{ text: `Anda menekan ${event.option}` }];
    if (event.kind === 'file')
      return [{ text: `Diterima ${event.name} ${event.mime} ${String(event.bytes.length)}` }];
    return [{ text: event.kind === 'contact' ? `Kontak ${event.phone}` : event.kind }];
  });
});

beforeEach(() => {
  simulator.inbox.length = 0;
});

afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

const chat = (
  lines: string[],
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...built('bot/chat.ts'), ...args], { cwd: root });
    const heard = { out: '', err: '' };
    child.stdout.on('data', (piece: Buffer) => (heard.out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (heard.err += piece.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...heard }));
    child.stdin.end(lines.join('\n'));
  });

test('a conversation from a pipe waits for every answer', async () => {
  const { code, out, err } = await chat(
    ['halo', '', 'tanya', '1'],
    '--url',
    simulator.base,
    '--chat',
    '628990001',
  );
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'Anda │ halo',
    'bot │ Anda menulis "halo"',
    'Anda │ tanya',
    'bot │ Sebentar.',
    'bot │ *Setuju?*',
    '    │ ',
    '    │ 1. Setuju',
    '    │ 2. Tidak setuju',
    'Anda │ 1',
    'bot │ Anda menulis "1"',
    '',
  ]);
  expect(simulator.inbox[0]).toMatchObject({ channel: 'whatsapp', address: '628990001' });
});

test('on Telegram a person presses buttons, sends files and shares the contact', async () => {
  const path = join(folder, 'surat pengantar.pdf');
  await writeFile(path, 'isi surat');
  const { code, out } = await chat(
    [
      'tanya',
      '/2',
      '/9',
      `/file "${path}"`,
      '/file /tidak/ada.pdf',
      '/contact',
      'a\\nb',
      '/keluar',
      'tidak sampai',
    ],
    ...['--url', simulator.base, '--channel', 'telegram'],
  );
  expect(code).toBe(0);
  expect(out).toContain('bot │ *Setuju?*\n    │ [/1 Setuju] [/2 Tidak setuju]');
  expect(out).toContain('bot │ Anda menekan no');
  expect(out).toContain('Tidak ada tombol /9.');
  expect(out).toContain('bot │ Diterima surat pengantar.pdf application/pdf 9');
  expect(out).toContain('Berkas /tidak/ada.pdf tidak terbaca.');
  expect(out).toContain('bot │ Kontak +6281200000011');
  expect(out).toContain('Anda menulis "a\\nb"');
  expect(out).not.toContain('tidak sampai');
});

test('where no server runs it says how to start one', async () => {
  const { code, err } = await chat(['halo'], '--url', 'http://127.0.0.1:9');
  expect(code).toBe(1);
  expect(err).toBe(
    'Tidak ada Teman DISKO di http://127.0.0.1:9. Jalankan "npm start" di jendela lain, lalu coba lagi.\n',
  );
});

test.each([
  [['--channel', 'sms'], /^--channel: /],
  [['--url', 'bukan url'], /^--url: /],
  [['--colour', 'red'], /colour/],
])('%j is refused', async (args, sentence) => {
  const { code, err } = await chat([], ...args);
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
});

describe('a line', () => {
  test.each([
    ['  ', { kind: 'nothing' }],
    [' halo ', { kind: 'text', text: 'halo' }],
    ['/start', { kind: 'text', text: '/start' }],
    ['12', { kind: 'text', text: '12' }],
    ['/12', { kind: 'press', number: 12 }],
    ['/contact', { kind: 'contact', phone: null }],
    ['/contact 0812', { kind: 'contact', phone: '0812' }],
    ['/file a b.PNG', { kind: 'file', path: 'a b.PNG', name: 'a b.PNG', mime: 'image/png' }],
    ['/file', { kind: 'text', text: '/file' }],
    ['/keluar', { kind: 'leave' }],
    ['/?', { kind: 'help' }],
  ])('%j', (typed, line) => {
    expect(readLine(typed)).toEqual(line);
  });
});

test('marks become bold and italics where there are colours', () => {
  const message = {
    seq: 1,
    text: '*Nama* (1/7)\n_Ketik *batal*_ a_b',
    options: [],
    file: { name: 'a.pdf', url: 'http://x/1' },
  };
  expect(showMessage(message, { buttons: true, colours: false })).toBe(
    'bot │ [a.pdf] http://x/1\n    │ *Nama* (1/7)\n    │ _Ketik *batal*_ a_b',
  );
  expect(showMessage(message, { buttons: true, colours: true })).toContain('\x1b[1mNama\x1b[22m (1/7)');
  expect(showMessage(message, { buttons: true, colours: true })).toContain(
    '\x1b[3mKetik \x1b[1mbatal\x1b[22m\x1b[23m a_b',
  );
});
