import { z } from 'zod';
import { usualOpenings, type Resources } from '../../domain/resources.ts';
import { unitName, type Units } from '../../domain/unit.ts';
import { key, oneLine } from '../fields/field-schema.ts';
import { eachItsOwn } from './each-its-own.ts';
import type { Problem } from './problem.ts';
import type { Service } from './service.ts';

const line = oneLine.max(100);
const minutes = z
  .int()
  .min(0)
  .max(24 * 60);
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'write a time such as 08:00');
const Hours = z
  .strictObject({ open: time, close: time })
  .refine(({ open, close }) => open < close, 'open must come before close');

/** A day of the week, 1 (Monday) to 7. */
const Openings = z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), Hours);

/** One thing that can be booked: a room, equipment, seats. */
const ResourceEntry = z.strictObject({
  /** What rows and services name it by; it stays when the thing gets another name. */
  code: key,
  label: line,
  /** The same in one or two short lines, for pictures; without it the label. */
  short: z.array(z.string().trim().min(1).max(14)).min(1).max(2).optional(),
  /** How many can be held at the same time, in `noun`s. */
  capacity: z.int().min(1).max(500).default(1),
  noun: line,
  /** The most people one use is for. */
  people: z.int().min(1).max(100_000),
  /** Opening hours by day of the week; without them Monday to Friday, 08:00 to 16:00. */
  openings: Openings.optional(),
  /** Minutes between two uses. */
  setUpMinutes: minutes.default(0),
  /** Working days between the day of booking and the first day that can be booked. */
  noticeWorkingDays: z.int().min(0).max(60).default(0),
  longestMinutes: minutes.min(15),
  /** Beginnings that are offered lie on this grid. */
  gridMinutes: minutes.min(5).default(30),
  /** The length that is offered to whoever has not said how long. */
  usualMinutes: minutes.min(15).default(120),
  /** Codes of the services that lend it. */
  services: z.array(key).min(1),
  /** Where it is; told with the confirmation and the reminder. */
  place: line,
  /** Whom to ask; without it the unit. */
  contact: line.optional(),
  /** Whose operators block it and move what is booked of it. */
  unit: key,
  /** Why nothing of it can be booked for now, as people read it; without it open. */
  closed: line.optional(),
});

/** What stands in `resources.yaml`: everything that can be booked, in the order lists show it in. */
export const ResourcesFile = z
  .array(ResourceEntry)
  .max(100)
  .superRefine(eachItsOwn('code', 'give each resource a code of its own'))
  .superRefine(eachItsOwn('label', 'give each resource a label of its own'));
type ResourcesFile = z.infer<typeof ResourcesFile>;

/** What can be booked, as rules and texts need it. */
export const resourcesOf = (file: ResourcesFile, units: Units): Resources =>
  new Map(
    file.map(({ code, ...rules }) => [
      code,
      {
        ...rules,
        short: rules.short ?? [rules.label],
        openings: rules.openings ?? usualOpenings,
        contact: rules.contact ?? unitName(units, rules.unit),
      },
    ]),
  );

/** What resources name that the city does not have; `services` are the codes it has files of. */
export const checkResources = (
  file: ResourcesFile,
  services: readonly string[],
  units: Units | null,
): Problem[] =>
  file.flatMap(({ unit, services: lent }, at) => [
    ...(units === null || units.names.has(unit)
      ? []
      : [{ path: [at, 'unit'], say: `takes ${units.codes.join(', ')} (units.yaml), not "${unit}"` }]),
    ...lent.flatMap((code, index) =>
      services.includes(code)
        ? []
        : [{ path: [at, 'services', index], say: `"${code}" is no service of this city; correct the name` }],
    ),
  ]);

/** What fields of services book that the city does not have; `of` is the place of the service in the list. */
export const checkUses = (
  services: readonly Service[],
  resources: Resources | null,
): (Problem & { of: number })[] =>
  services.flatMap(({ fields }, of) =>
    fields.flatMap((field, at) =>
      field.type !== 'slot' || resources === null
        ? []
        : field.uses.flatMap(({ resource }, index) =>
            resources.has(resource)
              ? []
              : [
                  {
                    of,
                    path: ['fields', at, 'uses', index, 'resource'],
                    say: `takes ${[...resources.keys()].join(', ') || 'nothing yet'} (resources.yaml), not "${resource}"`,
                  },
                ],
          ),
    ),
  );
