import { writeFile } from 'node:fs/promises';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityDate } from '../../domain/city-time.ts';
import { shortTitle } from '../../flows/catalogue/short-title.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { aMoment } from '../support/context.ts';
import { countMessages } from '../support/count-messages.ts';
import { pontianak } from '../support/pontianak.ts';

/*
 * `npm run messages`: counts what each form costs its applicant and writes docs/messages.md.
 */
const today = cityDate(aMoment, 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);

const rowOf = (service: Service): string[] => {
  const counts = countMessages(service, catalogue, today);
  const asked = counts[0] ?? { fields: 0, letters: 0 };
  return [
    shortTitle(service),
    ...[asked.fields, asked.letters, ...counts.map(({ messages }) => messages)].map(String),
  ];
};

const table = (rows: readonly (readonly string[])[]): string => {
  const [heads = [], ...others] = rows;
  const widths = heads.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(heads), rule, ...others.map(line)].join('\n');
};

const heads = [
  'Service',
  'Fields',
  'Letters',
  'WhatsApp, new',
  'WhatsApp, known',
  'Telegram, new',
  'Telegram, known',
];

const intro = `# Messages of an applicant

How many messages an applicant sends to file each request, from the first word to _Kirim_, counted in real conversations.
\`npm run messages\` writes this page anew. \`test/flows/messages.test.ts\` fails when any form of the city costs more than its questions and
five messages of somebody new, three of somebody known, and when a row is not what its form costs; a form that is new here, or asks
more or less than when this was written, waits for the next time.

- **Fields** and **letters** are those that are asked in the chat; what is answered on the secure page costs no message.
- Beside them there are the first word, _Setuju_ and _Kirim_; of somebody new also name, address and email in one message, and
  on Telegram the shared number.
- Who signed a letter is written under it, in one message with the file; otherwise it is one question more. Of several files for
  one letter the last says _selesai_, or the button _Selesai unggah_ does.`;

await writeFile('docs/messages.md', `${intro}\n\n${table([heads, ...catalogue.services.map(rowOf)])}\n`);
