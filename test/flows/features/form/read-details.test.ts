import { expect, test } from 'vitest';
import { readDetails } from '../../../../flows/features/form/read-details.ts';

const name = 'Rina Safitri';
const email = 'rina@contoh.id';

test.each([
  [
    'Rina Safitri, Jl. Gajah Mada 10, Pontianak, rina@contoh.id',
    { name, institution: 'Jl. Gajah Mada 10, Pontianak', email },
  ],
  ['Rina Safitri\nUntan\nrina@contoh.id', { name, institution: 'Untan', email }],
  ['Rina Safitri, S.Kom., M.M., dari Untan', { name: 'Rina Safitri, S.Kom., M.M.', institution: 'Untan' }],
  ['nama saya Rina Safitri, alamat jl merdeka 5', { name, institution: 'jl merdeka 5' }],
  [
    'nama: Rina Safitri\nalamat: jl merdeka 5\nhp: 0812 3456 7890\nemail: rina@contoh.id',
    { name, institution: 'jl merdeka 5', phone: '0812 3456 7890', email },
  ],
  ['Rina Safitri dan email rina@contoh.id', { name, email }],
])('of %j each detail is read for itself', (text, expected) => {
  expect(readDetails(text, true)).toEqual(expected);
});

test.each([
  'Rina Safitri',
  'Rina Safitri, S.Kom.',
  'Safitri, Rina',
  'rina@contoh.id',
  'Jl. Merdeka 5, rina@contoh.id',
])('%j is one answer to the name, or none', (text) => {
  expect(readDetails(text, true)).toBeNull();
});

test.each([
  ['Jl. Gajah Mada 10, Pontianak, rina@contoh.id', { institution: 'Jl. Gajah Mada 10, Pontianak', email }],
  ['rina@contoh.id', { email }],
  ['Untan, emailnya rina@contoh.id', { institution: 'Untan', email }],
  ['Jl. Gajah Mada 10, Pontianak', null],
])('of the second question %j holds address and mail', (text, expected) => {
  expect(readDetails(text, false)).toEqual(expected);
});
