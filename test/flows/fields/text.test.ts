import { describe, expect, test } from 'vitest';
import { fieldRefusal, showAnswer } from '../../../flows/fields/index.ts';
import { contextWith, fieldOf, refusalOf, valueOf } from './support.ts';

const name = fieldOf('text', { label: 'Nama instansi', example: 'SMA Negeri 1' });
const story = fieldOf('long_text', { label: 'Uraian' });
const people = fieldOf('text', { label: 'Nama peserta', min: 2, max: 1000, lines: { countFrom: 'jumlah' } });
const local = fieldOf('text', { label: 'Usulan alamat', example: 'rina.safitri', localPart: true });

describe('text', () => {
  test.each([
    ['  untan  ', 'untan'],
    ['H1101221001', 'H1101221001'],
    ['123', '123'],
    ['Ärztekammer – Köln', 'Ärztekammer – Köln'],
    ['東京大学', '東京大学'],
    ['Dra. Siti, M.Si.', 'Dra. Siti, M.Si.'],
    ['a\u0000bc', 'a bc'],
    // One line is one line: staff must be able to tell whose the next one is.
    ['satu\r\n\n *Disposisi:* setuju', 'satu *Disposisi:* setuju'],
    ['Rina \u202Eukalas', 'Rina ukalas'],
    ['abc\ud800', 'abc'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(valueOf(typed, name)).toBe(kept);
  });

  test('an emoji counts as one sign, so a long name is not cut short', () => {
    expect(valueOf('😀'.repeat(99) + 'a', name)).toContain('😀a');
  });

  test.each(['', '   ', '...', '?!', '😀😀😀', '\u200b\u200b\u200b'])(
    '%j says nothing and is refused',
    (typed) => {
      expect(refusalOf(typed, name)).toMatch(/Nama instansi.*belum berisi.*SMA Negeri 1/);
    },
  );

  test('a text too short says how long it is and should be, with an example', () => {
    expect(refusalOf('ab', name)).toMatch(/sedikit 3 huruf.*baru 2.*SMA Negeri 1/);
  });

  test('a text too long says by how much', () => {
    expect(refusalOf('a'.repeat(101), name)).toMatch(/paling panjang 100 huruf.*101/);
  });

  test('a long text has its own limits', () => {
    expect(refusalOf('rusak', story)).toMatch(/sedikit 20 huruf.*baru 5/);
    expect(valueOf('Wifi di taman tidak dapat tersambung.\n\nSudah tiga hari.', story)).toContain('\n\n');
  });

  test('a button or a pin is no text', () => {
    const context = contextWith();
    expect(fieldRefusal(7, name, context)).toMatch(/tulis/);
  });
});

describe('as many names as another field says', () => {
  const two = { answers: { jumlah: 2 } };

  test.each([
    ['Rina Safitri, Budi Santoso', 'Rina Safitri\nBudi Santoso'],
    ['Rina Safitri\nBudi Santoso', 'Rina Safitri\nBudi Santoso'],
    ['1. Rina Safitri\n2) Budi Santoso\n', 'Rina Safitri\nBudi Santoso'],
    ['- Rina Safitri\n- Budi Santoso', 'Rina Safitri\nBudi Santoso'],
    ['Rina Safitri dan Budi Santoso', 'Rina Safitri\nBudi Santoso'],
    ['Rina Safitri, S.Kom\nBudi Santoso, M.T.', 'Rina Safitri, S.Kom\nBudi Santoso, M.T.'],
    ['Rina; Budi', 'Rina\nBudi'],
  ])('%j', (typed, kept) => {
    expect(valueOf(typed, people, two)).toBe(kept);
  });

  test('too few or too many names are counted', () => {
    expect(refusalOf('Rina Safitri', people, two)).toMatch(/perlu 2 nama.*kami baca 1/);
    expect(refusalOf('Rina, Budi, Siti', people, two)).toMatch(/perlu 2 nama.*kami baca 3/);
  });

  test('a line without a name is named', () => {
    expect(refusalOf('Rina, 12', people, two)).toContain('"12"');
  });

  test('without a number any count of names will do', () => {
    expect(valueOf('Rina, Budi, Siti', people)).toBe('Rina\nBudi\nSiti');
  });

  test('a stored answer no longer fits when the number changes', () => {
    const stored = 'Rina\nBudi';
    expect(fieldRefusal(stored, people, contextWith(two))).toBeNull();
    expect(fieldRefusal(stored, people, contextWith({ answers: { jumlah: 3 } }))).toMatch(/3 nama/);
    expect(showAnswer(stored, people)).toBe(stored);
  });
});

describe('the part of an address before the @', () => {
  test.each([
    ['rina.safitri', 'rina.safitri'],
    ['Rina.Safitri', 'rina.safitri'],
    ['r-safitri_2', 'r-safitri_2'],
  ])('%s', (typed, kept) => {
    expect(valueOf(typed, local)).toBe(kept);
  });

  test.each(['rina safitri', 'rina@pontianak.go.id', '.rina', 'rina..s', 'rína', 'rina.'])(
    '%s is refused',
    (typed) => {
      expect(refusalOf(typed, local)).toMatch(/sebelum tanda @.*rina\.safitri/);
    },
  );
});
