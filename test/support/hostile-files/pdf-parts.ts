import { constants, deflateRawSync, deflateSync } from 'node:zlib';

export type Part = string | Buffer;

const latin = (part: Part): Buffer => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
export const joined = (...parts: Part[]): Buffer => Buffer.concat(parts.map(latin));

/** A stream object's content, of already packed bytes. */
export const packed = (bytes: Buffer, entries: string): Buffer =>
  joined(`<< ${entries} /Length ${String(bytes.length)} >>\nstream\n`, bytes, '\nendstream');
export const stream = (text: Part, entries = ''): Buffer => packed(latin(text), entries);
export const deflated = (text: Part, entries = ''): Buffer =>
  packed(deflateSync(latin(text)), `${entries} /Filter /FlateDecode`);

const body = (
  objects: Record<number, Part>,
  header: string,
): { bytes: Buffer; offsets: Map<number, number> } => {
  const offsets = new Map<number, number>();
  const parts: Buffer[] = [latin(header)];
  let length = latin(header).length;
  for (const [number, object] of Object.entries(objects)) {
    const whole = joined(`${number} 0 obj\n`, object, '\nendobj\n');
    offsets.set(Number(number), length);
    parts.push(whole);
    length += whole.length;
  }
  return { bytes: Buffer.concat(parts), offsets };
};

/** A PDF of these objects with a right table at its end; object 1 is the catalogue. */
export const pdf = (objects: Record<number, Part>, { trailer = '', header = '%PDF-1.5\n' } = {}): Buffer => {
  const { bytes, offsets } = body(objects, header);
  const size = [...offsets.keys()].reduce((most, number) => Math.max(most, number), 0) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  return joined(
    bytes,
    `xref\n0 ${String(size)}\n${rows.join('')}trailer\n<< /Size ${String(size)} /Root 1 0 R ${trailer} >>\nstartxref\n${String(bytes.length)}\n%%EOF\n`,
  );
};

/** The objects of a letter of one page; more of the page, and more objects, as wanted. */
export const letter = (
  page = '',
  {
    catalogue = '',
    contents = stream('BT /F1 24 Tf 72 700 Td (Surat) Tj ET'),
  }: { catalogue?: string; contents?: Part } = {},
): Record<number, Part> => ({
  1: `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${page} >>`,
  4: contents,
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
});

/** A PDF whose objects stand in one packed stream, where nobody finds them who does not unpack it. */
export const inObjectStream = (
  objects: Record<number, string>,
  stream: (text: string, entries: string) => Buffer = deflated,
): Buffer => {
  const numbers = Object.keys(objects).map(Number);
  let at = 0;
  const index = numbers.map((number) => {
    const entry = `${String(number)} ${String(at)}`;
    at += (objects[number]?.length ?? 0) + 1;
    return entry;
  });
  const head = `${index.join(' ')} `;
  const [container, table] = [Math.max(...numbers) + 1, Math.max(...numbers) + 2];
  const text = head + Object.values(objects).join('\n');
  const { bytes, offsets } = body(
    { [container]: stream(text, `/Type /ObjStm /N ${String(numbers.length)} /First ${String(head.length)}`) },
    '%PDF-1.5\n',
  );
  const rows = Array.from({ length: table + 1 }, (_, number) => {
    const row = Buffer.alloc(6);
    const place = numbers.indexOf(number);
    if (place >= 0) row.set([2, 0, 0, 0, container, place]);
    else if (number === container) {
      row[0] = 1;
      row.writeUInt32BE(offsets.get(container) ?? 0, 1);
    } else if (number === table) {
      row[0] = 1;
      row.writeUInt32BE(bytes.length, 1);
    }
    return row;
  });
  const xref = packed(Buffer.concat(rows), `/Type /XRef /Size ${String(table + 1)} /W [1 4 1] /Root 1 0 R`);
  return joined(
    bytes,
    `${String(table)} 0 obj\n`,
    xref,
    `\nendobj\nstartxref\n${String(bytes.length)}\n%%EOF\n`,
  );
};

const block = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });

/** So many megabytes of zeros, deflated: about a kilobyte each. */
export const zeros = (megabytes: number): Buffer => {
  const sum = Buffer.alloc(4);
  sum.writeUInt16BE((megabytes * (1 << 20)) % 65_521, 0);
  sum.writeUInt16BE(1, 2);
  return Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: megabytes }, () => block),
    Buffer.from([3, 0]),
    sum,
  ]);
};

/** A gigabyte of zeros in less than two kilobytes: deflated twice. */
export const bomb = deflateSync(zeros(1024), { level: 9 });
export const bombEntries = '/Filter [/FlateDecode /FlateDecode]';
