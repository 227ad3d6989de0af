import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cityDate } from '../../../../domain/city-time.ts';
import { showAnswer } from '../../../../flows/fields/index.ts';
import { knownCatalogue } from '../../../support/known-city.ts';
import { aMoment } from '../../../support/context.ts';
import { placed } from '../../../understanding/place.ts';

const catalogue = await knownCatalogue(cityDate(aMoment, 'Asia/Pontianak'));
const fields = catalogue.byCode.get('magang')?.fields ?? [];

const schools = fc.constantFrom('untan', 'SMKN 4 Pontianak', 'polnep', 'Universitas Muhammadiyah');
const subjects = fc.constantFrom('teknik informatika', 'akuntansi', 'jurusan RPL', 'ilmu komunikasi');
const people = fc.constantFrom(
  '3 orang',
  'dua orang',
  'sekitar 4 orang',
  '2 atau 3 orang',
  '20 orang',
  'bertiga',
);
const days = fc.constantFrom(
  'mulai 11 januari',
  '4 januari 2027',
  'awal januari',
  'jangan 4 januari',
  '31 november',
);
const joints = fc.constantFrom(', ', '\n', '; ', ', terus ');

/** Two or more answers in a row, in the order of the form. */
const message = fc
  .tuple(schools, fc.subarray([subjects, people, days], { minLength: 1 }), joints)
  .chain(([school, others, joint]) =>
    fc.tuple(...others).map((parts) => ({ text: [school, ...parts].join(joint), parts: [school, ...parts] })),
  );

test('of several answers in one message nothing is stored unsaid, and nothing of it is lost without a question', () => {
  fc.assert(
    fc.property(message, ({ text }) => {
      const talk = placed(
        { kind: '', at: 'magang/sekolah_kampus', who: 'known', channel: 'whatsapp', answers: {}, world: {} },
        catalogue,
      );
      talk.say(text);
      const stored = Object.entries(talk.draft?.answers ?? {});
      const shown = talk.shown();
      for (const [key, value] of stored) {
        const field = fields.find((one) => one.key === key);
        const said = field ? showAnswer(value, field) : '';
        expect(stored.length === 1 && said === text ? text : shown).toContain(said);
      }
      // Asked about, or all of it taken: a part that fits nowhere is never dropped with a tick.
      const hedged = /sekitar|atau|20 orang|awal|jangan|31 november/.test(text);
      if (hedged) expect(stored.filter(([key]) => key === 'jumlah_peserta' || key === 'mulai')).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
