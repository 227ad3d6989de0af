import type { FileKind } from '../../flows/features/files/inspection.ts';

/** A picture sharp can make a JPG of, or takes as it is. */
export type PictureFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'tiff';
export type Kind =
  { is: 'pdf' } | { is: 'picture'; format: PictureFormat } | { is: 'other'; kind?: FileKind };

const pictures: Record<string, PictureFormat> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
};

/** What is no letter, most special first. */
const others: [RegExp, FileKind][] = [
  [/^image\/hei[cf]/, 'heic'],
  [/^image\/gif$/, 'gif'],
  [/^image\/svg/, 'svg'],
  [/^image\//, 'picture'],
  [/wordprocessingml|opendocument\.text|msword|rtf/, 'word'],
  [/spreadsheetml|opendocument\.spreadsheet|ms-excel/, 'excel'],
  [/presentationml|opendocument\.presentation|ms-powerpoint/, 'powerpoint'],
  // Word, Excel and PowerPoint of before 2007 begin alike.
  [/x-cfb$/, 'office'],
  [/zip|rar|7z|tar|gzip|xz|zstd|bzip/, 'archive'],
  [/^video\//, 'video'],
  [/^audio\//, 'audio'],
];

const pdfMark = '%PDF-';
const head = 1024;

/** Readers forgive a PDF whose header comes after a little rubbish, and so do we. */
const looksLikePdf = (bytes: Buffer): boolean => bytes.subarray(0, head).includes(pdfMark);

/** Written text that begins like a picture in words or a page of the web. */
const inWords = (bytes: Buffer): FileKind | undefined => {
  const start = bytes.subarray(0, head).toString('latin1').toLowerCase();
  if (/<svg[\s>]/.test(start)) return 'svg';
  return /<!doctype html|<html[\s>]/.test(start) ? 'web_page' : undefined;
};

const otherKind = (kind: FileKind | undefined): Kind => ({ is: 'other', ...(kind ? { kind } : {}) });

/** What a file is by its bytes; what anybody calls it is not asked. */
export const kindOfFile = async (bytes: Buffer): Promise<Kind> => {
  if (bytes.subarray(0, pdfMark.length).toString('latin1') === pdfMark) return { is: 'pdf' };
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (mime === 'application/pdf') return { is: 'pdf' };
  const format = pictures[mime];
  if (format) return { is: 'picture', format };
  if (mime !== '' && !mime.endsWith('xml')) return otherKind(others.find(([known]) => known.test(mime))?.[1]);
  return looksLikePdf(bytes) ? { is: 'pdf' } : otherKind(inWords(bytes));
};
