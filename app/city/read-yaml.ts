import { isMap, isNode, isPair, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
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
};

/** A quotation that ends too early and a colon within a sentence are what people write. */
const quoteHint = 'put the whole text between double quotes when it has quotes, a colon or # in it';

const faultsOf = (document: Document.Parsed, lines: LineCounter, name: string): string[] => {
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
    const [said = ''] = message.split(/ at line \d|\n/);
    return `${name}:${lines.linePos(pos[0]).line} yaml: ${mends[code] ?? `${said}; ${quoteHint}`}.`;
  });
  visit(document, {
    Alias: (_, { range }) => {
      faults.push(
        `${name}:${lines.linePos(range?.[0] ?? 0).line} yaml: write the text itself, not a reference (*).`,
      );
      return visit.BREAK;
    },
  });
  return faults;
};

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

/** Reads one YAML file of a city; what cannot be read is a CityError. */
export const readYaml = async (files: CityFiles, name: string): Promise<CityFile> => {
  const text = textOf(await files.bytes(name), name);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const faults = faultsOf(document, lines, name);
  if (faults.length > 0) throw new CityError(faults);
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  return {
    name,
    data,
    tell: ({ path, say }) =>
      `${name}:${lines.linePos(offsetAt(document, path)).line} ${keyAt(data, path) || 'file'}: ${say}.`,
  };
};
