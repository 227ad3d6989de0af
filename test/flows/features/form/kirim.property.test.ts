import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate, cityTime } from '../../../../domain/city-time.ts';
import type { Answers } from '../../../../flows/fields/answer.ts';
import type { Draft } from '../../../../flows/features/form/draft.ts';
import type { Want } from '../../../../flows/kernel/fact.ts';
import { readField } from '../../../../flows/fields/index.ts';
import { signerFields } from '../../../../flows/catalogue/signers.ts';
import type { Field } from '../../../../flows/fields/field-schema.ts';
import { formVersion, sopVersion } from '../../../../flows/catalogue/form-version.ts';
import type { Service } from '../../../../flows/catalogue/service.ts';
import { expandExample } from '../../../../flows/fields/example.ts';
import { privacyTexts } from '../../../../flows/features/privacy/texts.ts';
import { aContext, aMoment, aSession } from '../../../support/context.ts';
import { decideOn } from '../../../support/decide-on.ts';
import { pontianak } from '../../../support/pontianak.ts';

const tz = 'Asia/Pontianak';
const today = cityDate(aMoment, tz);
const catalogue = await readCatalogue(pontianak, today);
const id = 'd0000000-0000-4000-8000-000000000009';
const later = new Date(aMoment.getTime() + 86_400_000).toISOString();
const file = { sha256: 'a'.repeat(64), name: 'surat.pdf', mime: 'application/pdf', bytes: 10 };
const employee = {
  id: 'e1',
  nip: '198503122010011004',
  name: 'Rina',
  position: 'Kasubbag',
  agency: 'Dinas',
  phone: '+6281200000001',
};

/** Every answer of a form that has been filled in whole, from the catalogue's examples. */
const wholeAnswers = (service: Service): Answers =>
  [...service.fields, ...service.letters.flatMap(signerFields)].reduce<Answers>((answers, field: Field) => {
    const reading = readField({ text: expandExample(field.example, today) }, field, {
      today,
      time: cityTime(aMoment, tz),
      answers,
      closedDays: new Map(),
      resources: catalogue.city.resources,
      horizonDays: 90,
      holds: () => [],
      subdomainTaken: () => false,
    });
    return reading.ok === false ? answers : { ...answers, [field.key]: reading.value };
  }, {});

const without = <T>(record: Record<string, T>, keys: string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

/** Whether the catalogue demands one of these items of a form with these answers; worked out without the engine. */
const demanded = (service: Service, left: string[], answers: Answers): boolean =>
  [...service.fields, ...service.letters].some((item) => {
    const when = 'when' in item ? item.when : undefined;
    const asked = !when || when.in.some((one) => one === answers[when.field]);
    return left.includes(item.key) && item.required && asked;
  });

const answerOf = (want: Want): unknown => ({ holds: [], subdomain_taken: false })[want.fact as 'holds'];

const pressKirim = (draft: Draft): boolean => {
  const context = aContext({
    catalogue,
    draft,
    openDrafts: [{ id, service: draft.service, expiresAt: later }],
    contact: {
      name: 'Rina',
      phone: '+6281200000001',
      detailsConfirmed: true,
      privacyVersion: privacyTexts.privacyVersion,
      employee,
      staff: null,
    },
  });
  const { effects } = decideOn(
    aSession({ at: { name: 'review' }, draftId: id }),
    { kind: 'text', text: 'kirim' },
    { context: (facts) => ({ ...context, facts }), know: answerOf },
  );
  return effects.some(({ type }) => type === 'submit');
};

test.each(catalogue.services.map((service) => [service.code, service] as const))(
  '%s: Kirim sends a form exactly when nothing required is left out, whatever else is',
  (_code, service) => {
    const answers = wholeAnswers(service);
    const keys = [...service.fields, ...service.letters].map(({ key }) => key);
    fc.assert(
      fc.property(fc.subarray(keys), (left) => {
        const kept = without(answers, left);
        const files = without(Object.fromEntries(service.letters.map(({ key }) => [key, [file]])), left);
        const sent = pressKirim({
          id,
          service: service.code,
          serviceVersion: formVersion(service),
          answers: kept,
          files,
          // Even what must not be skipped is marked so: the mark alone never makes a form complete.
          skipped: left,
          sopVersion: sopVersion(service),
          sopAcceptedAt: aMoment.toISOString(),
          state: 'open',
          requestId: null,
          only: null,
          updatedAt: aMoment.toISOString(),
          expiresAt: later,
        });
        expect(sent).toBe(!demanded(service, left, kept));
      }),
      { numRuns: 60 },
    );
  },
);
