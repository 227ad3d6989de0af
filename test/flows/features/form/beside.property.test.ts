import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import { aMoment } from '../../../support/context.ts';
import { placed } from '../../../understanding/place.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));

/** A clear answer at a question, and what it is stored as. */
const answers = [
  { at: 'magang/jumlah_peserta', text: '3', value: 3 },
  { at: 'magang/sekolah_kampus', text: 'untan', value: 'untan' },
  { at: 'magang/mulai', text: '4 januari 2027', value: '2027-01-04' },
] as const;

const courtesies = ['ya', 'kak', 'makasih', '🙏', 'min', 'siang pak'];
/** They change what a number or a day means; in a name they may be a part of it. */
const hedges = [
  'kira-kira',
  'sekitar',
  'mungkin',
  'bukan',
  'jangan',
  'atau 4',
  'sampai 5',
  'maksimal',
  'kalau bisa',
];
const remarks = [
  'jam berapa buka?',
  'bisa online ga?',
  'bentar ya',
  'berhenti',
  'mau ganti layanan',
  'berapa lama prosesnya?',
  'batal',
];

test('whatever is said beside a clear answer, nothing else than that answer is stored', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...answers),
      fc.constantFrom(...courtesies, ...hedges, ...remarks),
      fc.boolean(),
      ({ at, text, value }, words, before) => {
        const talk = placed(
          { kind: '', at, who: 'known', channel: 'whatsapp', answers: {}, world: {} },
          catalogue,
        );
        fc.pre(typeof value !== 'string' || at.endsWith('mulai') || !hedges.includes(words));
        const key = at.split('/')[1] ?? '';
        const earlier = { ...talk.draft?.answers };
        talk.say(before ? `${words} ${text}` : `${text} ${words}`);
        const { [key]: stored, ...others } = talk.draft?.answers ?? {};
        expect([undefined, value], `"${words}" and "${text}": ${talk.shown()}`).toContainEqual(stored);
        expect(others).toEqual(earlier);
        expect(talk.draft?.state).toBe('open');
      },
    ),
    { numRuns: 200 },
  );
});
