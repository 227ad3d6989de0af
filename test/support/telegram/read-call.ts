import type { IncomingMessage } from 'node:http';
import { type Form, parseMultipart } from './multipart.ts';
import { refuse } from './refusal.ts';

const MB = 1024 * 1024;
/** Telegram takes uploads up to 50 MB; a little more for what stands around the file. */
const LARGEST_BODY = 51 * MB;

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const fromJson = (body: Buffer): Form => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    refuse(400, "Bad Request: can't parse request: invalid JSON");
  }
  const given = Object.entries(parsed ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return { values: Object.fromEntries(given.map(([key, value]) => [key, asText(value)])), files: {} };
};
const fromUrlencoded = (body: Buffer): Form => ({
  values: Object.fromEntries(new URLSearchParams(body.toString('utf8'))),
  files: {},
});

const readers: [type: RegExp, read: (body: Buffer, type: string) => Form][] = [
  [/^application\/json/i, fromJson],
  [/^application\/x-www-form-urlencoded/i, fromUrlencoded],
  [/^multipart\/form-data/i, parseMultipart],
];

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Read on to the end: an answer while the client still writes reaches it as a broken connection.
    if (length <= LARGEST_BODY) chunks.push(chunk);
  }
  if (length > LARGEST_BODY) refuse(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
};

/** The parameters of a call, wherever they stand: query, JSON, urlencoded or multipart body. */
export const readCall = async (request: IncomingMessage, query: URLSearchParams): Promise<Form> => {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const read = readers.find(([fits]) => fits.test(type))?.[1];
  const form = body.length > 0 && read ? read(body, type) : { values: {}, files: {} };
  return { values: { ...Object.fromEntries(query), ...form.values }, files: form.files };
};
