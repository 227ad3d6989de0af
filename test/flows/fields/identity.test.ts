import { describe, expect, test } from 'vitest';
import { fieldRefusal, showAnswer } from '../../../flows/fields/index.ts';
import { contextWith, fieldOf, readText, refusalOf, valueOf } from './support.ts';

const nik = fieldOf('nik', { label: 'NIK' });
const nip = fieldOf('nip', { label: 'NIP' });
const context = contextWith();

describe('NIK', () => {
  test.each([
    '6171010101900001',
    '6171 0101 0190 0001',
    '617101-010190-0001',
    ' 6171.0101.0190.0001 ',
    '6171014101900001',
  ])('%s', (typed) => {
    expect(valueOf(typed, nik)).toBe(typed.replace(/\D/g, ''));
  });

  test.each([
    ['617101010190000', /16 angka/],
    ['61710101019000011', /16 angka/],
    ['617101010190000A', /tanpa huruf/],
    ['0071010101900001', /kode provinsi/],
    ['', /16 angka/],
  ])('%j is refused', (typed, sentence) => {
    expect(refusalOf(typed, nik)).toMatch(sentence);
  });

  test('an unlikely birth date is asked back, and taken when confirmed', () => {
    const reading = readText('6171019913900001', nik);
    expect(reading).toMatchObject({ ok: 'ask', value: '6171019913900001' });
    expect(fieldRefusal('6171019913900001', nik, context)).toBeNull();
  });

  test('no sentence repeats more than its last four digits', () => {
    const reading = readText('6171019913900001', nik);
    expect(reading.ok === true ? '' : reading.say).not.toContain('617101991390');
    expect(showAnswer('6171010101900001', nik)).toBe('************0001');
  });
});

describe('NIP', () => {
  test.each(['198503122010011004', '19850312 201001 1 004', '199001012022211001'])('%s', (typed) => {
    expect(valueOf(typed, nip)).toBe(typed.replace(/\D/g, ''));
  });

  test.each([
    ['19850312201001100', /18 angka/],
    ['19850312201001100X', /tanpa huruf/],
    ['198513122010011004', /tanggal lahir/],
    ['198503122010131004', /pengangkatan/],
    ['198503122010013004', /laki-laki/],
  ])('%s is refused', (typed, sentence) => {
    expect(refusalOf(typed, nip)).toMatch(sentence);
  });

  test('is shown in the groups it is printed in', () => {
    expect(showAnswer('198503122010011004', nip)).toBe('19850312 201001 1 004');
    expect(fieldRefusal('1985', nip, context)).toMatch(/18 angka/);
  });
});
