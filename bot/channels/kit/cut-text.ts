/** Where a text may be parted, best first: after a paragraph, a line, a sentence, a word. */
const boundaries = [/\n\n(?!\n)/g, /\n/g, /(?<=[.!?…:;]) /g, /\s/g];

/** Half of an emoji is no character. */
const whole = (text: string, end: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;

/** Where the first part of a longer text ends, at most `limit` characters in, at the most sensible place there is. */
export const cutOf = (text: string, limit: number): number => {
  const head = text.slice(0, limit + 1);
  for (const boundary of boundaries) {
    const last = [...head.matchAll(boundary)].at(-1)?.index ?? 0;
    // A part that is nearly empty is no sensible place either.
    if (last > limit / 3) return last;
  }
  return whole(text, limit);
};

/** A text in parts of at most `limit` characters, none of them empty. */
export const textParts = (text: string, limit: number): string[] => {
  const parts: string[] = [];
  for (let rest = text.trim(); rest !== '';) {
    const end = rest.length <= limit ? rest.length : cutOf(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return parts;
};
