import { z } from 'zod';

/** One thing that is changed in a file of the city. */
export const CityEdit = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('set'),
    file: z.string(),
    path: z.array(z.union([z.string(), z.int()])).min(1),
    /** What stood there when it was written down; a change is not made over another one. Left out: whatever stands there. */
    before: z.json().optional(),
    /** Null takes it away. */
    value: z.json(),
  }),
  z.strictObject({
    do: z.literal('add'),
    /** A file that is a list; made where there is none yet. */
    file: z.string(),
    value: z.json(),
  }),
  z.strictObject({
    do: z.literal('insert'),
    /** A list inside a file, and where in it the new part comes to stand. */
    file: z.string(),
    path: z.array(z.union([z.string(), z.int()])).min(2),
    value: z.json(),
  }),
  /** Everything as it stood in an earlier version. */
  z.strictObject({ do: z.literal('restore'), version: z.int().min(1) }),
]);
export type CityEdit = z.infer<typeof CityEdit>;

/** The file of a service. */
const serviceFile = (code: string): string => `services/${code}.yaml`;

/** Other office hours, as people read them. */
export const editHours = (before: string, hours: string): CityEdit[] => [
  { do: 'set', file: 'city.yaml', path: ['office', 'hours'], before, value: hours },
];

/** A day more on which the office is closed. */
export const editHoliday = (date: string, name: string): CityEdit[] => [
  { do: 'add', file: 'holidays.yaml', value: { date, name } },
];

/** Another wording of a step of an SOP. */
export const editStep = (
  { code, sop }: { code: string; sop: readonly string[] },
  index: number,
  words: string,
): CityEdit[] => [
  { do: 'set', file: serviceFile(code), path: ['sop', index], before: sop[index] ?? '', value: words },
];

/** Other steps of an SOP: one that is worded otherwise by itself, a list that grew or shrank as a whole. */
export const editSop = (
  service: { code: string; sop: readonly string[] },
  steps: readonly string[],
): CityEdit[] => {
  const { code, sop } = service;
  if (steps.length === sop.length)
    return steps.flatMap((step, at) => (step === sop[at] ? [] : editStep(service, at, step)));
  return [{ do: 'set', file: serviceFile(code), path: ['sop'], before: [...sop], value: [...steps] }];
};

/** An SOP that is to be no draft any more; the decree comes with the adoption. */
export const editAdopt = ({ code }: { code: string }): CityEdit[] => [
  { do: 'set', file: serviceFile(code), path: ['sopStatus'], before: 'draft', value: 'adopted' },
];

/** What the adoption itself says of an SOP: the decree, or that it is a draft until there is one. */
export const editDecree = (code: string, decree: { number: string; date: string } | null): CityEdit[] => [
  { do: 'set', file: serviceFile(code), path: ['sopStatus'], value: decree ? 'adopted' : 'draft' },
  { do: 'set', file: serviceFile(code), path: ['decree'], value: decree },
];

/** The files that edits are made in, one by one; a restored version is none of them. */
export type FileEdit = Exclude<CityEdit, { do: 'restore' }>;

/** The services whose SOPs a change is about, and whether it is there to adopt them. */
export const sopsIn = (edits: readonly CityEdit[]): { code: string; adopts: boolean }[] =>
  edits.flatMap((edit) => {
    if (edit.do !== 'set' || !['sop', 'sopStatus'].includes(String(edit.path[0]))) return [];
    const [, code] = /^services\/(.+)\.yaml$/.exec(edit.file) ?? [];
    return code === undefined ? [] : [{ code, adopts: edit.path[0] === 'sopStatus' }];
  });
