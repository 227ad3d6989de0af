import { expect, test } from 'vitest';
import { openAnswers, openSealed, sealAnswers, sealValue } from '../../app/sealed-answers.ts';
import { openVault } from '../../app/vault.ts';
import type { Service } from '../../flows/catalogue/service.ts';

const vault = openVault(Buffer.alloc(32, 1));
const service = {
  fields: [
    { key: 'nik', type: 'nik' },
    { key: 'kepala', type: 'nip' },
    { key: 'uraian', type: 'long_text' },
  ],
} as Service;

test("NIK, NIP and signers' NIP are sealed, everything else stays readable, and all comes back", () => {
  const answers = {
    nik: '6171012345670001',
    kepala: '198503152010011001',
    surat_signer_nip: '197001011990031002',
    uraian: '6171012345670001',
    jumlah: 3,
    waktu: { date: '2026-11-25', from: '09:00', to: '11:00' },
  };
  const sealed = sealAnswers(service, answers, vault);
  expect(sealed).toMatchObject({
    nik: { $sealed: expect.stringMatching(/^v1\./) },
    kepala: { $sealed: expect.stringMatching(/^v1\./) },
    surat_signer_nip: { $sealed: expect.stringMatching(/^v1\./) },
    uraian: answers.uraian,
    jumlah: 3,
    waktu: answers.waktu,
  });
  expect(openAnswers(JSON.parse(JSON.stringify(sealed)), vault)).toEqual(answers);
});

test('of a service no longer known, whatever looks like an identity number is sealed', () => {
  const sealed = sealAnswers(undefined, { a: '6171012345670001', b: '198503152010011001', c: '12' }, vault);
  expect(JSON.stringify(sealed)).not.toMatch(/\d{16}/);
  expect(sealed['c']).toBe('12');
});

test('a sealed value opens however deep it stands', () => {
  const json = {
    name: 'Budi',
    list: [{ signer: { nip: sealValue('198503152010011001', vault) } }],
    none: null,
  };
  expect(openSealed(json, vault)).toEqual({
    name: 'Budi',
    list: [{ signer: { nip: '198503152010011001' } }],
    none: null,
  });
});

test('answers that are no answers are refused', () => {
  expect(() => openAnswers({ a: { b: 1 } }, vault)).toThrow();
});
