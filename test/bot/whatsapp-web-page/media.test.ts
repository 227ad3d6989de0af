import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MessageMedia, openPaired, waiting } from './client.ts';
import type { WhatsappWorld } from '../../support/whatsapp-web/world.ts';

let paired: Awaited<ReturnType<typeof openPaired>>;
let world: WhatsappWorld;
let opened: (typeof paired)['opened'];
let photo: Buffer;

const pdf = Buffer.from(`%PDF-1.7\n${'é'.repeat(300_000)}\n%%EOF`, 'latin1');

beforeAll(async () => {
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  paired = await openPaired();
  ({ world, opened } = paired);
});

afterAll(() => paired.close());

const media = (mime: string, bytes: Buffer, name: string) =>
  new MessageMedia(mime, bytes.toString('base64'), name, bytes.length);

test('a document comes with its name, its type and the very bytes', async () => {
  const siti = world.person();
  const id = await siti.sendFile({
    name: 'surat.pdf',
    mime: 'application/pdf',
    bytes: pdf,
    caption: 'Surat saya',
  });
  const message = await opened.message(id);
  expect(message).toMatchObject({ type: 'document', hasMedia: true, body: 'Surat saya' });
  const file = await message.downloadMedia();
  expect(file).toMatchObject({ mimetype: 'application/pdf', filename: 'surat.pdf', filesize: pdf.length });
  expect(Buffer.from(file.data, 'base64').equals(pdf)).toBe(true);
});

test('a document without a caption has its name in that place', async () => {
  const siti = world.person();
  const id = await siti.sendFile({ name: 'surat.pdf', mime: 'application/pdf', bytes: pdf });
  expect((await opened.message(id)).body).toBe('surat.pdf');
});

test('a photo comes without a name', async () => {
  const siti = world.person();
  const message = await opened.message(
    await siti.sendFile({ name: 'foto.jpg', mime: 'image/jpeg', bytes: photo }),
  );
  expect(message).toMatchObject({ type: 'image', body: '' });
  const file = await message.downloadMedia();
  expect(file.filename ?? null).toBeNull();
  expect(Buffer.from(file.data, 'base64').equals(photo)).toBe(true);
});

test('a download that fails gives undefined as often as it fails, and then the bytes', async () => {
  const siti = world.person();
  const message = await opened.message(
    await siti.sendFile({ name: 'surat.pdf', mime: 'application/pdf', bytes: pdf }),
  );
  world.failDownloads(2);
  expect(await message.downloadMedia()).toBeUndefined();
  expect(await message.downloadMedia()).toBeUndefined();
  expect((await message.downloadMedia()).data).toBe(pdf.toString('base64'));
});

test('a document sent by the office arrives with name, caption and the very bytes', async () => {
  const siti = world.person();
  const sent = await opened.client.sendMessage(siti.address, media('application/pdf', pdf, 'hasil.pdf'), {
    ...waiting,
    caption: 'Hasilnya',
    sendMediaAsDocument: true,
  });
  const heard = await siti.next();
  expect(heard).toMatchObject({ id: sent.id._serialized, text: 'Hasilnya' });
  expect(heard.file).toMatchObject({ name: 'hasil.pdf', mime: 'application/pdf' });
  expect(heard.file?.bytes.equals(pdf)).toBe(true);
});

test('an image sent by the office arrives as a picture', async () => {
  const siti = world.person();
  await opened.client.sendMessage(siti.address, media('image/jpeg', photo, 'denah.jpg'), {
    ...waiting,
    caption: 'Denah',
  });
  const heard = await siti.next();
  expect(heard.text).toBe('Denah');
  expect(heard.file?.mime).toBe('image/jpeg');
  expect(heard.file?.bytes.equals(photo)).toBe(true);
});

test('what is not a picture cannot be sent as one, nor what is not base64, nor nothing', async () => {
  const siti = world.person();
  const send = (file: InstanceType<typeof MessageMedia>) =>
    opened.client.sendMessage(siti.address, file, waiting);
  await expect(send(media('image/jpeg', pdf, 'palsu.jpg'))).rejects.toThrow('media-fault');
  await expect(send(new MessageMedia('application/pdf', '%%%', 'rusak.pdf'))).rejects.toThrow('atob');
  await expect(send(media('application/pdf', Buffer.alloc(0), 'kosong.pdf'))).rejects.toThrow('media-fault');
  expect(siti.heard()).toEqual([]);
});
