import { refused, taken, type HostileFile } from './hostile-file.ts';
import { inObjectStream, joined, letter, pdf, stream, type Part } from './pdf-parts.ts';

const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
const tree = (pages: string, more: Record<number, Part> = {}): Buffer =>
  pdf({ 1: catalogue, 2: pages, 3: page, ...more });
const sized = (box: string): Buffer =>
  pdf({ ...letter(), 3: `<< /Type /Page /Parent 2 0 R /MediaBox ${box} >>` });

const deep = (levels: number): Record<number, Part> => ({
  1: catalogue,
  ...Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      2 + level,
      `<< /Type /Pages /Kids [${String(3 + level)} 0 R] /Count 1 ${level > 0 ? `/Parent ${String(1 + level)} 0 R` : ''} >>`,
    ]),
  ),
  [2 + levels]: `<< /Type /Page /Parent ${String(1 + levels)} 0 R /MediaBox [0 0 595 842] >>`,
});

const many = (pages: number): Buffer =>
  tree(
    `<< /Type /Pages /Kids [${Array.from({ length: pages }, (_, n) => `${String(n + 3)} 0 R`).join(' ')}] /Count ${String(pages)} >>`,
    Object.fromEntries(Array.from({ length: pages }, (_, n) => [n + 3, page])),
  );

/** PDFs that lie about their pages, or lead readers round in circles. */
export const pageTrees = (): HostileFile[] => [
  {
    name: 'a tree that is its own branch.pdf',
    bytes: tree('<< /Type /Pages /Kids [2 0 R] /Count 4398046511104 >>'),
    becomes: refused('damaged', 'no_pages', 'too_many_pages'),
  },
  {
    name: 'a tree that is half its own branch.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>'),
    becomes: refused('damaged'),
  },
  {
    name: 'two branches of each other.pdf',
    bytes: tree('<< /Type /Pages /Kids [4 0 R] /Count 70000 >>', {
      4: '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 70000 >>',
    }),
    becomes: refused('damaged', 'no_pages', 'too_many_pages'),
  },
  {
    name: 'a billion pages claimed.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>'),
    becomes: taken(),
  },
  {
    name: 'a million pages claimed.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>'),
    becomes: refused('damaged'),
  },
  {
    name: 'five of one page claimed.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R] /Count 5 >>'),
    becomes: refused('damaged'),
  },
  {
    name: 'fewer than no pages claimed.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R] /Count -7 >>'),
    becomes: taken(),
  },
  {
    name: 'no pages claimed, one there.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R] /Count 0 >>'),
    becomes: taken(),
  },
  {
    name: 'no pages.pdf',
    bytes: pdf({ 1: catalogue, 2: '<< /Type /Pages /Kids [] /Count 0 >>' }),
    becomes: refused('no_pages'),
  },
  { name: 'no tree.pdf', bytes: pdf({ 1: '<< /Type /Catalog >>' }), becomes: refused('no_pages', 'damaged') },
  {
    name: 'a page that is not there.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>'),
    becomes: refused('damaged'),
  },
  {
    name: 'the same page thrice.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R 3 0 R 3 0 R] /Count 3 >>'),
    becomes: taken(3),
  },
  {
    name: 'a page without a type.pdf',
    bytes: tree('<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>', {
      4: '<< /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    }),
    becomes: taken(2),
  },
  {
    name: 'five thousand branches deep.pdf',
    bytes: pdf(deep(5_000)),
    becomes: refused('damaged', 'no_pages', 'too_much'),
  },
  { name: 'twenty branches deep.pdf', bytes: pdf(deep(20)), becomes: taken() },
  {
    name: 'a parent of itself.pdf',
    bytes: pdf({
      1: catalogue,
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>',
      3: '<< /Type /Page /Parent 2 0 R >>',
    }),
    becomes: refused('too_much'),
  },
  { name: 'three thousand pages.pdf', bytes: many(3_000), becomes: refused('too_many_pages') },
  { name: 'two hundred thousand pages.pdf', bytes: many(200_000), becomes: refused('too_many_pages') },
  { name: 'eight hundred pages.pdf', bytes: many(800), becomes: taken(800) },
  {
    name: 'a page of a thousand kilometres.pdf',
    bytes: sized('[0 0 2834645669 2834645669]'),
    becomes: refused('page_too_large', 'damaged'),
  },
  {
    name: 'a page of a hundred metres.pdf',
    bytes: sized('[0 0 283464 283464]'),
    becomes: refused('page_too_large'),
  },
  { name: 'a page without a size.pdf', bytes: sized('[0 0 0 0]'), becomes: taken() },
  { name: 'a page turned inside out.pdf', bytes: sized('[595 842 0 0]'), becomes: taken() },
  { name: 'a page of words for a size.pdf', bytes: sized('[(a) (b) /c null]'), becomes: taken() },
  { name: 'a poster.pdf', bytes: sized('[0 0 2384 3370]'), becomes: taken() },
  {
    name: 'a table before itself.pdf',
    bytes: (() => {
      const bytes = pdf(letter());
      const at = bytes.lastIndexOf('xref\n0');
      return joined(bytes.toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R /Prev ${String(at)}`));
    })(),
    becomes: taken(),
  },
  {
    name: 'an object that is itself.pdf',
    bytes: pdf({ ...letter('/Extra 6 0 R'), 6: '6 0 R' }),
    becomes: taken(),
  },
  {
    name: 'a length that is its own stream.pdf',
    bytes: pdf({ ...letter(), 4: '<< /Length 4 0 R >>\nstream\nBT ET\nendstream' }),
    becomes: taken(),
  },
  {
    name: 'an object stream in itself.pdf',
    bytes: pdf({ ...letter(), 6: stream('6 0 6 0 R', '/Type /ObjStm /N 1 /First 4 /Extends 6 0 R') }),
    becomes: taken(),
  },
  {
    name: 'all objects packed.pdf',
    bytes: inObjectStream({ 1: catalogue, 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', 3: page }),
    becomes: taken(),
  },
];
