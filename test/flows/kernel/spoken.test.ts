import { expect, test } from 'vitest';
import { commands } from '../../../flows/conversation.ts';
import { commandIn } from '../../../flows/kernel/commands.ts';
import { agrees, comesLater, disagrees, goesOn, hasNone, sends } from '../../../flows/kernel/spoken.ts';

const meanings = { agrees, disagrees, goesOn, hasNone, comesLater, sends };

test.each([
  ['IYA DONG KAK', 'agrees'],
  ['sudah benar', 'agrees'],
  ['oke siap', 'agrees'],
  ['ga', 'disagrees'],
  ['tadak', 'disagrees'],
  ['Lanjut aja, min!', 'goesOn'],
  ['next', 'goesOn'],
  ['ga ada', 'hasNone'],
  ['gak ada kak', 'hasNone'],
  ['tidak ada.', 'hasNone'],
  ['blm ada', 'comesLater'],
  ['nanti aja ya', 'comesLater'],
  ['suratnya menyusul', 'comesLater'],
  ['kirim dong', 'sends'],
  ['ya, kirim sekarang', 'sends'],
  ['Tidak ada sinyal di rumah', null],
  ['Lanjutan rapat', null],
  ['kirim surat ke wali kota', null],
  ['nanti malam', null],
])('%s: %s', (text, meaning) => {
  const found = Object.entries(meanings).find(([, means]) => means(text));
  expect(found?.[0] ?? null).toBe(meaning);
});

test.each([
  ['batal aja', 'batal'],
  ['ga jadi', 'batal'],
  ['cancel', 'batal'],
  ['balik', 'kembali'],
  ['kembali dong', 'kembali'],
  ['Help', 'bantuan'],
  ['cek status', 'status'],
  ['status permohonan saya', 'status'],
  ['udah sampai mana ya?', 'status'],
  ['kembali ke menu', 'menu'],
  ['Kembali ke sekolah', null],
  ['batal nikah', null],
  ['toString', null],
])('%s is the word %s', (text, word) => {
  const said = commandIn(commands)(text);
  expect(commands.has(said) ? said : null).toBe(word);
});
