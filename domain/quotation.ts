/** Signs that look like the marks chats make bold, slanted, struck out or code of, and are none. */
const harmless: Record<string, string> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ' };

const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const unseen = /[\p{Cc}\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;
// An underscore inside a word, as in a file's name, marks nothing.
const mark = /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const scheme = /(?<=\p{L}):(?=\/\/)/gu;
// What chats make links of without a scheme; S.Kom. and surat.pdf are none, and an e-mail address stays as it is.
const host =
  /(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]+\.)+(?:id|com|net|org|info|biz|xyz|site|online|link|me|ly|io|app|top|click|shop|dev|co|gg|tk|ru|cn|sg|my)(?![\p{L}\p{N}-])/giu;

const defused = (line: string): string =>
  line
    .replace(/\t/g, ' ')
    .replace(unseen, '')
    .replace(host, (found) => found.replaceAll('.', '[.]'))
    .replace(scheme, '[:]')
    .replace(mark, (sign) => harmless[sign] ?? sign);

const linesOf = (text: string): string[] => text.split(lineEnd).map(defused);

/** What somebody else wrote, in one line of ours: no line of its own, no marks, no links, nothing unseen. */
export const quotedInLine = (text: string): string => linesOf(text).join(' ').trim();

/** What somebody else wrote as lines that each say so: none of them can be taken for one of ours. */
export const quotedLines = (text: string): string =>
  linesOf(text)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** What somebody else wrote after a label of ours: in its line when it is one, below it as a quotation when there are more. */
export const quoted = (text: string): string =>
  lineEnd.test(text.trim()) ? `\n${quotedLines(text.trim())}` : quotedInLine(text);
