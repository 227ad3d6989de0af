import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReceiptCode, receiptCode, shownReceiptCode } from '../../domain/receipt-code.ts';
import { plainLetters, trackingNumber } from '../../domain/tracking-number.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 });
const code = bytes.map((random) => receiptCode(random));
const number = bytes.map((random) => trackingNumber(2026, random));

describe('the code of a receipt', () => {
  test('is read back as it is printed, beside its number, in any order, small or large', () => {
    fc.assert(
      fc.property(code, number, fc.boolean(), fc.boolean(), (one, of, first, small) => {
        const printed = first
          ? `${shownReceiptCode(one)} ${of}`
          : `nomor ${of} kode ${shownReceiptCode(one)}`;
        expect(readReceiptCode(small ? printed.toLowerCase() : printed)).toEqual({ code: one });
      }),
    );
  });

  test('with one letter wrong, or two exchanged, is none', () => {
    const at = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(code, at, at, fc.constantFrom(...plainLetters), (one, i, j, letter) => {
        const letters = [...one];
        const [a = '', b = ''] = [letters[i], letters[j]];
        const wrong = letters.with(i, letter).join('');
        const swapped = letters.with(i, b).with(j, a).join('');
        if (wrong !== one) expect(readReceiptCode(wrong)).toBe('misspelt');
        if (swapped !== one) expect(readReceiptCode(swapped)).toBe('misspelt');
      }),
      { numRuns: 1000 },
    );
  });

  test('is no part of a tracking number, and no word', () => {
    fc.assert(fc.property(number, (of) => readReceiptCode(`status ${of}`) === null));
    for (const text of ['permohonan saya sudah sampai mana', 'TD-2026-VHJTHDNC', '0812 3456 7890', 'BPJS'])
      expect(readReceiptCode(text)).toBeNull();
  });
});

const one = receiptCode(new Uint8Array(16).fill(7));
const shown = shownReceiptCode(one);
test.each([
  `TD-2026-VHJTHDNC ${shown}`,
  `TD-2026-VHJTHDNC\n${shown}`,
  `td 2026 vhjthdnc ${shown.toLowerCase().replace('-', ' ')}`,
  `TD2026VHJTHDNC ${one}`,
  `${shown} TD-2026-VHJTHDNC`,
  `Assalamualaikum, mau sambung TD-2026-VHJTHDNC kodenya ${shown} ya kak`,
  `Nomor: TD-2026-VHJTHDNC Kode: ${shown.replace('-', ' – ')}`,
  `kode ${one}.`,
])('%j has it', (text) => {
  expect(readReceiptCode(text)).toEqual({ code: one });
});
