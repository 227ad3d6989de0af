import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPersonSeals, ownerOf } from '../../app/person-seals.ts';
import { ownVault } from '../../app/own-vault.ts';
import { openPersonalValues } from '../../app/personal-values.ts';
import { openVault } from '../../app/vault.ts';
import { hasMarked } from '../../domain/personal.ts';

const seals = openPersonSeals();
const [own, other] = [randomUUID(), randomUUID()];
for (const owner of [own, other]) seals.make(owner);
const values = openPersonalValues(Buffer.alloc(32, 1));
const vault = openVault(Buffer.alloc(32, 1), { people: { seals, values } });
/** As the database's client does on the way out. */
const read = (sealed: string): string => seals.open(sealed) ?? '(dihapus)';
const sealed = (text: string, place?: string): string => ownVault(vault, own).seal(text, place);

test('every text opens at its place, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.option(fc.constant('draft/1/answers'), { nil: undefined }),
      (text, place) => {
        expect(vault.open(read(sealed(text, place)), place)).toBe(text);
      },
    ),
  );
  expect(ownerOf(sealed('Budi'))).toBe(own);
});

test.each([
  ['another place', read(sealed('6171', 'draft/1/answers.nik')), 'draft/2/answers.nik'],
  ['no place', read(sealed('6171', 'draft/1/answers.nik')), undefined],
  ['a place, of what has none', read(sealed('{"text":"Halo"}')), 'draft/1/answers.nik'],
  [
    'another person’s key',
    read(sealed('6171').replace(/^~p2\.[\w-]{22}/, ownVault(vault, other).seal('').slice(0, 26))),
    undefined,
  ],
  ['nobody’s key', sealed('6171'), undefined],
  ['words somebody wrote into the database', '{"text":"Bayar ke sini"}', undefined],
  [
    'words written as if they had been opened',
    'opened.AAAAAAAAAAAAAAAAAAAAAA.\n{"text":"Bayar ke sini"}',
    undefined,
  ],
])('nothing opens at or with %s', (_, opened, place) => {
  expect(() => vault.open(opened, place)).toThrow(/sealed value/);
});

test('what is somebody’s whose key is not at hand is left to the database’s client, sealed inside', () => {
  const nobody = ownVault(vault, randomUUID());
  const marked = nobody.seal('Budi', 'draft/1/answers');
  expect([hasMarked(marked), marked.includes('Budi'), hasMarked(nobody.words('Budi'))]).toEqual([
    true,
    false,
    true,
  ]);
  expect(hasMarked(ownVault(openVault(Buffer.alloc(32, 1)), own).seal('Budi'))).toBe(true);
});
