import type { Column, Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Sheet, SheetLetter } from '../../flows/features/desk/sheet.ts';
import { printed } from './pdfmake.ts';

const ink = '#1a1a1a';
const faint = '#666666';
const line = '#999999';
/** Points of A4 between the margins. */
const width = 515;
/** A longer answer is cut on the sheet; the whole stands in the chat. */
const longest = 400;

const rule = { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => line, vLineColor: () => line };
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)} …` : text);

const heading = (text: string): Content => ({ text, bold: true, fontSize: 9.5, margin: [0, 8, 0, 3] });

const rows = (list: { label: string; value: string }[]): Content => ({
  layout: { ...rule, vLineWidth: () => 0, paddingTop: () => 1.5, paddingBottom: () => 1.5 },
  table: {
    widths: [130, '*'],
    body: list.map(({ label, value }) => [{ text: label, color: faint }, cut(value)]),
  },
});

const part = (title: string, list: { label: string; value: string }[]): Content[] =>
  list.length > 0 ? [heading(title), rows(list)] : [];

const office = ({ lines: [first = '', ...others], address, contact }: Sheet['letterhead']): Content[] => [
  { text: first, alignment: 'center', fontSize: 12 },
  ...others.map((text): Content => ({ text, alignment: 'center', fontSize: 14, bold: true })),
  { text: address, alignment: 'center', fontSize: 8.5 },
  { text: contact, alignment: 'center', fontSize: 8.5, margin: [0, 0, 0, 4] },
];

/** How wide the emblem is, and the room that keeps the office's name in the middle. */
const emblemWidth = 60;

const letterhead = ({ letterhead: head, emblem }: Sheet): Content[] => [
  ...(emblem === null
    ? office(head)
    : [
        {
          columns: [
            { image: emblem, fit: [emblemWidth, emblemWidth] as [number, number], width: emblemWidth },
            { stack: office(head), width: '*' },
            { text: '', width: emblemWidth },
          ],
        },
      ]),
  {
    canvas: [
      { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1.5 },
      { type: 'line', x1: 0, y1: 2.5, x2: width, y2: 2.5, lineWidth: 0.5 },
    ],
  },
];

const title = (sheet: Sheet): Content => ({
  margin: [0, 8, 0, 0],
  columns: [
    [
      { text: sheet.words.title, fontSize: 15, bold: true },
      { text: sheet.number, fontSize: 12, margin: [0, 1, 0, 5] },
      rows(sheet.facts),
    ],
    { qr: sheet.number, fit: 84, width: 92, alignment: 'right', eccLevel: 'M' },
  ],
});

const letterCell = ({ label, name, signatures }: SheetLetter): TableCell => ({
  stack: [
    { text: `${label}: ${name}` },
    ...signatures.map((text): Content => ({ text, fontSize: 7.5, color: faint })),
  ],
});

const letters = ({ letters: list, words }: Sheet): Content[] => {
  if (list.length === 0) return [];
  const signed = list.some(({ signatures }) => signatures.length > 0);
  return [
    heading(words.parts.letters),
    {
      layout: { ...rule, paddingTop: () => 1.5, paddingBottom: () => 1.5 },
      table: {
        headerRows: 1,
        widths: ['*', 32, 170],
        body: [
          [words.columns.file, words.columns.pages, words.columns.hash].map((text) => ({
            text,
            color: faint,
          })),
          ...list.map((letter): TableCell[] => [
            letterCell(letter),
            { text: letter.pages === null ? '–' : String(letter.pages), alignment: 'center' },
            { text: `${letter.sha256.slice(0, 32)}\n${letter.sha256.slice(32)}`, fontSize: 7 },
          ]),
        ],
      },
    },
    ...(signed
      ? [{ text: words.noValidation, fontSize: 7.5, italics: true, margin: [0, 2, 0, 0] } as Content]
      : []),
  ];
};

const box = (marked: boolean): Column => ({
  width: 12,
  canvas: [
    { type: 'rect', x: 0, y: 2, w: 7.5, h: 7.5, lineWidth: 0.7 },
    ...(marked
      ? [
          {
            type: 'polyline' as const,
            lineWidth: 1.4,
            points: [
              { x: 1.4, y: 5.8 },
              { x: 3.2, y: 8 },
              { x: 6.8, y: 3 },
            ],
          },
        ]
      : []),
  ],
});

const choice = ({ name, marked }: Sheet['units'][number]): Content => ({
  columns: [box(marked), { text: name, bold: marked }],
  margin: [0, 1, 0, 1],
});

const blank = (label: string, height: number): Content => ({
  stack: [{ text: label, color: faint }],
  margin: [0, 0, 0, height],
});

/** The head's part: as decided, or empty lines to be filled in by hand. */
const disposition = ({ units, decision, words }: Sheet): Content[] => [
  heading(words.parts.disposition),
  {
    unbreakable: true,
    stack: [
      {
        layout: rule,
        table: {
          widths: [200, '*'],
          body: [
            [
              [{ text: words.passedTo, color: faint, margin: [0, 0, 0, 2] }, ...units.map(choice)],
              decision.length > 0
                ? rows(decision)
                : [blank(words.decision.instruction, 34), blank(words.decision.due, 8)],
            ],
            [blank(words.remark, 26), blank(words.signed, 26)],
          ],
        },
      },
    ],
  },
];

const definition = (sheet: Sheet): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [40, 30, 40, 34],
  defaultStyle: { font: 'Roboto', fontSize: 9, color: ink },
  info: { title: `${sheet.words.file} ${sheet.number}`, creator: 'Teman DISKO' },
  content: [
    ...letterhead(sheet),
    title(sheet),
    ...part(sheet.words.parts.applicant, sheet.applicant),
    ...part(sheet.words.parts.answers, sheet.answers),
    ...letters(sheet),
    ...disposition(sheet),
  ],
  footer: (page, pages) => ({
    text: `${sheet.number} · ${sheet.words.page.replace('{page}', String(page)).replace('{pages}', String(pages))}`,
    alignment: 'center',
    fontSize: 7.5,
    color: faint,
  }),
});

/** The sheet as PDF; one A4 page for an ordinary request. */
export const sheetPdf = (sheet: Sheet): Promise<Buffer> => printed(definition(sheet));
