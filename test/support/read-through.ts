import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Phone } from './phone.ts';

/** What somebody reads at an address. */
type Read = { url: string; text: string };

/** The words of a file, also of a PDF or a workbook; none of a picture. */
const wordsOf = async (type: string, bytes: Uint8Array): Promise<string> => {
  if (type.startsWith('application/pdf'))
    return (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text.replace(/\s+/g, ' ');
  if (type.includes('spreadsheetml')) return JSON.stringify(await readSheet(Buffer.from(bytes)));
  if (type.startsWith('image/')) return '';
  return Buffer.from(bytes).toString();
};

/** What stands at an address, for whoever has these cookies, also where it is refused. */
const readAt = async (url: URL, cookie = ''): Promise<string> => {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return `${answer.headers.get('content-disposition') ?? ''} ${await wordsOf(answer.headers.get('content-type') ?? '', bytes)}`;
};

/** What ends the session or does not end. */
const passedOver = /^\/meja\/(langsung|keluar|masuk)/;

/** The kind of page an address leads to, of which one is read: without what is of one request, person, day or search. */
const kindOf = (path: string): string =>
  path
    .replace(/=[^&]*/g, '')
    .replace(/\/(TD-[^/?]+|[0-9a-f-]{16,}|\d+)/g, '/*')
    .replace(/(\/ubah\/\w+)\.\w+/, '$1.*')
    .replace(/(\/ubah\/[^/]+)\/[^/?]+/, '$1/*')
    .replace(/\/layanan\/(?!ubah|usulan|versi)[^/?]+/, '/layanan/*');

const linksIn = (text: string): string[] =>
  [...text.matchAll(/href="(\/(?:meja|kinerja|manual)[^"#]*)/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&'),
  );

/** Reads all kinds of pages links lead to from some pages, with the cookies of a session, but what was read before. */
export const readThrough = async (
  base: string,
  jar: ReadonlyMap<string, string>,
  begins: readonly string[],
  before: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> => {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const read = new Map<string, string>();
  const known = new Set([...before.keys()].map(kindOf));
  const kinds = new Set<string>();
  const waiting = [...begins];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    if (kinds.has(kind) || passedOver.test(path)) continue;
    kinds.add(kind);
    const text = await readAt(new URL(path, base), cookie);
    read.set(path, text);
    waiting.push(...linksIn(text).filter((link) => !known.has(kindOf(link))));
  }
  return read;
};

/** All that has come to a phone: messages with their buttons, and what their files say. */
export const readPhone = async (
  base: string,
  { who, all }: { who: string; all: Phone['all'] },
): Promise<Read[]> =>
  (
    await Promise.all(
      all.map(async ({ text, options, file }) => [
        { url: who, text: [text, ...options.map(({ label }) => label)].join('\n') },
        ...(file ? [{ url: `${who}: ${file.name}`, text: await readAt(new URL(file.url, base)) }] : []),
      ]),
    )
  ).flat();
