import { expect, test } from 'vitest';
import { signaturesIn } from '../../app/inspect/pdf-signatures.ts';
import { pdfBytes } from '../support/files.ts';
import { signedPdfBytes } from '../support/signed-pdf.ts';

const signer = 'Drs. Budi Santoso, M.Si.';
const signed = await signedPdfBytes(pdfBytes(2), signer);

test('a letter without an electronic signature has none', () => {
  expect(signaturesIn(pdfBytes(2))).toEqual([]);
});

test('a signature names its signer and says that it covers the whole file, unchanged', () => {
  expect(signaturesIn(signed)).toEqual([{ signer, wholeFile: true, unchanged: true }]);
});

test('what is added after signing is not covered', () => {
  const added = Buffer.concat([signed, Buffer.from('\n901 0 obj\n<< /Type /Annot >>\nendobj\n%%EOF\n')]);
  expect(signaturesIn(added)).toEqual([{ signer, wholeFile: false, unchanged: true }]);
});

test('a byte changed after signing shows', () => {
  const changed = Buffer.from(signed);
  changed.write('X', changed.indexOf('(Surat') + 1, 'latin1');
  expect(signaturesIn(changed)).toEqual([{ signer, wholeFile: true, unchanged: false }]);
});

test('two people who sign one after the other are both named, the first no longer for the whole file', async () => {
  const twice = await signedPdfBytes(signed, 'Siti Aminah');
  expect(signaturesIn(twice)).toMatchObject([
    { signer, wholeFile: false },
    { signer: 'Siti Aminah', wholeFile: true, unchanged: true },
  ]);
});

test('a signature that cannot be read is still one', () => {
  const broken = Buffer.from(signed);
  broken.fill('f', signed.indexOf('/Contents <') + 11, signed.indexOf('/Contents <') + 400);
  expect(signaturesIn(broken)).toEqual([{ signer: null, wholeFile: true, unchanged: null }]);
});

test.each([
  ['beyond the end', '/ByteRange [0 10 20 999999999]'],
  ['backwards', '/ByteRange [0 50 20 10]'],
  ['without a hole', '/ByteRange [0 10 10 5]'],
  ['no numbers', '/ByteRange [a b c d]'],
])('a byte range %s is no signature', (_, text) => {
  expect(signaturesIn(Buffer.from(`%PDF-1.4\n${text} /Contents <00>\n%%EOF`))).toEqual([]);
});
