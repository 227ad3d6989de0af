import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideNik, holdsNik, maskNik, nikBirthUnlikely, nikTrouble, normalizeNik } from '../../domain/nik.ts';
import { storm } from '../support/storm.ts';

const nik = '6171010101900001';
const fullWidth = (digits: string): string =>
  digits.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
const arabic = (digits: string): string =>
  digits.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d)));
const persian = (digits: string): string =>
  digits.replace(/\d/g, (d) => String.fromCharCode(0x6f0 + Number(d)));

describe('a NIK', () => {
  it.each([
    nik,
    '6171 0101 0190 0001',
    '617101-010190-0001',
    '61.71.01.010190.0001',
    ` ${nik}\n`,
    '6171\u00a00101\u202f0190\u20030001',
    '6171–0101–0190–0001',
    fullWidth(nik),
    arabic(nik),
    persian(nik),
  ])('may be written "%s"', (text) => {
    expect(normalizeNik(text)).toBe(nik);
    expect(nikTrouble(text)).toBeNull();
  });

  it.each([
    ['617101010190000', 'length'],
    ['61710101019000011', 'length'],
    ['', 'length'],
    ['617101010190000O', 'letters'],
    ['NIK 6171010101900001', 'letters'],
    ['0171010101900001', 'province'],
    ['2071010101900001', 'province'],
    ['9871010101900001', 'province'],
  ])('is not "%s": %s', (text, because) => {
    expect(nikTrouble(text)).toBe(because);
  });

  const provinces = [
    11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72,
    73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96, 97,
  ];
  it.each(Array.from({ length: 100 }, (_, code) => code))('of province %i is known or not', (code) => {
    const text = `${String(code).padStart(2, '0')}71010101900001`;
    expect(nikTrouble(text)).toBe(provinces.includes(code) ? null : 'province');
  });

  it.each([
    ['010190', false],
    ['410190', false],
    ['311299', false],
    ['711299', false],
    ['290200', false],
    ['290296', false],
    ['690296', false],
    ['290297', true],
    ['300200', true],
    ['310490', true],
    ['710490', true],
    ['000190', true],
    ['400190', true],
    ['320190', true],
    ['720190', true],
    ['010090', true],
    ['011390', true],
  ])('with the birth part %s is unlikely: %s', (birth, unlikely) => {
    expect(nikBirthUnlikely(`617101${birth}0001`)).toBe(unlikely);
  });

  it('is shown by its last four digits only', () => {
    expect(maskNik(nik)).toBe('************0001');
    expect(maskNik('6171 0101 0190 0001')).toBe('************0001');
  });
});

describe('hiding', () => {
  const gone = '[NIK disembunyikan]';

  it.each([
    [`NIK saya ${nik}.`, `NIK saya ${gone}.`],
    [`NIK${nik}`, `NIK${gone}`],
    [`(${nik})`, `(${gone})`],
    ['6171 0101 0190 0001', gone],
    ['6171-0101-0190-0001 terima kasih', `${gone} terima kasih`],
    ['6171.0101.0190.0001', gone],
    ['617101 010190 0001', gone],
    ['6171\u00a00101\u00a00190\u00a00001', gone],
    ['6171\u202f0101\u20090190\u20110001', gone],
    ['6171\u200b0101\u200b01900001', gone],
    ['6 1 7 1 0 1 0 1 0 1 9 0 0 0 0 1', gone],
    [fullWidth(nik), gone],
    [arabic(nik), gone],
    [`${nik} 6171015505850002`, `${gone} ${gone}`],
    [`${nik}\n6171015505850002`, `${gone}\n${gone}`],
    [`${nik} 081234567890`, `${gone} 081234567890`],
    [`081234567890 ${nik}`, `081234567890 ${gone}`],
    ['6171 0101 0190 0001 0812-3456-7890', `${gone} 0812-3456-7890`],
    ['ada 2 6171 0101 0190 0001 ya', `ada 2 ${gone} ya`],
    ['6171\u20600101\ufeff01900001', gone],
    ['6171019999900001 081234567890', `${gone} 081234567890`],
    ['NIK 6171019999900001', `NIK ${gone}`],
    ['6171, 0101, 0190, 0001', gone],
    ['6171\n0101\r\n0190\n0001', gone],
    ['6171  0101  0190  0001', gone],
    ['6171 - 0101 - 0190 - 0001', gone],
    ['6171_0101_0190_0001', gone],
    ['6171/0101/0190/0001', gone],
    ['6171·0101·0190·0001', gone],
    ['6171*0101*0190*0001', gone],
    ['6171:0101:0190:0001', gone],
    ['6171\u200b\u20600101\u00ad01900001', gone],
    ['6️⃣1️⃣7️⃣1️⃣0️⃣1️⃣0️⃣1️⃣0️⃣1️⃣9️⃣0️⃣0️⃣0️⃣0️⃣1️⃣', `${gone}\ufe0f\u20e3`],
    ['६१७१०१०१०१९००००१', gone],
    ['꧖꧑꧗꧑꧐꧑꧐꧑꧐꧑꧙꧐꧐꧐꧐꧑', gone],
    ['617101O1O19OOOO1 ya', `${gone} ya`],
    ['6171 o1o1 o19o ooo1', gone],
    ['61710101019000012', gone],
    ['6171 0101 0190 00012', gone],
    ['KTP_6171_0101_0190_0001.pdf', `KTP_${gone}.pdf`],
    ['Scan-KTP-6171010101900001(1).jpg', `Scan-KTP-${gone}(1).jpg`],
    ['6171 0812 9019 0001', gone],
    ['1. 6171010101900001\n2. 08.00–10.00', `1. ${gone}\n2. 08.00–10.00`],
    ['1. 08.00–10.00\n2. 6171 0101 0190 0001', `1. 08.00–10.00\n2. ${gone}`],
    ['61. 71. 01. 01. 01. 90. 00. 01', gone],
    ['6. 17. 10.10 10.19 00.00 1', gone],
    ['1. 16.17 10.10 19.00 00.1', gone],
    [`lahir 01-01-1990\n6171_0101_0190_0001\n0812 3456 7890`, `lahir 01-01-1990\n${gone}\n0812 3456 7890`],
  ])('turns "%s" into "%s"', (text, expected) => {
    expect(hideNik(text)).toBe(expected);
    expect(holdsNik(text)).toBe(true);
  });

  it.each([
    '19800101 200501 1 001',
    '198001012005011001',
    '1980 0101 2005 0110 01',
    '19800101 200501 1001',
    '19800101.200501.1.001',
    '081234567890',
    '+62 812 3456 7890',
    '617101010190000',
    '0071010101900001',
    '2271 0101 0190 0001',
    'Rp1.500.000.000 pada 25-11-2026',
    'TD-2026-2345CDFH',
    '5 1234 5678 9012 3456',
    '11/01/2026 - 12/01/2026',
    '12-01-2026 08:00-10:00',
    '12.01.2026, 08.00–10.00',
    '2026-01-12 13:00 / 2026-01-13 13:00',
    '12012026 12022026',
    '0812 3201 0112 / 0812 3456 7890',
    '0812-3201-0112\n0812-3201-0113',
    '+62 812-3201-0112, (0561) 731-200',
    '62812320101121',
    '1998 0101 2005 0110 01 / 0812 3201 0112',
    '19800101 200501 1 001\n19810202 200602 2 002',
    '12.500.010, 12.500.100',
    'Rp12.500.010,00 / Rp11.500.100,00',
    '500.12.18.1/15/DISKOMINFO/XI/2026',
    'No. 12/ruang/DISKOMINFO/XI/2026, TD-2026-23456789, TD-2026-34567892',
    'IMG_20261125_081530.jpg',
    'WhatsApp Image 2026-11-25 at 08.15.30 (12).jpeg',
    '-0.026330, 109.342504',
    '12 orang, 3 hari, 15 komputer, 40 kursi, 100 peserta',
    'http://x.id/1234567890123456789',
    '1. 08.00–10.00 2. 10.00–12.00',
    '1. 10.00–12.00\n2. 12.00–14.00\n3. 14.00–16.00',
    '*08.00-09.30*.\n\n1. 08.00–10.00\n2. 10.00–12.00\n3. 12.00–14.00\n4. 14.00–16.00\n5. 08.00–16.00\n6. Hari lain',
    '1) 11.00 - 12.00\n2) 12.00 - 13.00\n3) 13.00 - 14.00',
    '(1) 11.00-12.00; (2) 12.30-13.30; (3) 13.15-14.15',
    '9. 12.00–13.00\n10. 13.00–14.00\n11. 14.00–15.00\n12. Hari lain',
    '1. 25-11-2026 08.00-10.00\n2. 26-11-2026 10.00-12.00',
    '10.00–12.00, 12.00–14.00, 14.00–16.00',
    '12:00 13:00 14:00 15:00 16:00',
    '',
  ])('leaves "%s" alone', (text) => {
    expect(hideNik(text)).toBe(text);
    expect(holdsNik(text)).toBe(false);
  });

  const pick = (digits: number): fc.Arbitrary<string> =>
    fc.integer({ min: 0, max: 10 ** digits - 1 }).map((n) => String(n).padStart(digits, '0'));
  const anyNik = fc.tuple(fc.constantFrom('11', '32', '61', '97'), pick(14)).map((parts) => parts.join(''));
  const words = fc.stringMatching(/^[a-zA-Z ,!?]{0,20}$/).map((text) => `${text},`);

  it('leaves nothing of any NIK among words, however it is grouped', () => {
    fc.assert(
      fc.property(
        anyNik,
        words,
        words,
        fc.constantFrom('', ' ', '.', '-', '\u00a0'),
        fc.integer({ min: 1, max: 8 }),
        (text, before, after, gap, size) => {
          const grouped = (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(gap);
          expect(hideNik(`${before}${grouped},${after}`)).toBe(`${before}${gone},${after}`);
        },
      ),
    );
  });

  const marks = [
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    '.',
    '-',
    ' - ',
    '–',
    '_',
    '/',
    '·',
    '*',
    ':',
    ',',
    '|',
    '\u200b',
    '\u2060',
    // More than anybody types, and not to be seen.
    '\u200b\u200c\u200d\u2060'.repeat(5),
    ' '.repeat(30),
    '\n'.repeat(9),
    '\u00a0',
  ];
  const scripts = [0x30, 0x660, 0x6f0, 0x966, 0xe50, 0xa9d0, 0xff10];
  const spelled = fc
    .tuple(
      fc.constantFrom('11', '32', '61', '97'),
      pick(4),
      fc.constantFrom('010190', '410190', '290296', '711285'),
      pick(4),
      fc.constantFrom(...scripts),
      fc.array(fc.constantFrom('', '', ...marks), { minLength: 15, maxLength: 15 }),
      fc.boolean(),
    )
    .map(([province, place, birth, serial, zero, gaps, letterO]) =>
      [...`${province}${place}${birth}${serial}`]
        .map((d) => (letterO && d === '0' ? 'O' : String.fromCharCode(zero + Number(d))))
        .map((d, at) => d + (gaps[at] ?? ''))
        .join(''),
    );
  it('finds any NIK with anything between its digits, in any script, with O for 0', () => {
    fc.assert(
      fc.property(spelled, words, (text, before) => {
        expect(hideNik(text)).toBe(gone);
        expect(hideNik(`${before}${text}\nterima kasih`)).toBe(`${before}${gone}\nterima kasih`);
        expect(hideNik(`KTP_${text}.pdf`)).toBe(`KTP_${gone}.pdf`);
      }),
      { numRuns: storm(150, 500) },
    );
  });

  const date = fc.date({ min: new Date('1950-01-01'), max: new Date('2005-12-31'), noInvalidDate: true });
  it('never touches an NIP, however it is grouped', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 1970, max: 2026 }),
        fc.integer({ min: 1, max: 12 }),
        pick(3),
        fc.constantFrom('8 6 1 3', '8 6 4', '18', '4 4 4 4 2', '14 4', '8 10', '4 2 2 4 2 1 3'),
        (born, year, month, serial, groups) => {
          const nip = `${born.toISOString().slice(0, 10).replaceAll('-', '')}${year}${String(month).padStart(2, '0')}1${serial}`;
          let at = 0;
          const grouped = groups
            .split(' ')
            .map((size) => nip.slice(at, (at += Number(size))))
            .join(' ');
          expect(hideNik(grouped)).toBe(grouped);
        },
      ),
    );
  });

  it('never touches a list of times, however it is numbered', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}.${minute}`);
    const period = fc
      .tuple(time, fc.constantFrom('–', '-', ' - ', ' s.d. '), time)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(period, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('. ', ') '),
        fc.constantFrom('\n', ' ', ', '),
        fc.constantFrom('', ' Hari lain'),
        (periods, first, mark, between, last) => {
          const list = [...periods, ...(last === '' ? [] : [last])]
            .map((each, at) => `${String(first + at)}${mark}${each}`)
            .join(between);
          expect(hideNik(list)).toBe(list);
        },
      ),
      { numRuns: storm(600, 2000) },
    );
  });

  it('twice is the same as once, and loses no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(hideNik(hideNik(text))).toBe(hideNik(text));
        if (!holdsNik(text)) expect(hideNik(text)).toBe(text);
      }),
    );
  });
});
