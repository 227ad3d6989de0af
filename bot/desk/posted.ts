import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanFileName } from '../../app/file-name.ts';

/** What a form has sent: its fields, and a file if one was chosen. */
export type Posted = {
  one(field: string): string;
  all(field: string): readonly string[];
  /** The first file, of the forms that take one. */
  file: PostedFile | null;
  /** All files, with the field each was chosen in. */
  files: readonly (PostedFile & { field: string })[];
  tooLarge: boolean;
};
type PostedFile = { name: string; mime: string; bytes: Buffer };

const megabyte = 1024 * 1024;
const most = { fileSize: 20 * megabyte, files: 40, fields: 300, fieldSize: 65_536, parts: 340 };
/** What one form may bring in all: a counter's scanned letters, and no more than fits beside other people's work. */
const mostTogether = 60 * megabyte;
const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

type Read = { fields: Map<string, string[]>; files: Posted['files'][number][]; tooLarge: boolean };

const ofParts = async (request: FastifyRequest): Promise<Read> => {
  const read: Read = { fields: new Map(), files: [], tooLarge: false };
  let together = 0;
  for await (const part of request.parts({ limits: most })) {
    if (part.type === 'field') {
      const before = read.fields.get(part.fieldname) ?? [];
      read.fields.set(part.fieldname, [...before, String(part.value)]);
      continue;
    }
    const bytes = await part.toBuffer();
    together += bytes.length;
    const isOver = part.file.truncated || together > mostTogether;
    read.tooLarge ||= isOver;
    // A form sent without choosing a file has a part without bytes.
    if (bytes.length > 0 && !isOver)
      read.files.push({
        field: part.fieldname,
        ...{ name: cleanFileName(part.filename), mime: part.mimetype, bytes },
      });
  }
  return read;
};

const ofBody = (body: unknown): Read => {
  const { data = {} } = Fields.safeParse(body ?? {});
  const fields = Object.entries(data).map(([name, value]): [string, string[]] => [name, [value].flat()]);
  return { fields: new Map(fields), files: [], tooLarge: false };
};

/** Reads what a form has sent. */
export const readPosted = async (request: FastifyRequest): Promise<Posted> => {
  const { fields, files, tooLarge } = request.isMultipart() ? await ofParts(request) : ofBody(request.body);
  return {
    one: (field) => fields.get(field)?.at(-1) ?? '',
    all: (field) => fields.get(field) ?? [],
    file: files[0] ?? null,
    files,
    tooLarge,
  };
};
