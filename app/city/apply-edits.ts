import { isDeepStrictEqual } from 'node:util';
import { isNode, isSeq, parseDocument, stringify } from 'yaml';
import type { CityEdit } from '../../flows/catalogue/city-edit.ts';
import type { CityChange } from '../db/city-versions.ts';
import type { CityParts } from './city-files.ts';

/** What the edits make of the files they touch, or where something else stands by now than when they were written. */
export type Applied = { change: CityChange; conflicts?: never } | { conflicts: string[]; change?: never };

type Done = { text: string } | { conflict: string };

const plain = (node: unknown): unknown => (isNode(node) ? (node.toJSON() as unknown) : node);

/** Comments and the shape of what is not touched stay as they were written; no line is broken anew. */
const edited = (text: string | undefined, edit: CityEdit): Done => {
  if (text === undefined)
    return edit.do === 'add' ? { text: stringify([edit.value]) } : { conflict: `${edit.file}: is gone.` };
  const document = parseDocument(text, { stringKeys: true });
  if (edit.do === 'add') {
    if (!isSeq(document.contents)) return { conflict: `${edit.file}: is no list.` };
    document.add(document.createNode(edit.value));
  } else {
    const { path, before, value } = edit;
    const stands = plain(document.getIn(path, true));
    if (before !== undefined && !isDeepStrictEqual(stands ?? null, before))
      return { conflict: `${edit.file} ${path.join('.')}: was changed meanwhile.` };
    if (value === null) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return { text: document.toString({ lineWidth: 0, flowCollectionPadding: false }) };
};

/** Makes edits in the files of a city, one after the other; all of them or none. */
export const applyEdits = (parts: CityParts, edits: readonly CityEdit[]): Applied => {
  const change = new Map<string, string>();
  const conflicts: string[] = [];
  for (const edit of edits) {
    const done = edited(change.get(edit.file) ?? parts.get(edit.file), edit);
    if ('conflict' in done) conflicts.push(done.conflict);
    else change.set(edit.file, done.text);
  }
  return conflicts.length > 0 ? { conflicts } : { change };
};
