import { expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityDate } from '../../domain/city-time.ts';
import { shortTitle } from '../../flows/catalogue/short-title.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { aMoment } from '../support/context.ts';
import { pontianak } from '../support/pontianak.ts';
import { fileByRobot, type Who } from '../support/robot.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);

const looks = ['whatsapp', 'telegram'] as const;
const most: Record<Who, number> = { new: 5, known: 3 };

const rowOf = (service: Service): string[] => {
  const counts = looks.flatMap((channel) =>
    (['new', 'known'] as const).map((who) => ({
      who,
      channel,
      ...fileByRobot(service, { catalogue, channel, who, today }),
    })),
  );
  for (const { who, channel, messages, fields, letters } of counts)
    expect(messages, `${service.code}, ${who} on ${channel}`).toBeLessThanOrEqual(
      fields + letters + most[who],
    );
  const [first] = counts;
  if (!first) throw new Error('Nothing was counted');
  return [
    shortTitle(service),
    ...[first.fields, first.letters, ...counts.map(({ messages }) => messages)].map(String),
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

test('a form costs at most its fields and letters and five messages of somebody new, three of somebody known', async () => {
  const heads = [
    'Service',
    'Fields',
    'Letters',
    'WhatsApp, new',
    'WhatsApp, known',
    'Telegram, new',
    'Telegram, known',
  ];
  const rows = [heads, ...catalogue.services.map(rowOf)];
  await expect(`${intro}\n\n${table(rows)}\n`).toMatchFileSnapshot('../../docs/messages.md');
});

const intro = `# Messages of an applicant

How many messages an applicant sends to file each request, from the first word to _Kirim_, counted in real conversations
(\`test/flows/messages.test.ts\`). The test fails when this table is stale or a form costs more than its questions and five
messages of somebody new, three of somebody known. \`npx vitest run --project pure test/flows/messages.test.ts -u\` writes it anew.

- **Fields** and **letters** are those that are asked in the chat; what is answered on the secure page costs no message.
- Beside them there are the first word, _Setuju_ and _Kirim_; of somebody new also name, address and email in one message, and
  on Telegram the shared number.
- Who signed a letter is written under it, in one message with the file; otherwise it is one question more. Of several files for
  one letter the last says _selesai_, or the button _Selesai unggah_ does.`;
