import { z } from 'zod';
import type { Units } from '../../domain/unit.ts';
import { key, oneLine } from '../fields/field-schema.ts';
import { eachItsOwn } from './each-its-own.ts';
import type { Problem } from './problem.ts';
import type { Service } from './service.ts';

const line = oneLine.max(100);

/** One unit of the office. */
const UnitEntry = z.strictObject({
  /** What rows and commands name it by; it stays when the unit gets another name. */
  code: key,
  name: line,
  /** The article that names it; `draf` while no regulation does. */
  law: line,
  /** Whom to ask for it: a phone number, a mailbox. */
  contact: line.optional(),
  /** It takes the secretariat's part: its operators work for all units, and what is of no unit comes to them. */
  secretariat: z.literal(true).optional(),
});

/** What stands in `units.yaml`: the units in the order lists show them in. */
export const UnitsFile = z
  .array(UnitEntry)
  .min(1)
  .max(30)
  .superRefine(eachItsOwn('code', 'give each unit a code of its own'))
  .superRefine(eachItsOwn('name', 'give each unit a name of its own'))
  .refine(
    (units) => units.filter(({ secretariat }) => secretariat).length === 1,
    'mark exactly one unit with secretariat: true',
  );

/** The units as rules and texts need them. */
export const unitsOf = (file: z.infer<typeof UnitsFile>): Units => ({
  codes: file.map(({ code }) => code),
  names: new Map(file.map(({ code, name }) => [code, name])),
  contacts: new Map(file.flatMap(({ code, contact }) => (contact === undefined ? [] : [[code, contact]]))),
  secretariat: file.find(({ secretariat }) => secretariat)?.code ?? '',
});

/** Services whose unit the city does not have; `of` is the place of the service in the list. */
export const checkUnits = (services: readonly Service[], units: Units | null): (Problem & { of: number })[] =>
  services.flatMap(({ unit }, of) =>
    units === null || units.names.has(unit)
      ? []
      : [{ of, path: ['unit'], say: `takes ${units.codes.join(', ')} (units.yaml), not "${unit}"` }],
  );
