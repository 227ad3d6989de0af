/** A file as it came in a multipart body. */
export type Upload = { name: string; mime: string; bytes: Buffer };
export type Form = { values: Record<string, string>; files: Record<string, Upload> };

type Part = { headers: string; body: Buffer };

/** Quoted or not; as on Telegram it ends at the first semicolon either way, which cuts such a file name short. */
const parameter = (headers: string, key: string): string | undefined =>
  new RegExp(`^content-disposition:[^\\r\\n]*?;\\s*${key}=([^;\\r\\n]*)`, 'im')
    .exec(headers)?.[1]
    ?.trim()
    .replace(/^"(.*)"$/, '$1');

const partsOf = (body: Buffer, boundary: string): Part[] => {
  const parts: Part[] = [];
  // The line break before a mark belongs to the mark; the first one may stand at the very beginning.
  const mark = Buffer.from(`\r\n--${boundary}`);
  let start = body.indexOf(mark.subarray(2)) + mark.length - 2;
  while (start >= mark.length - 2) {
    const end = body.indexOf(mark, start);
    const head = body.indexOf('\r\n\r\n', start);
    if (end < 0 || head < 0 || head > end) break;
    parts.push({ headers: body.subarray(start, head).toString('utf8'), body: body.subarray(head + 4, end) });
    start = end + mark.length;
  }
  return parts;
};

/** Takes a multipart body apart the way Telegram's server does. */
export const parseMultipart = (body: Buffer, contentType: string): Form => {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const form: Form = { values: {}, files: {} };
  if (boundary === undefined) return form;
  for (const part of partsOf(body, boundary)) {
    const name = parameter(part.headers, 'name');
    const file = parameter(part.headers, 'filename');
    if (name === undefined) continue;
    const mime = /^content-type:\s*([^\r\n]+)/im.exec(part.headers)?.[1] ?? 'application/octet-stream';
    if (file === undefined) form.values[name] = part.body.toString('utf8');
    else form.files[name] = { name: file, mime, bytes: Buffer.from(part.body) };
  }
  return form;
};
