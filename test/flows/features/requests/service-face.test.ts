import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../../flows/catalogue/catalogue.ts';
import type { Service } from '../../../../flows/catalogue/service.ts';
import { requestFace, serviceFace } from '../../../../flows/features/requests/index.ts';
import { smallCatalogue } from '../../../support/small-city.ts';

const catalogue = await smallCatalogue('2026-11-23');
const before = catalogue.byCode.get('keluhan') as Service;

/** The city after an office changed its service: what stood before is known from its earlier version. */
const after = (service: Service | null): Catalogue => ({
  ...catalogue,
  byCode: new Map(
    [...catalogue.byCode].flatMap(([code, one]) =>
      code !== 'keluhan' ? [[code, one] as const] : service ? [[code, service] as const] : [],
    ),
  ),
  former: new Map([['keluhan', [before]]]),
});

const sent = {
  service: 'keluhan',
  answers: { tentang: 'kamera', uraian: 'Kamera di simpang empat padam sejak Senin.', kapan: 'Senin' },
  letters: [{ key: 'bukti' }],
};
const labels = (known: Catalogue) => {
  const { title, fields, letters } = requestFace({ catalogue: known }, sent);
  const shown = fields.filter(({ key }) => key in sent.answers).map(({ key }) => key);
  return { title, shown, letters: letters.map(({ key }) => key) };
};
const whole = { title: before.title, shown: ['tentang', 'uraian', 'kapan'], letters: ['bukti'] };

describe('a request is shown by what was asked when it was sent', () => {
  test.each<[string, Service | null, object]>([
    ['nothing has changed', before, whole],
    [
      'a question was taken away',
      { ...before, fields: before.fields.filter(({ key }) => key !== 'kapan') },
      whole,
    ],
    ['a letter was taken away', { ...before, letters: [] }, whole],
    ['the whole service was taken away', null, whole],
  ])('%s', (_, service, expected) => {
    expect(labels(after(service))).toEqual(expected);
  });

  test('a choice that was taken away keeps its name, and nobody is offered it any more', () => {
    const fields = before.fields.map((field) =>
      field.type === 'choice'
        ? { ...field, options: field.options.filter(({ id }) => id !== 'kamera') }
        : field,
    );
    const known = { catalogue: after({ ...before, fields }) };
    const optionsOf = (face: { fields: Service['fields'] }) =>
      face.fields.flatMap((field) => (field.key === 'tentang' && 'options' in field ? field.options : []));
    expect(optionsOf(requestFace(known, sent))).toContainEqual(expect.objectContaining({ id: 'kamera' }));
    expect(optionsOf(requestFace(known, { ...sent, answers: { tentang: 'petugas' } }))).not.toContainEqual(
      expect.objectContaining({ id: 'kamera' }),
    );
    expect(optionsOf(serviceFace(known, 'keluhan'))).not.toContainEqual(
      expect.objectContaining({ id: 'kamera' }),
    );
  });

  test('what was taken away and never answered is not shown', () => {
    const fields = before.fields.filter(({ key }) => key !== 'lokasi');
    const face = requestFace({ catalogue: after({ ...before, fields }) }, sent);
    expect(face.fields.map(({ key }) => key)).not.toContain('lokasi');
  });
});
