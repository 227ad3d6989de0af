import { expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityDate } from '../../domain/city-time.ts';
import type { Imitated } from '../../bot/channels/simulator/imitated.ts';
import { shortTitle } from '../../flows/catalogue/short-title.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { expandExample } from '../../flows/fields/example.ts';
import { allItems, type Item } from '../../flows/features/form/items.ts';
import { aMoment } from '../support/context.ts';
import { conversation, type Conversation, type Setting } from '../support/conversation.ts';
import { pontianak } from '../support/pontianak.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);

const phone = '+6281200000001';
const employee = {
  id: 'e0000000-0000-4000-8000-000000000001',
  nip: '199002102015031003',
  name: 'Budi Santoso',
  position: 'Pranata Komputer',
  agency: 'Dinas Kesehatan',
  phone,
};
const signer = 'Kepala, Dra. Siti Aminah, M.Si., 197001011995032001';

type Who = 'new' | 'known';

/** Somebody who writes for the first time, or who has filed before; the channel tells the number of one on WhatsApp. */
const person = (channel: Imitated, who: Who, { audience }: Service): Setting['contact'] => {
  const number = channel === 'whatsapp' ? { channelPhone: phone } : {};
  if (who === 'new') return number;
  const told = { ...number, privacyVersion: '2026-11' };
  return audience === 'internal'
    ? { ...told, employee }
    : { ...told, name: 'Rina Safitri', phone, institution: 'Jl. Gajah Mada 10', detailsConfirmed: true };
};

const answer = (talk: Conversation, item: Item): boolean => {
  if (item.field) {
    if (item.sensitive) talk.secure({ answer: '6171010101900001' });
    else talk.say(expandExample(item.field.example, today));
    return !item.sensitive;
  }
  const [type = 'pdf'] = item.letter.types;
  const name = `${item.key}.${type}`;
  if (item.sensitive) {
    const { sha256, mime, bytes } = talk.fileEvent({ name, type });
    talk.secure({ file: { sha256, name, mime, bytes } });
    return false;
  }
  const said = [
    ...(item.letter.signer === 'agency_head' ? [signer] : []),
    ...(item.letter.max > 1 ? ['selesai'] : []),
  ];
  talk.send({ name, type, ...(said.length > 0 ? { caption: said.join(', ') } : {}) });
  return true;
};

const detail = (talk: Conversation): void => {
  const { at } = talk.session;
  if (at.name === 'details' && at.key === 'name')
    return talk.say('Rina Safitri, Jl. Gajah Mada 10, rina@contoh.id');
  return talk.turn({ kind: 'contact', phone, own: true });
};

type Counted = { messages: number; fields: number; letters: number };

/** Files a request with one message a question, as short as the questions invite to, and counts the applicant's messages. */
const filed = (service: Service, channel: Imitated, who: Who): Counted => {
  const talk = conversation({
    ...{ catalogue, channel, employees: [employee] },
    contact: person(channel, who, service) ?? {},
  });
  const counted: Counted = { messages: 1, fields: 0, letters: 0 };
  talk.say(service.title);
  for (let turn = 0; turn < 60; turn += 1) {
    const { at } = talk.session;
    if (at.name === 'sent') return counted;
    if (at.name === 'item') {
      const item = allItems(service).find(({ key }) => key === at.key);
      if (!item) throw new Error(`No item ${at.key}`);
      if (!answer(talk, item)) continue;
      counted[item.field ? 'fields' : 'letters'] += 1;
    } else if (at.name === 'review') talk.say('kirim');
    else if (at.name === 'card') talk.say('setuju');
    else if (at.name === 'details' || at.name === 'verify') detail(talk);
    else throw new Error(`Stuck at ${at.name}:\n${talk.shown()}`);
    counted.messages += 1;
  }
  throw new Error(`${service.code} has no end:\n${talk.shown()}`);
};

const looks = ['whatsapp', 'telegram'] as const;
const most: Record<Who, number> = { new: 5, known: 3 };

const rowOf = (service: Service): string[] => {
  const counts = looks.flatMap((channel) =>
    (['new', 'known'] as const).map((who) => ({ who, channel, ...filed(service, channel, who) })),
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
