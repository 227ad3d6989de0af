import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Upload } from '../app/secure-answer.ts';

/** What the form sent; `tooLarge`: there was a file, but more of it than any letter may have. */
export type SecureForm = {
  value?: string;
  code?: string;
  confirmed: boolean;
  file?: Upload;
  tooLarge?: string;
};

const Fields = z.object({
  value: z.string().max(8000).optional(),
  code: z.string().max(40).optional(),
  confirm: z.literal('1').optional(),
});

const limits = (fileSize: number) => ({ fileSize, files: 1, fields: 4, fieldSize: 16_384, parts: 6 });

type Parts = { fields: Record<string, unknown>; file?: Upload; tooLarge?: string };

const takePart = async (parts: Parts, part: Multipart): Promise<Parts> => {
  if (part.type === 'field') return { ...parts, fields: { ...parts.fields, [part.fieldname]: part.value } };
  const bytes = await part.toBuffer();
  if (part.file.truncated) return { ...parts, tooLarge: part.filename };
  // A form sent without choosing a file has a part without name and bytes.
  if (part.fieldname !== 'file' || (bytes.length === 0 && !part.filename)) return parts;
  return { ...parts, file: { name: part.filename, mime: part.mimetype, bytes } };
};

const readParts = async (request: FastifyRequest, mostBytes: number): Promise<Parts> => {
  let parts: Parts = { fields: {} };
  for await (const part of request.parts({ limits: limits(mostBytes) })) parts = await takePart(parts, part);
  return parts;
};

/** Reads the secure page's form, with files up to so many bytes; null when it is none of ours. */
export const readSecureForm = async (
  request: FastifyRequest,
  mostBytes: number,
): Promise<SecureForm | null> => {
  const { fields, ...rest } = request.isMultipart()
    ? await readParts(request, mostBytes)
    : { fields: request.body ?? {} };
  const { data } = Fields.safeParse(fields);
  if (!data) return null;
  return {
    ...rest,
    ...(data.value !== undefined && { value: data.value }),
    ...(data.code !== undefined && { code: data.code }),
    confirmed: data.confirm === '1',
  };
};
