import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Scalar,
} from 'yaml';
import { keyAt, type Path, type Problem } from '../../flows/catalogue/problem.ts';
import { CityError } from './city-error.ts';
import type { CityFiles } from './city-files.ts';

/** A file of a city: its data, and how a problem of it is told with file, line and key. */
export type CityFile = { name: string; data: unknown; tell(problem: Problem): string };

const textOf = (bytes: Buffer, name: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CityError([`${name}:1 file: is not UTF-8; save it in that encoding.`]);
  }
};

/** What the parser's own words mean for whoever writes. */
const mends: Partial<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab stands where spaces must; indent with spaces only',
  DUPLICATE_KEY: 'this key stands twice; keep one of them',
  MULTIPLE_DOCS: 'a second document begins here; remove the line "---" or "..."',
  RESOURCE_EXHAUSTION: 'more lies within one another here than any file needs; take it apart',
  // A line without its colon, without the space behind it, or moved to the right of its neighbours.
  MULTILINE_IMPLICIT_KEY: 'write "key: text" with a space behind the colon, each key on a line of its own',
  BLOCK_AS_IMPLICIT_KEY:
    'put the whole text between double quotes when it has a colon in it, and let the keys of a group begin below one another',
};

const mostFaults = 20;

/** A quotation that ends too early and a colon within a sentence are what people write. */
const quoteHint = 'put the whole text between double quotes when it has quotes, a colon or # in it';

/** What the database cannot hold, what turns the direction of writing, and what nobody sees who reads the file. */
const unseen =
  /[\p{Cs}\u00AD\u200B\u200E\u200F\u2060-\u2064\uFEFF\u202A-\u202E\u2066-\u2069]|[^\P{Cc}\t\r\n]/u;

const unseenIn = (text: string): string | null => {
  const code = unseen.exec(text)?.[0].codePointAt(0);
  if (code === undefined) return null;
  return `has a sign that nobody sees (U+${code.toString(16).toUpperCase().padStart(4, '0')}); remove it`;
};

/** What YAML would take, but nobody who writes a city means. */
const strangeIn = (node: Partial<Pick<Scalar, 'anchor' | 'tag' | 'value'>>): string | null => {
  if (node.anchor !== undefined)
    return `"&${node.anchor}" would not be read; put a text that begins with & between double quotes`;
  if (node.tag !== undefined) return 'put a text that begins with ! between double quotes';
  return typeof node.value === 'string' ? unseenIn(node.value) : null;
};

const faultsOf = (document: Document.Parsed, lines: LineCounter, name: string): string[] => {
  const told = (at: number, say: string): string => `${name}:${lines.linePos(at).line} yaml: ${say}.`;
  const all = [...document.errors, ...document.warnings];
  // What is beyond the parser it complains of in many ways; the first says it.
  const beyond = all.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  const wrong = (beyond ? [beyond] : all).map(({ code, message, pos }) => {
    const [said = ''] = message.split(/ at line \d|\n/);
    return told(pos[0], mends[code] ?? `${said}; ${quoteHint}`);
  });
  // One slip makes the parser complain of many lines behind it.
  const faults = [...new Set(wrong)].slice(0, mostFaults);
  if (document.directives.yaml.explicit) faults.push(told(0, 'remove the line that begins with %'));
  visit(document, {
    Alias: (_, { range }) => {
      faults.push(told(range?.[0] ?? 0, 'write the text itself, not a reference (*)'));
      return visit.BREAK;
    },
    Pair: (_, { key }) => {
      // Schemas pass over it unseen.
      if (isScalar(key) && key.value === '__proto__')
        faults.push(told(key.range?.[0] ?? 0, 'no key is called __proto__; remove or correct it'));
    },
    Node: (_, node) => {
      const strange = faults.length < mostFaults ? strangeIn(node) : null;
      if (strange !== null) faults.push(told(node.range?.[0] ?? 0, strange));
    },
  });
  return faults;
};

/** A number that is not written as it is (0561, +62, 12.50) is meant as text: 0561 would lose its first digit. */
const keepAsWritten = (document: Document.Parsed): void =>
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'number' && String(node.value) !== node.source) node.value = node.source;
    },
  });

/** Where the part at a path begins; of what is not there, where it should stand. */
const offsetAt = (document: Document.Parsed, path: Path): number => {
  let [node, offset]: [unknown, number] = [document.contents, document.contents?.range[0] ?? 0];
  for (const step of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => (isNode(key) && 'value' in key ? key.value : key) === step)
      : undefined;
    const next: unknown = isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value;
    const marked: unknown = isPair(pair) ? pair.key : next;
    if (!isNode(marked)) return offset;
    offset = marked.range?.[0] ?? offset;
    node = next;
  }
  return offset;
};

type Read = { document: Document.Parsed; lines: LineCounter };

const parsed = (text: string): Read => {
  const lines = new LineCounter();
  return {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true }),
    lines,
  };
};

/** Data of sound texts that were read before: of a city with one change in it all other files are as they were. */
const readBefore = new Map<string, unknown>();
/** Several cities, each with all its files. */
const mostKept = 300;

const dataOf = (text: string, name: string): unknown => {
  const before = readBefore.get(text);
  if (before !== undefined) return before;
  const { document, lines } = parsed(text);
  const faults = faultsOf(document, lines, name);
  if (faults.length > 0) throw new CityError(faults);
  keepAsWritten(document);
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  const [oldest] = readBefore.size < mostKept ? [] : readBefore.keys();
  if (oldest !== undefined) readBefore.delete(oldest);
  readBefore.set(text, data);
  return data;
};

/** Reads one YAML file of a city, whose data nobody may change; what cannot be read is a CityError. */
export const readYaml = async (files: CityFiles, name: string): Promise<CityFile> => {
  const text = textOf(await files.bytes(name), name);
  const data = dataOf(text, name);
  return {
    name,
    data,
    tell({ path, say }) {
      const { document, lines } = parsed(text);
      return `${name}:${lines.linePos(offsetAt(document, path)).line} ${keyAt(data, path) || 'file'}: ${say}.`;
    },
  };
};
