import { describe, expect, test } from 'vitest';
import { asButtonText, asListText, choices } from '../../app/render-text.ts';
import type { Message, Option } from '../../flows/kernel/message.ts';

const yes: Option = { id: 'yes', label: 'Setuju' };
const no: Option = { id: 'no', label: 'Tidak setuju' };
const name: Option = { id: 'name', label: 'Nama: Rina', kind: 'line' };
const count: Option = { id: 'count', label: 'Jumlah: 3', kind: 'line' };
const back: Option = { id: 'back', label: 'Kembali', kind: 'nav' };

type Look = { because: string; message: Message; list: string; text: string; buttons: Option[] };
const looks: Look[] = [
  { because: 'a bare text', message: { text: 'Halo' }, list: 'Halo', text: 'Halo', buttons: [] },
  {
    because: 'options',
    message: { text: 'Setuju?', options: [yes, no] },
    list: 'Setuju?\n\n1. Setuju\n2. Tidak setuju',
    text: 'Setuju?',
    buttons: [yes, no],
  },
  {
    because: 'a nav option, which is a button but never a number',
    message: { text: 'Setuju?', options: [back, yes, no] },
    list: 'Setuju?\n\n1. Setuju\n2. Tidak setuju',
    text: 'Setuju?',
    buttons: [back, yes, no],
  },
  {
    because: 'lines, which are numbers but never buttons',
    message: { text: 'Periksa', options: [name, count, yes, back] },
    list: 'Periksa\n\n1. Nama: Rina\n2. Jumlah: 3\n3. Setuju',
    text: 'Periksa\n\n1. Nama: Rina\n2. Jumlah: 3',
    buttons: [yes, back],
  },
  {
    because: 'a line after a button, which keeps its number',
    message: { text: 'Periksa', options: [yes, name, back, count] },
    list: 'Periksa\n\n1. Setuju\n2. Nama: Rina\n3. Jumlah: 3',
    text: 'Periksa\n\n2. Nama: Rina\n3. Jumlah: 3',
    buttons: [yes, back],
  },
  {
    because: 'a label of several lines, which stays one line',
    message: { text: 'Periksa', options: [{ ...name, label: 'Nama: Rina\n  Budi' }] },
    list: 'Periksa\n\n1. Nama: Rina Budi',
    text: 'Periksa\n\n1. Nama: Rina Budi',
    buttons: [],
  },
  {
    because: 'no text, only a file and a choice',
    message: { text: '', options: [yes] },
    list: '1. Setuju',
    text: '',
    buttons: [yes],
  },
];

test.each(looks)('a message with $because', ({ message, list, text, buttons }) => {
  expect(asListText(message)).toBe(list);
  expect(asButtonText(message)).toEqual({ text, buttons });
});

test('a number typed means the same choice in both looks', () => {
  const message: Message = { text: '?', options: [back, yes, name, no, count] };
  const numbers = (text: string): string[][] =>
    [...text.matchAll(/^(\d+)\. (.*)$/gm)].map(([, n = '', label = '']) => [n, label]);
  for (const [number, label] of [...numbers(asListText(message)), ...numbers(asButtonText(message).text)]) {
    expect(choices(message)[Number(number) - 1]?.label).toBe(label);
  }
});

describe('the footer is in small print', () => {
  const footers: [string, string][] = [
    ['Ketik *batal* untuk berhenti.', '_Ketik *batal* untuk berhenti._'],
    ['_Ketik *batal* untuk berhenti._', '_Ketik *batal* untuk berhenti._'],
    ['Draf, _menunggu penetapan_', 'Draf, _menunggu penetapan_'],
    ['Satu\nDua', '_Satu_\n_Dua_'],
    ['_Satu_\nDua\n', '_Satu_\n_Dua_\n'],
    ['berkas surat_magang_final.pdf', '_berkas surat_magang_final.pdf_'],
  ];
  test.each(footers)('%j', (footer, shown) => {
    expect(asListText({ text: 'Halo', options: [yes], footer })).toBe(`Halo\n\n1. Setuju\n\n${shown}`);
    expect(asButtonText({ text: 'Halo', options: [yes], footer }).text).toBe(`Halo\n\n${shown}`);
  });

  test('and an empty one is left out', () => {
    expect(asListText({ text: 'Halo', footer: '' })).toBe('Halo');
  });
});
