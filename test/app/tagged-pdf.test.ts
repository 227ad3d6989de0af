import { getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { taggedPdf } from '../../app/pdf/tagged-pdf.ts';

type Node = { role?: string; children?: Node[] };
const roles = (node: Node): string[] => [
  ...(node.role === undefined ? [] : [node.role]),
  ...(node.children ?? []).flatMap(roles),
];

test('a plain document is tagged, in its language, with headings and paragraphs over all its pages', async () => {
  const paragraphs = Array.from({ length: 80 }, (_, n) => `Alinea ${n} – “kutipan” é`);
  const bytes = await taggedPdf(
    { title: 'Judul', from: ['Kota'], parts: [{ heading: 'Bagian', paragraphs }] },
    'Kantor',
  );
  const document = await getDocumentProxy(new Uint8Array(bytes));
  expect(document.numPages).toBeGreaterThan(1);
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ Title: 'Judul', Author: 'Kantor', Language: 'id-ID' });
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  const found: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1)
    found.push(...roles((await (await document.getPage(n)).getStructTree()) as Node));
  const count = (role: string): number => found.filter((one) => one === role).length;
  // One that goes on overleaf is told on both pages.
  expect([count('H1'), count('H2')]).toEqual([1, 1]);
  expect(count('P')).toBeGreaterThanOrEqual(81);
  expect(count('P')).toBeLessThan(81 + document.numPages);
});
