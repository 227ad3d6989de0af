import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isSeq, parseDocument, stringify, type Document } from 'yaml';
import type { CityEdit, FileEdit } from '../../flows/catalogue/city-edit.ts';
import type { CityChange } from '../db/city-versions.ts';
import type { CityParts } from './city-files.ts';
import { changeBetween } from './city-state.ts';

/** What the edits make of the files they touch, or where something else stands by now than when they were written. */
export type Applied = { change: CityChange; conflicts?: never } | { conflicts: string[]; change?: never };

/** Earlier versions of a city by their numbers, as far as edits put them back. */
export type Earlier = ReadonlyMap<number, CityParts>;

type Done = { text: string } | { conflict: string };
type Path = readonly (string | number)[];

const plain = (node: unknown): unknown => (isNode(node) ? (node.toJSON() as unknown) : node);

/** A group of keys whose last key goes is gone, too: an empty one would mean something of its own. */
const takeAway = (document: Document, path: Path): void => {
  document.deleteIn(path);
  const above = path.slice(0, -1);
  const group = above.length === 0 ? null : document.getIn(above, true);
  if (isMap(group) && group.items.length === 0) takeAway(document, above);
};

/** Why an edit cannot be made; null when it has been. */
const make = (document: Document, edit: FileEdit): string | null => {
  const { file, value } = edit;
  if (edit.do === 'set') {
    const stands = plain(document.getIn(edit.path, true));
    if (edit.before !== undefined && !isDeepStrictEqual(stands ?? null, edit.before))
      return `${file} ${edit.path.join('.')}: was changed meanwhile.`;
    if (value === null) takeAway(document, edit.path);
    else document.setIn(edit.path, document.createNode(value));
    return null;
  }
  const above = edit.do === 'add' ? [] : edit.path.slice(0, -1);
  const list = above.length === 0 ? document.contents : document.getIn(above, true);
  if (!isSeq(list)) return `${file} ${above.join('.')}: is no list.`;
  // What is written as [] is written in lines once something stands in it.
  if (list.items.length === 0) list.flow = false;
  const index = edit.do === 'add' ? list.items.length : Number(edit.path.at(-1));
  list.items.splice(index, 0, document.createNode(value));
  return null;
};

/** Whether an edit may begin a file: it sets something where nothing is said to have stood. */
const begins = (edit: FileEdit): boolean => edit.do === 'set' && edit.before === null && edit.value !== null;

/** Comments and the shape of what is not touched stay as they were written; no line is broken anew. */
const edited = (text: string | undefined, edit: FileEdit): Done => {
  if (text === undefined && edit.do === 'add') return { text: stringify([edit.value]) };
  if (text === undefined && !begins(edit)) return { conflict: `${edit.file}: is gone.` };
  const document = parseDocument(text ?? '', { stringKeys: true });
  const conflict = make(document, edit);
  return conflict === null
    ? { text: document.toString({ lineWidth: 0, flowCollectionPadding: false }) }
    : { conflict };
};

/** Makes edits in the files of a city, one after the other; all of them or none. */
export const applyEdits = (
  parts: CityParts,
  edits: readonly CityEdit[],
  earlier: Earlier = new Map(),
): Applied => {
  const change = new Map<string, string | null>();
  const conflicts: string[] = [];
  for (const edit of edits) {
    if (edit.do === 'restore') {
      const back = changeBetween(parts, earlier.get(edit.version) ?? new Map());
      for (const [name, content] of back) change.set(name, content);
      continue;
    }
    const stands = change.has(edit.file) ? change.get(edit.file) : parts.get(edit.file);
    const done = edited(stands ?? undefined, edit);
    if ('conflict' in done) conflicts.push(done.conflict);
    else change.set(edit.file, done.text);
  }
  return conflicts.length > 0 ? { conflicts } : { change };
};
