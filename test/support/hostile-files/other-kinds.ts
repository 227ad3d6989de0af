import { gzipSync } from 'node:zlib';
import { textBytes } from '../files.ts';
import { other, refused, type HostileFile } from './hostile-file.ts';
import { joined, zeros } from './pdf-parts.ts';

const ftyp = (brand: string): Buffer =>
  joined(Buffer.from([0, 0, 0, 24]), `ftyp${brand}\0\0\0\0mif1${brand}`, Buffer.alloc(400));

/** One file of an archive, stored as it is. */
const archived = (name: string, text = 'x'): Buffer => {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt32LE(text.length, 18);
  head.writeUInt32LE(text.length, 22);
  head.writeUInt16LE(name.length, 26);
  return joined(head, name, text);
};
const word = archived(
  '[Content_Types].xml',
  '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
);

const laughing = (root: string): string =>
  `<?xml version="1.0"?><!DOCTYPE a [${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${String(n + 1)} "${`&l${String(n)};`.repeat(10)}">`).join('')}<!ENTITY l0 "lol">]>${root}`;

/** What is no letter at all. */
export const otherKinds = (): HostileFile[] => [
  { name: 'iphone.heic', bytes: ftyp('heic'), becomes: other('heic') },
  { name: 'called a photo.jpg', bytes: ftyp('heic'), becomes: other('heic') },
  {
    name: 'drawn.svg',
    bytes: joined('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'),
    becomes: other('svg'),
  },
  { name: 'laughing.svg', bytes: joined(laughing('<svg>&l9;</svg>')), becomes: other('svg') },
  { name: 'laughing.xml', bytes: joined(laughing('<a>&l9;</a>')), becomes: other(null) },
  {
    name: 'saved.pdf',
    bytes: joined('<!DOCTYPE html><html><body>Unduh di sini</body></html>'),
    becomes: other('web_page'),
  },
  { name: 'letter.docx', bytes: word, becomes: other('word') },
  { name: 'called a letter.pdf', bytes: word, becomes: other('word') },
  {
    name: 'old.doc',
    bytes: joined(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)),
    becomes: other('office'),
  },
  { name: 'archive.zip', bytes: archived('a.txt'), becomes: other('archive') },
  { name: 'a gigabyte.gz', bytes: gzipSync(zeros(900)), becomes: other('archive') },
  { name: 'film.mp4', bytes: ftyp('isom'), becomes: other('video') },
  {
    name: 'voice.ogg',
    bytes: joined('OggS\0\x02', Buffer.alloc(22), 'OpusHead', Buffer.alloc(50)),
    becomes: other('audio'),
  },
  { name: 'picture.bmp', bytes: joined('BM', Buffer.alloc(200)), becomes: other('picture') },
  { name: 'program.pdf', bytes: joined('\x7fELF\x02\x01\x01', Buffer.alloc(300)), becomes: other(null) },
  { name: 'script.pdf', bytes: joined('#!/bin/sh\nrm -rf /\n'), becomes: other(null) },
  { name: 'words.pdf', bytes: textBytes(), becomes: other(null) },
  { name: 'nothing.pdf', bytes: Buffer.alloc(0), becomes: refused('empty') },
  { name: 'one byte.pdf', bytes: joined('%'), becomes: other(null) },
  { name: 'thirty one megabytes.pdf', bytes: Buffer.alloc(31 << 20), becomes: refused('too_large') },
  { name: '*_~`\u202e\u0000fdp.exe', bytes: Buffer.alloc(3_000, 7), becomes: other(null) },
  { name: `${'a'.repeat(5_000)}/../../etc/passwd`, bytes: Buffer.alloc(3_000, 9), becomes: other(null) },
];
