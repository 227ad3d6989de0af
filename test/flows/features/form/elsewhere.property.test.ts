import { describe, expect, test } from 'vitest';
import { allItems } from '../../../../flows/features/form/items.ts';
import { isFreeText } from '../../../../flows/fields/index.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { aMoment } from '../../../support/context.ts';
import { pontianak } from '../../../support/pontianak.ts';
import { placed } from '../../../understanding/place.ts';

const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));

/** What answers a question of a form as a whole, by the kind of the question, with what comes of it. */
const answers = [
  { type: 'integer', told: 'untuk 3 orang', unit: 'orang', value: 3 },
  { type: 'integer', told: 'jumlahnya 4 orang', unit: 'orang', value: 4 },
  { type: 'integer', told: 'kami bertiga', unit: 'orang', value: null },
  { type: 'slot', told: 'besok jam 9 sampai 11', value: null },
  { type: 'date', told: 'mulai 4 januari', label: /mulai/i, value: '2027-01-04' },
] as const;

/** What holds anything, a figure among it, or tells when. */
const anything = new Set(['code', 'when', 'title', 'technology']);

const cases = catalogue.services.flatMap((service) =>
  allItems(service).flatMap(({ key, field }) => {
    if (!field || !isFreeText(field) || field.type === 'long_text') return [];
    if (field.type === 'text' && (field.localPart || anything.has(field.holds ?? 'title'))) return [];
    return answers.flatMap((answer) => {
      const of = service.fields.find(
        (other) =>
          other.key !== key &&
          other.type === answer.type &&
          (!('unit' in answer) || ('unit' in other && other.unit === answer.unit)) &&
          (!('label' in answer) || answer.label.test(other.label)),
      );
      const later = of && service.fields.indexOf(of) > service.fields.findIndex((one) => one.key === key);
      return of && later
        ? [{ at: `${service.code}/${key}`, key, of: of.key, told: answer.told, value: answer.value }]
        : [];
    });
  }),
);

describe('an answer to a later question, where words of one’s own are asked for', () => {
  test('is tried at several forms', () => {
    expect(new Set(cases.map(({ at }) => at.split('/')[0])).size).toBeGreaterThan(4);
  });

  test.each(cases)('$told at $at', ({ at, key, of, told, value }) => {
    const audience = catalogue.byCode.get(at.split('/')[0] ?? '')?.audience;
    const who = audience === 'internal' ? ('asn' as const) : ('known' as const);
    const talk = placed({ kind: '', at, who, channel: 'whatsapp', answers: {}, world: {} }, catalogue);
    const before = { ...talk.draft?.answers };
    talk.say(told);
    // Told on purpose it is kept for that question; said only so, it is asked back. Never is it the answer to what was asked.
    expect(talk.draft?.answers).toEqual(value === null ? before : { ...before, [of]: value });
    expect(talk.session.at).toMatchObject({ name: 'item', key });
  });
});

/** The keys of a form's items that are fields, from the one behind its period on. */
const behindPeriod = catalogue.services.flatMap((service) => {
  const at = service.fields.findIndex(({ type }) => type === 'slot');
  const later = service.fields.slice(at + 1).filter(({ sensitive }) => !sensitive);
  return at < 0 ? [] : [...later.map(({ key }) => `${service.code}/${key}`), `${service.code}/review`];
});

describe('how many come, told once a period is chosen', () => {
  test.each(
    behindPeriod.flatMap((at) =>
      ['jadi 5 orang', 'pesertanya jadi lima', '6 orang', 'tambah 2 orang', 'orangnya ternyata 7'].map(
        (told) => ({
          at,
          told,
        }),
      ),
    ),
  )('$told at $at is judged by what others hold, which has been looked up', ({ at, told }) => {
    const audience = catalogue.byCode.get(at.split('/')[0] ?? '')?.audience;
    const who = audience === 'internal' ? ('asn' as const) : ('known' as const);
    const talk = placed({ kind: '', at, who, channel: 'whatsapp', answers: {}, world: {} }, catalogue);
    const before = talk.draft?.answers;
    talk.say(told);
    if ('unlikely' in talk.session.at || 'several' in talk.session.at) talk.say('ya');
    const after = talk.draft?.answers ?? {};
    const changed = Object.keys(after).filter(
      (key) => JSON.stringify(after[key]) !== JSON.stringify(before?.[key]),
    );
    expect(changed.every((key) => /jumlah|perkiraan/.test(key))).toBe(true);
  });
});

/** A civil servant at this question of the form for hosting. */
const atHosting = (item: string) =>
  placed(
    { kind: '', at: `hosting/${item}`, who: 'asn', channel: 'whatsapp', answers: {}, world: {} },
    catalogue,
  );

describe('another name in the city’s domain', () => {
  test.each([
    'subdomainnya jadi simpatik',
    'subdomainnya tadi kurang huruf, harusnya simpatik',
    'subdomainnya salah, simpatik',
    'ganti subdomain jadi simpatik',
    'subdomain bukan simpel tapi simpatik',
  ])('%s', (told) => {
    for (const item of ['nama_aplikasi', 'teknologi', 'review']) {
      const talk = atHosting(item);
      talk.say(told);
      expect(talk.draft?.answers).toMatchObject({ subdomain: 'simpatik' });
    }
  });

  test('told by its name it is never the name of something else', () => {
    const talk = atHosting('nama_aplikasi');
    talk.say('subdomainnya simpatik aja maaf');
    expect(talk.draft?.answers).not.toHaveProperty('nama_aplikasi');
  });
});
