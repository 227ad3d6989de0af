import { remembered } from '../fold.ts';
import { normalWord } from './spelling.ts';

/*
 * Phrases are written as people say them, in compared spelling: words with spaces between them, `(a|b c)` for alternatives,
 * `[a]` for what may be missing, `*` for up to three words of any kind. A word also stands for itself with -nya, -lah, -kah, and
 * for what it is compared as: "chat" is heard as "bicara".
 */

type Node =
  | { kind: 'word'; word: string }
  | { kind: 'any' }
  | { kind: 'choice'; optional: boolean; branches: Node[][] };

const ends = new Set<string | undefined>([')', ']', '|', undefined]);

/** Reads nodes up to the end of their branch; `rest` is used up on the way. */
const readBranch = (rest: string[]): Node[] => {
  const nodes: Node[] = [];
  while (!ends.has(rest[0])) {
    const token = rest.shift() ?? '';
    if (token !== '(' && token !== '[') {
      nodes.push(token === '*' ? { kind: 'any' } : { kind: 'word', word: token });
      continue;
    }
    const branches = [readBranch(rest)];
    while (rest[0] === '|') {
      rest.shift();
      branches.push(readBranch(rest));
    }
    rest.shift();
    nodes.push({ kind: 'choice', optional: token === '[', branches });
  }
  return nodes;
};

const parse = (phrase: string): Node[] => readBranch(phrase.match(/[()[\]|*]|[^\s()[\]|*]+/g) ?? []);

const escaped = (word: string): string => word.replace(/[.+^${}\\]/g, '\\$&');

/** A word as it is written in a phrase, and as it is heard. */
const heardAs = (word: string): string[] => [...new Set([word, normalWord(word)])];

const source = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'word')
        return `(?:${heardAs(node.word).map(escaped).join('|')})(?:nya|ny|nye|lah|kah)? `;
      if (node.kind === 'any') return '(?:\\S+ ){0,3}';
      return `(?:${node.branches.map(source).join('|')})${node.optional ? '?' : ''}`;
    })
    .join('');

/** The words a phrase may begin with; `open`: all of it may be missing. */
const beginnings = (nodes: readonly Node[]): { words: string[]; open: boolean } => {
  const words: string[] = [];
  for (const node of nodes) {
    if (node.kind === 'word') return { words: [...words, ...heardAs(node.word)], open: false };
    if (node.kind === 'any') throw new Error('A phrase begins with a word, not with *');
    const branches = node.branches.map(beginnings);
    words.push(...branches.flatMap((branch) => branch.words));
    if (!node.optional && branches.every(({ open }) => !open)) return { words, open: false };
  }
  return { words, open: true };
};

const suffix = /(?:nya|nye|ny|lah|kah)$/;

export type Matcher<Name> = {
  /** All names whose phrases words are as a whole; the words stand with a space behind each. */
  find(words: string): Name[];
  /** Whether there is a phrase that begins with this word. */
  mayBegin(word: string): boolean;
};

/**
 * Makes one matcher of lists of phrases, by name. Phrases are looked up by their first word, so that a message which begins
 * with none of them costs nothing; names come in the order of the lists.
 */
export const phrases = <Name extends string>(
  lists: Readonly<Record<Name, readonly string[]>>,
): Matcher<Name> => {
  const byFirst = new Map<string, Map<Name, string[]>>();
  for (const [name, list] of Object.entries(lists) as [Name, readonly string[]][])
    for (const phrase of list) {
      const nodes = parse(phrase);
      for (const word of new Set(beginnings(nodes).words)) {
        const names = byFirst.get(word) ?? new Map<Name, string[]>();
        names.set(name, [...(names.get(name) ?? []), source(nodes)]);
        byFirst.set(word, names);
      }
    }
  const order = Object.keys(lists) as Name[];
  const compiled = new Map(
    [...byFirst].map(([word, names]) => [
      word,
      [...names].map(([name, sources]) => ({ name, whole: new RegExp(`^(?:${sources.join('|')})$`, 'u') })),
    ]),
  );
  const matching = (first: string, words: string): Name[] => {
    const found: Name[] = [];
    for (const { name, whole } of compiled.get(first) ?? []) if (whole.test(words)) found.push(name);
    return found;
  };
  const bareOf = remembered((first) => first.replace(suffix, ''));
  return {
    find(words) {
      const first = words.slice(0, words.indexOf(' '));
      const bare = bareOf(first);
      const found = matching(first, words);
      const more = bare === first ? [] : matching(bare, words);
      if (more.length === 0) return found;
      return order.filter((name) => found.includes(name) || more.includes(name));
    },
    mayBegin: (word) => compiled.has(word) || compiled.has(bareOf(word)),
  };
};
