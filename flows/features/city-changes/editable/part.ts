import type { Path } from '../../../catalogue/problem.ts';

/** Something that can be chosen. */
export type Choice = { value: string; label: string };

/** One value that can be changed without knowing YAML: where it stands in its thing, how people call it, how it is typed. */
export type Part = {
  path: readonly string[];
  label: string;
  help?: string;
  /** May be left empty; then it does not stand there at all. */
  optional?: true;
} & (
  | { kind: 'line' | 'words' | 'number' | 'list' | 'hours' | 'options' | 'day' | 'yes' }
  | { kind: 'one' | 'many'; choices: readonly Choice[] }
);

/** A thing of the city somebody changes by itself: the office, a unit, a question of a form. */
export type Thing = {
  file: string;
  /** Where in its file it stands. */
  at: Path;
  name: string;
  parts: readonly Part[];
  /** As it stands; null for one that is to be added. */
  value: unknown;
  /** Where in its list one that is to be added may stand: after which of the others. */
  places?: readonly Choice[];
  /** Where else something stands that only one thing may have. */
  elsewhere?: { path: Path; others: readonly Path[] };
  /** It stands in a list and may be taken out of it. */
  listed: boolean;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What stands at a path of some data. */
export const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, step) => (isRecord(part) ? part[String(step)] : undefined), data);

/** The name of a part among what a form sends. */
export const partId = ({ path }: Pick<Part, 'path'>): string => path.join('.');
