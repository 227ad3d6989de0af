import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { FileEdit } from '../../../catalogue/city-edit.ts';
import type { Path } from '../../../catalogue/problem.ts';
import { partId, type Part } from './part.ts';
import {
  fieldParts,
  holidayParts,
  letterParts,
  officeParts,
  resourceParts,
  serviceParts,
  unitParts,
} from './parts.ts';
import { editableTexts as texts } from './texts.ts';
import { textPart, textsFile } from './text-things.ts';

const { things } = texts;

/** What an edit is about, in people's words: the thing, its kind, and the parts that may be changed of it. */
export type About = { thing: string; kind: string; parts: readonly Part[]; rest: Path };

type Listed = { title: string; names: readonly string[]; parts: readonly Part[] };

const unknownName = (index: unknown): string => (typeof index === 'number' ? `${index + 1}` : '');

const inList = ({ title, names, parts }: Listed, [index, ...rest]: Path, service?: string): About => {
  const name = names[Number(index)] ?? unknownName(index);
  const thing = service === undefined ? texts.of(title, name) : texts.ofService(title, name, service);
  return { thing, kind: service === undefined ? title : texts.kindOf(title, service), parts, rest };
};

const ofService = (code: string, path: Path, catalogue: Catalogue): About => {
  const service = catalogue.byCode.get(code);
  const title = service?.title ?? code;
  const [first, index, ...rest] = path;
  if (first === 'fields') {
    const field = service?.fields[Number(index)];
    const listed = { title: things.field, names: service?.fields.map(({ label }) => label) ?? [] };
    return inList({ ...listed, parts: fieldParts(field?.type ?? null) }, [index ?? '', ...rest], title);
  }
  if (first === 'letters') {
    const listed = { title: things.letter, names: service?.letters.map(({ label }) => label) ?? [] };
    return inList({ ...listed, parts: letterParts(true) }, [index ?? '', ...rest], title);
  }
  const thing = texts.of(things.service, title);
  return { thing, kind: thing, parts: serviceParts(catalogue), rest: path };
};

const byFile: Readonly<Record<string, (path: Path, catalogue: Catalogue) => About>> = {
  'city.yaml': (path, catalogue) => ({
    ...{ thing: things.office, kind: things.office, parts: officeParts(catalogue), rest: path },
  }),
  'units.yaml': (path, { city: { units } }) =>
    inList({ title: things.unit, names: [...units.names.values()], parts: unitParts(false) }, path),
  'resources.yaml': (path, catalogue) => {
    const names = [...catalogue.city.resources.values()].map(({ label }) => label);
    return inList({ title: things.resource, names, parts: resourceParts(true, catalogue) }, path);
  },
  [textsFile]: (path) => ({ thing: things.text, kind: things.text, parts: [textPart(path)], rest: path }),
  'holidays.yaml': (path, { city: { holidays } }) =>
    inList({ title: things.holiday, names: [...holidays.values()], parts: holidayParts() }, path),
};

/** What an edit is about; null where only its file says so. */
export const aboutOf = (edit: FileEdit, catalogue: Catalogue): About | null => {
  const path = edit.do === 'add' ? [] : edit.path;
  const [, code] = /^services\/(.+)\.yaml$/.exec(edit.file) ?? [];
  return code === undefined
    ? (byFile[edit.file]?.(path, catalogue) ?? null)
    : ofService(code, path, catalogue);
};

/** The part of a thing that stands at a path. */
export const partAt = ({ parts, rest }: About): Part | undefined =>
  parts.find((part) => partId(part) === rest.join('.'));
