import type { CityEdit } from '../../../catalogue/city-edit.ts';
import { partId, valueAt, type Part, type Thing } from './part.ts';
import { editableTexts as texts } from './texts.ts';
import { plainTyped, readTyped, shownValue } from './typed.ts';

type Json = Extract<CityEdit, { do: 'add' }>['value'];

/** What was typed for a thing, by its parts: the edits it makes, or what is wrong with which part. */
export type Read = { edits: CityEdit[]; wrong: Readonly<Record<string, string>> };

/** The name among what a form sends of where one that is to be added comes to stand. */
export const afterId = 'sesudah';

/** What was typed for a part, by its name. */
export type Given = (part: string) => string;

const isSame = (part: Part, typed: string, stands: unknown): boolean =>
  plainTyped(typed) === plainTyped(shownValue(part, stands)) &&
  !(part.kind === 'yes' && stands === undefined && !part.optional);

const changeOf = (thing: Thing, part: Part, typed: string): Read => {
  const stands = valueAt(thing.value, part.path);
  if (isSame(part, typed, stands)) return { edits: [], wrong: {} };
  const read = readTyped(part, typed);
  if (read.wrong !== undefined) return { edits: [], wrong: { [partId(part)]: read.wrong } };
  const path = [...thing.at, ...part.path];
  const value = (read.value ?? null) as Json;
  return {
    edits: [{ do: 'set', file: thing.file, path, before: (stands ?? null) as Json, value }],
    wrong: {},
  };
};

const setAt = (
  data: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): void => {
  if (rest.length === 0) {
    data[first] = value;
    return;
  }
  const inner = { ...(data[first] as Record<string, unknown> | undefined) };
  data[first] = inner;
  setAt(inner, rest, value);
};

const added = (thing: Thing, given: Given): Read => {
  const value: Record<string, unknown> = {};
  const wrong: Record<string, string> = {};
  for (const part of thing.parts) {
    const read = readTyped(part, given(partId(part)));
    if (read.wrong !== undefined) wrong[partId(part)] = read.wrong;
    else if (read.value !== undefined) setAt(value, part.path, read.value);
  }
  const { file, at, places = [] } = thing;
  const after = places.findIndex((place) => place.value === given(afterId));
  const edit: CityEdit =
    at.length === 0
      ? { do: 'add', file, value: value as Json }
      : {
          do: 'insert',
          file,
          path: [...at.slice(0, -1), after < 0 ? places.length : after + 1],
          value: value as Json,
        };
  return { edits: [edit], wrong };
};

/** What only one thing may have is taken from where it stood. */
const takenElsewhere = ({ file, elsewhere }: Thing, edits: readonly CityEdit[]): CityEdit[] => {
  const name = elsewhere?.path.join('.');
  const isTaken = edits.some(
    (edit) => edit.do === 'set' && edit.path.join('.') === name && edit.value === true,
  );
  return isTaken
    ? (elsewhere?.others ?? []).map((path) => ({
        do: 'set',
        file,
        path: [...path],
        before: true,
        value: null,
      }))
    : [];
};

/** The edits that make of a thing what was typed. */
export const editsOf = (thing: Thing, given: Given): Read => {
  if (thing.value === null) return added(thing, given);
  const all = thing.parts.map((part) => changeOf(thing, part, given(partId(part))));
  const edits = all.flatMap((each) => each.edits);
  return {
    edits: [...edits, ...takenElsewhere(thing, edits)],
    wrong: Object.assign({}, ...all.map(({ wrong }) => wrong)) as Record<string, string>,
  };
};

/** The edit that takes a thing out of its list. */
export const removalOf = ({ file, at, value }: Thing): CityEdit[] => [
  { do: 'set', file, path: [...at], before: value as Json, value: null },
];

/** Why nothing was made of what was typed; null when there is something. */
export const whyNothing = ({ edits, wrong }: Read): string | null => {
  if (Object.keys(wrong).length > 0) return texts.someWrong;
  return edits.length === 0 ? texts.nothing : null;
};
