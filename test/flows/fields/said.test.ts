import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Answer } from '../../../flows/fields/answer.ts';
import { Field } from '../../../flows/fields/field-schema.ts';
import { readField } from '../../../flows/fields/index.ts';
import { allTypes, contextWith, fieldOf } from './support.ts';

/** `value`: taken, with `rest` left over. `ask`: asked back. `refused`: a part of the sentence that refuses. */
const Said = z
  .strictObject({
    text: z.string(),
    value: z.unknown().optional(),
    ask: z.unknown().optional(),
    refused: z.string().optional(),
    rest: z.string().default(''),
    told: z.literal(true).optional(),
    offers: z.array(z.string()).optional(),
  })
  .refine((said) => [said.value, said.ask, said.refused].filter((each) => each !== undefined).length === 1);

const Group = z.strictObject({
  name: z.string(),
  field: z.looseObject({ type: z.enum(allTypes) }),
  answers: z.record(z.string(), Answer).default({}),
  tz: z.string().optional(),
  says: z.array(Said).min(1),
});

const folder = new URL('said/', import.meta.url);
const groups = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => z.array(Group).parse(parse(readFileSync(new URL(file, folder), 'utf8'))));

test('there are at least three hundred of them', () => {
  expect(groups.flatMap(({ says }) => says).length).toBeGreaterThanOrEqual(300);
});

describe.each(groups)('$name', ({ field: given, answers, tz, says }) => {
  const field = Field.parse({ ...fieldOf(given.type), ...given });
  const context = contextWith({ answers, ...(tz ? { tz } : {}) });

  test.each(says)('$text', ({ text, value, ask, refused, rest, told, offers }) => {
    const reading = readField({ text }, field, context);
    if (refused !== undefined) {
      expect(reading).toMatchObject({ ok: false, say: expect.stringContaining(refused) });
      if (reading.ok === false && offers) expect(reading.offers?.map((offer) => offer.text)).toEqual(offers);
      return;
    }
    expect(reading).toMatchObject(
      ask === undefined ? { ok: true, value, rest } : { ok: 'ask', value: ask, rest },
    );
    if (reading.ok === true) expect(reading.told !== undefined).toBe(told === true);
  });
});
