/** Longer texts are people's own and read once; what is asked for again and again is short. */
const longestKept = 100;
const mostKept = 5000;

/**
 * The same function, which remembers what it gave for short texts: labels, keywords and the words of the present turn are
 * asked for again and again. Only for functions that give the same for the same text.
 */
export const remembered = <T extends string | null>(of: (text: string) => T): ((text: string) => T) => {
  const kept = new Map<string, T>();
  return (text) => {
    if (text.length > longestKept) return of(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const found = of(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, found);
    return found;
  };
};
