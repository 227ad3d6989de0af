import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import { formVersion, sopVersion } from '../../../../flows/catalogue/form-version.ts';
import { Service } from '../../../../flows/catalogue/service.ts';
import { expandExample } from '../../../../flows/fields/example.ts';
import { readField } from '../../../../flows/fields/index.ts';
import type { Draft } from '../../../../flows/features/form/draft.ts';
import { fitDraft } from '../../../../flows/features/form/fit-draft.ts';
import { fieldContext } from '../../../../flows/features/form/form.ts';
import type { Context } from '../../../../flows/kernel/context.ts';
import { aContext, aMoment, aService } from '../../../support/context.ts';
import { pontianak } from '../../../support/pontianak.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const { services } = await readCatalogue(pontianak, today);
/** What is booked and which names are taken is not what is judged here. */
const plain = services.filter(({ fields }) =>
  fields.every(({ type }) => type !== 'slot' && type !== 'subdomain'),
);

/** Every field answered with its example, every letter with a PDF. */
const filled = (service: Service): Draft => {
  const empty: Draft = {
    id: 'd0000000-0000-4000-8000-000000000001',
    service: service.code,
    serviceVersion: formVersion(service),
    answers: {},
    files: {},
    skipped: [],
    sopVersion: sopVersion(service),
    sopAcceptedAt: aMoment.toISOString(),
    state: 'open',
    requestId: null,
    only: null,
    updatedAt: aMoment.toISOString(),
    expiresAt: aMoment.toISOString(),
  };
  const context = aContext({ services: [service] });
  const answered = service.fields.reduce((draft, field) => {
    const text = expandExample(field.example, today);
    const reading = readField({ text }, field, fieldContext(field, draft, context));
    return reading.ok === false
      ? draft
      : { ...draft, answers: { ...draft.answers, [field.key]: reading.value } };
  }, empty);
  const file = { sha256: 'a'.repeat(64), name: 'surat.pdf', mime: 'application/pdf', bytes: 1000 };
  return { ...answered, files: Object.fromEntries(service.letters.map(({ key }) => [key, [file]])) };
};

type Change = 'keep' | 'remove' | 'rename' | 'narrow';
const changes = fc.array(fc.constantFrom<Change>('keep', 'remove', 'rename', 'narrow'), {
  minLength: 30,
  maxLength: 30,
});

const narrowed = (item: Record<string, unknown>): Record<string, unknown> =>
  item.type === 'text' || item.type === 'long_text'
    ? { ...item, min: 900, max: 1000 }
    : 'types' in item
      ? { ...item, types: ['png'] }
      : item;

const deployed = (service: Service, how: readonly Change[]): Service => {
  let at = 0;
  const change = (item: Service['fields'][number] | Service['letters'][number]): unknown[] => {
    const by = how[at++] ?? 'keep';
    if (by === 'remove') return [];
    if (by === 'rename') return [{ ...item, key: `${item.key}_baru`, was: [item.key] }];
    return [by === 'narrow' ? narrowed(item) : item];
  };
  const [fields, letters] = [service.fields.flatMap(change), service.letters.flatMap(change)];
  return Service.parse({ ...service, fields: fields.length > 0 ? fields : service.fields, letters });
};

const contextOf = (service: Service): Context => aContext({ services: [service] });

test('whatever a deploy does to a form, each answer stays, moves along, or is named', () => {
  fc.assert(
    fc.property(fc.constantFrom(...plain), changes, (service, how) => {
      const before = filled(service);
      const now = deployed(service, how);
      const { draft, dropped, said } = fitDraft(before, contextOf(now));
      const present = new Map([...now.fields, ...now.letters].map((item) => [item.key, item]));
      const formerly = new Map(
        [...present.values()].flatMap(({ key, was = [] }) => was.map((old) => [old, key] as const)),
      );
      const kept = { ...draft.answers, ...draft.files };
      for (const [key, given] of Object.entries({ ...before.answers, ...before.files })) {
        const nowKey = formerly.get(key) ?? key;
        if (nowKey in kept) expect(kept[nowKey]).toEqual(given);
        else {
          const words = key.replaceAll('_', ' ');
          const named = present.get(nowKey)?.label ?? words.charAt(0).toUpperCase() + words.slice(1);
          expect(dropped).toContain(named);
          expect(said).toContain(named);
        }
      }
      expect(draft.serviceVersion).toBe(formVersion(now));
      expect(fitDraft(draft, contextOf(now))).toEqual({ draft, dropped: [], said: null });
    }),
    { numRuns: 300 },
  );
});

test('of a completion only what was asked for again is judged; the rest of the request stays as it was sent', () => {
  const service = aService();
  const before: Draft = { ...filled(service), requestId: 'r', only: ['uraian', 'cv'] };
  const now = aService({
    fields: service.fields
      .filter(({ key }) => key !== 'nip')
      .map((field) =>
        field.key === 'kampus' || field.key === 'uraian' ? { ...field, min: 90, max: 100 } : field,
      ),
    letters: service.letters.filter(({ key }) => key !== 'cv'),
  } as Partial<Service>);
  const { draft, dropped } = fitDraft(before, contextOf(now));
  expect(draft.answers).toEqual({ ...before.answers, uraian: undefined });
  expect(draft.files).toEqual({ surat: before.files.surat, ktp: before.files.ktp });
  expect(draft.only).toEqual(['uraian']);
  expect(dropped).toEqual(['Uraian', 'Cv']);
});

test('a form is new when something else is asked, and not when it is worded better', () => {
  const service = aService();
  const [first, ...rest] = service.fields;
  if (!first) throw new Error('A service without fields');
  const versions = [
    service,
    aService({ fields: [{ ...first, label: 'Kampus', help: 'Yang resmi.' }, ...rest] } as Partial<Service>),
    aService({ fields: [{ ...first, max: 99 } as typeof first, ...rest] } as Partial<Service>),
    aService({ fields: rest } as Partial<Service>),
    aService({ letters: service.letters.slice(1) }),
  ].map(formVersion);
  expect(versions[1]).toBe(versions[0]);
  expect(new Set(versions).size).toBe(4);
});

test('an SOP is new with each word of it', () => {
  expect(sopVersion(aService({ sop: ['Isi formulir.', 'Diperiksa operator.', 'Diputuskan.'] }))).not.toBe(
    sopVersion(aService()),
  );
});
