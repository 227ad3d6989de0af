/** A file as it came in a multipart body. */
export type Upload = { name: string; mime: string; bytes: Buffer };
export type Form = { values: Record<string, string>; files: Record<string, Upload> };

type Part = { headers: string; body: Buffer };

/** Quoted or not: grammY sends file names without quotes, and Telegram takes both. */
const parameter = (headers: string, key: string): string | undefined =>
  new RegExp(`^content-disposition:.*;\\s*${key}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'im')
    .exec(headers)
    ?.slice(1)
    .find((value) => value !== undefined)
    ?.trim();

const partsOf = (body: Buffer, boundary: string): Part[] => {
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    const end = body.indexOf(mark, start);
    if (end < 0) break;
    const head = body.indexOf('\r\n\r\n', start);
    if (head >= 0 && head < end)
      // The line break before the next mark belongs to the mark.
      parts.push({
        headers: body.subarray(start, head).toString('utf8'),
        body: body.subarray(head + 4, end - 2),
      });
    at = end;
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
