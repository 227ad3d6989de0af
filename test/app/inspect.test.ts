import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import type { FileStore } from '../../app/files.ts';
import { openInspector } from '../../app/inspect/inspect.ts';
import { openSandbox } from '../../app/sandbox/sandbox.ts';
import * as made from '../support/files.ts';
import { signedPdfBytes } from '../support/signed-pdf.ts';

/** A store that keeps files in memory; the real one has tests of its own. */
const memory = (): FileStore => {
  const kept = new Map<string, Buffer>();
  return {
    put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return Promise.resolve(sha256);
    },
    get: (sha256) => Promise.resolve(kept.get(sha256) ?? null),
    forget: () => Promise.reject(new Error('not needed here')),
    list: () => Promise.reject(new Error('not needed here')) as never,
    settle: () => Promise.resolve('waits' as const),
    sealAnew: () => Promise.reject(new Error('not needed here')),
  };
};

const files = memory();
const sandbox = openSandbox();
const inspector = openInspector(files, sandbox);
afterAll(() => sandbox.close());

let senders = 0;
/** Each file is somebody else's, so that nobody waits for the one before. */
const sender = (): string => `sender ${String((senders += 1))}`;

const inspect = async (bytes: Buffer, name = 'surat.pdf', mime = 'application/pdf') =>
  inspector.inspect({ sha256: await files.put(bytes), name, mime }, sender());

test.each([
  ['one page', made.pdfBytes(), { type: 'pdf', pages: 1 }],
  ['three pages', made.pdfBytes(3), { type: 'pdf', pages: 3 }],
  [
    'rubbish before the header',
    Buffer.concat([Buffer.from('\r\n\r\n'), made.pdfBytes()]),
    { type: 'pdf', pages: 1 },
  ],
  ['padding after the end', Buffer.concat([made.pdfBytes(), Buffer.alloc(8192)]), { type: 'pdf', pages: 1 }],
  ['only the owner restricted it', made.restrictedPdfBytes(), { type: 'pdf', pages: 1 }],
  ['a password is needed', made.encryptedPdfBytes(), { type: 'pdf', trouble: 'encrypted' }],
  ['cut off', made.damagedPdfBytes(), { type: 'pdf', trouble: 'damaged' }],
  ['a header and nothing else', Buffer.from('%PDF-1.7\n%%EOF\n'), { type: 'pdf', trouble: 'damaged' }],
  ['no pages', made.emptyPdfBytes(), { type: 'pdf', trouble: 'no_pages' }],
  ['text that calls itself a PDF', made.textBytes(), { type: 'other' }],
  ['nothing at all', Buffer.alloc(0), { type: 'other', trouble: 'empty' }],
])('a PDF: %s', async (_, bytes, found) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await inspect(bytes)).toEqual({
    sha256,
    name: 'surat.pdf',
    mime: 'application/pdf',
    bytes: bytes.length,
    ...found,
  });
});

test('what counts is the content, not the name', async () => {
  expect(await inspect(made.jpgBytes(), 'surat.pdf', 'application/pdf')).toMatchObject({
    type: 'jpg',
    name: 'surat.pdf',
  });
  expect(await inspect(made.pdfBytes(), 'foto.jpg', 'image/jpeg')).toMatchObject({ type: 'pdf', pages: 1 });
});

test.each([
  ['readable PNG', made.pngBytes(), { type: 'png' }],
  ['readable JPG', made.jpgBytes(), { type: 'jpg' }],
  ['too small to read', made.tinyPngBytes(), { type: 'png', trouble: 'too_small' }],
  ['cut off', made.damagedJpgBytes(), { type: 'jpg', trouble: 'damaged' }],
  [
    'a PNG header and rubbish',
    Buffer.concat([made.pngBytes().subarray(0, 40), Buffer.alloc(50)]),
    { type: 'png', trouble: 'damaged' },
  ],
  ['WebP, whatever it is called', made.webpBytes(), { type: 'jpg' }],
])('an image: %s', async (_, bytes, found) => {
  const inspection = await inspect(bytes, 'foto', 'image/jpeg');
  expect(inspection).toMatchObject(found);
  expect(inspection.shown !== undefined).toBe(
    inspection.type !== 'other' && inspection.trouble === undefined,
  );
});

test('staff are shown an upright copy that tells neither place nor device', async () => {
  const { shown, bytes } = await inspect(made.exifJpgBytes());
  const copy = (await files.get(shown ?? '')) ?? Buffer.alloc(0);
  const metadata = await sharp(copy).metadata();
  expect(metadata).toMatchObject({ format: 'jpeg', width: 400, height: 640 });
  expect(metadata.exif).toBeUndefined();
  expect((await sharp(made.exifJpgBytes()).metadata()).exif).toBeDefined();
  expect(bytes).toBe(made.exifJpgBytes().length);
});

test('the copy staff are shown has at most 2000 pixels on a side', async () => {
  const { shown } = await inspect(made.largeJpgBytes());
  expect(await sharp((await files.get(shown ?? '')) ?? undefined).metadata()).toMatchObject({
    width: 2000,
    height: 1500,
  });
});

/** A small file whose header claims a picture of this side, told line by line or (interlaced) in passes. */
const claiming = (side: number, interlaced: boolean): Buffer => {
  const bomb = made.pngBytes();
  bomb.writeUInt32BE(side, 16);
  bomb.writeUInt32BE(side, 20);
  bomb.writeUInt8(interlaced ? 1 : 0, 28);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  return bomb;
};

test.each([
  [20_000, false, 'too_many_pixels'],
  [10_000, false, 'damaged'],
  // Before any of it could be shown, all of it would lie in memory.
  [10_000, true, 'too_many_pixels'],
  [5_000, true, 'damaged'],
])(
  'of an image that claims %i pixels a side, in passes: %s, it is said that it is %s',
  async (side, interlaced, trouble) => {
    expect(await inspect(claiming(side, interlaced))).toMatchObject({ type: 'png', trouble });
  },
);

test('a file that is not in the store is unavailable', async () => {
  expect(await inspector.inspect({ sha256: '0'.repeat(64), name: 'a', mime: 'b' }, sender())).toMatchObject({
    trouble: 'unavailable',
    type: 'other',
    bytes: 0,
  });
});

test('many at once are all answered', async () => {
  const found = await Promise.all(
    Array.from({ length: 12 }, (_, index) => inspect(made.pdfBytes(index + 1))),
  );
  expect(found.map(({ pages }) => pages)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
});

test('an electronic signature is found in the letter it stands in', async () => {
  const signed = await signedPdfBytes(made.pdfBytes(2), 'Drs. Budi Santoso');
  expect(await inspect(signed)).toMatchObject({
    type: 'pdf',
    pages: 2,
    signatures: [{ signer: 'Drs. Budi Santoso', wholeFile: true, unchanged: true }],
  });
});
