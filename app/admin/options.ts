import { z } from 'zod';
import { isIsoDate } from '../../domain/iso-date.ts';
import { roles, type Role } from '../../domain/role.ts';
import { states, type State } from '../../domain/state.ts';
import { unitName, type Unit, type Units } from '../../domain/unit.ts';
import { AdminError } from './command.ts';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A code of a table, or its label, in any case. */
const oneOf = <C extends string>(flag: string, codes: readonly C[], label: (code: C) => string) =>
  z.string(`${flag} is needed: one of ${codes.join(', ')}`).transform((given, issues): C => {
    const found = codes.find((code) => same(code, given) || same(label(code), given));
    if (found) return found;
    issues.addIssue(`${flag} takes one of ${codes.join(', ')}; got "${given}"`);
    return z.NEVER;
  });

const codesOf = <C extends string>(table: Record<C, unknown>): C[] => Object.keys(table) as C[];

export const RoleOption = oneOf<Role>('--role', codesOf(roles), (code) => roles[code]);
export const unitOption = (units: Units) =>
  oneOf<Unit>('--unit', units.codes, (code) => unitName(units, code));
export const StateOption = oneOf<State>('--state', codesOf(states), (code) => states[code].label);

/** An ISO date, as an option's value. */
export const dayOption = (flag: string) =>
  z.string(`${flag} is needed, as 2026-11-25`).refine(isIsoDate, `${flag} takes a date such as 2026-11-25`);

/** How many rows a list shows; as options its flag and meaning, as a schema its value. */
export const takeFlag: [string, string] = ['--take <n>', 'at most so many (100)'];
export const TakeOption = z.coerce
  .number('--take takes a number')
  .int('--take takes a whole number')
  .min(1, '--take is at least 1')
  .max(1_000_000, '--take is at most 1000000')
  .default(100);

/** Options checked against a schema; what is wrong is told in one line. */
export const parseOptions = <S extends z.ZodType>(schema: S, given: unknown): z.output<S> => {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new AdminError(result.error.issues.map(({ message }) => message).join('; '));
};
