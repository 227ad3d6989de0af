import { describe, expect, test } from 'vitest';
import { isOneself } from '../../../flows/fields/read/oneself.ts';
import { fieldOf, readText } from './support.ts';

const mine = [
  'saya sendiri',
  'pak saya sendiri',
  'saya yang urus',
  'saya',
  'aku jak',
  'sayo dewek',
  'saye sorang',
  'atas nama saya',
  'sy langsung pak',
];
const others = [
  'saya dan dimas',
  'teman saya',
  'saya Rina',
  'bapak saya',
  'saya sama kawan',
  'bukan saya',
  'sendiri',
];

describe('who writes, named as the one who answers for it', () => {
  const person = fieldOf('text', { label: 'Penanggung jawab', holds: 'person' });
  test.each(mine)('"%s" is the name they have told', (text) => {
    expect(readText(text, person, { ownName: 'Rina Safitri' })).toMatchObject({
      ok: true,
      value: 'Rina Safitri',
    });
  });

  test('without a name that is known it is asked for', () => {
    expect(readText('saya sendiri', person)).toMatchObject({ ok: false });
  });

  test.each(others)('"%s" is somebody else, or more than one', (text) => {
    expect(isOneself(text)).toBe(false);
  });
});
