import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanFileName } from '../../app/file-name.ts';

/** What a form has sent: its fields, and a file if one was chosen. */
export type Posted = {
  one(field: string): string;
  all(field: string): readonly string[];
  file: { name: string; mime: string; bytes: Buffer } | null;
  tooLarge: boolean;
};

const most = { fileSize: 20 * 1024 * 1024, files: 1, fields: 300, fieldSize: 16_384, parts: 301 };
const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

type Read = { fields: Map<string, string[]>; file: Posted['file']; tooLarge: boolean };

const ofParts = async (request: FastifyRequest): Promise<Read> => {
  const read: Read = { fields: new Map(), file: null, tooLarge: false };
  for await (const part of request.parts({ limits: most })) {
    if (part.type === 'field') {
      const before = read.fields.get(part.fieldname) ?? [];
      read.fields.set(part.fieldname, [...before, String(part.value)]);
      continue;
    }
    const bytes = await part.toBuffer();
    read.tooLarge ||= part.file.truncated;
    // A form sent without choosing a file has a part without bytes.
    if (bytes.length > 0) read.file = { name: cleanFileName(part.filename), mime: part.mimetype, bytes };
  }
  return read;
};

const ofBody = (body: unknown): Read => {
  const { data = {} } = Fields.safeParse(body ?? {});
  const fields = Object.entries(data).map(([name, value]): [string, string[]] => [name, [value].flat()]);
  return { fields: new Map(fields), file: null, tooLarge: false };
};

/** Reads what a form has sent. */
export const readPosted = async (request: FastifyRequest): Promise<Posted> => {
  const { fields, file, tooLarge } = request.isMultipart() ? await ofParts(request) : ofBody(request.body);
  return {
    one: (field) => fields.get(field)?.at(-1) ?? '',
    all: (field) => fields.get(field) ?? [],
    file,
    tooLarge,
  };
};
