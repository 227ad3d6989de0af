import { expect, test } from 'vitest';
import {
  keyboardAfter,
  keyboardOf,
  pageIn,
  questionIn,
  withoutQuestion,
} from '../../../bot/channels/telegram/keyboard.ts';
import type { Option } from '../../../flows/kernel/message.ts';

const option = (label: string, kind?: 'nav'): Option => ({ id: `q1.${label}`, label, ...(kind && { kind }) });
const back = option('Kembali', 'nav');
const cancel = option('Batal', 'nav');
const long = (count: number): Option[] =>
  Array.from({ length: count }, (_, n) => option(`Sebuah pilihan yang panjang ke-${n + 1}`));
const labels = (options: Option[], page?: number) =>
  keyboardOf(options, page)?.inline_keyboard.map((row) => row.map(({ text }) => text));

test('short labels stand side by side, long ones alone, Kembali and Batal at the end', () => {
  expect(labels([back, option('Ya'), option('Tidak'), ...long(1), cancel])).toEqual([
    ['Ya', 'Tidak'],
    ['Sebuah pilihan yang panjang ke-1'],
    ['Kembali', 'Batal'],
  ]);
});

test('no options are no keyboard', () => {
  expect(keyboardOf([])).toBeNull();
});

test('what does not fit into eight rows goes on pages, and every option is on one of them', () => {
  const options = [...long(20), back, cancel];
  const pages = [0, 1, 2, 3].map((page) => labels(options, page) ?? []);
  for (const page of pages) expect(page.length).toBeLessThanOrEqual(8);
  expect(pages.map((page) => page.at(-2))).toEqual([
    ['2/4 »'],
    ['« 1/4', '3/4 »'],
    ['« 2/4', '4/4 »'],
    ['« 3/4'],
  ]);
  expect(pages.flat().filter(([label]) => label?.startsWith('Sebuah'))).toHaveLength(20);
  expect(labels(options, 99)).toEqual(pages[3]);
  expect(labels(long(8))).toHaveLength(8);
});

test('callback data is what Telegram takes: 1 to 64 bytes', () => {
  for (const button of keyboardOf([...long(20), back], 1)?.inline_keyboard.flat() ?? [])
    expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
  expect(pageIn('p.12')).toBe(12);
  for (const other of ['p.', 'p.1000', 'q1.p.1', 'act.see.1']) expect(pageIn(other)).toBeNull();
  expect(questionIn('q17.opt.a')).toBe(17);
  expect(questionIn('act.see.x')).toBeNull();
});

test('after a press stands what was chosen; buttons that last stay', () => {
  const mixed = {
    inline_keyboard: [
      [
        { text: 'Lihat', callback_data: 'act.see.1' },
        { text: 'Ya', callback_data: 'q3.yes' },
      ],
    ],
  };
  expect(keyboardAfter(mixed, 'q3.yes')).toEqual({
    inline_keyboard: [
      [{ text: 'Lihat', callback_data: 'act.see.1' }],
      [{ text: '✓ Ya', callback_data: '-' }],
    ],
  });
  expect(keyboardAfter(mixed, 'act.see.1')).toBeNull();
  expect(keyboardAfter(mixed, 'q9.gone')).toBeNull();
  expect(withoutQuestion({ inline_keyboard: [[{ text: 'Ya', callback_data: 'q3.yes' }]] })).toEqual({
    inline_keyboard: [],
  });
});

test('the days of a month stand in rows, headings and empty places do nothing', () => {
  const cells: Option[] = [
    ...['Sen', 'Sel', 'Rab'].map((label): Option => ({ id: 'q1.-', label, kind: 'blank' })),
    ...['1', '2', '3', '4'].map((label): Option => ({ id: `q1.day.${label}`, label, kind: 'cell' })),
  ];
  const keyboard = keyboardOf([...cells, option('Desember ›'), back, cancel], 0, 3);
  expect(keyboard?.inline_keyboard.map((row) => row.map(({ text }) => text))).toEqual([
    ['Sen', 'Sel', 'Rab'],
    ['1', '2', '3'],
    ['4', '·', '·'],
    ['Desember ›'],
    ['Kembali', 'Batal'],
  ]);
  const data = keyboard?.inline_keyboard.flat().map(({ callback_data }) => callback_data) ?? [];
  expect(data.slice(0, 4)).toEqual(['-', '-', '-', 'q1.day.1']);
  expect(data.slice(7, 9)).toEqual(['-', '-']);
});

test('a whole month with its weekdays is one page', () => {
  const cells = Array.from({ length: 42 }, (_, n): Option => ({
    id: `q1.day.${n}`,
    label: `${n}`,
    kind: 'cell',
  }));
  expect(keyboardOf([...cells, back], 0, 7)?.inline_keyboard).toHaveLength(7);
});
