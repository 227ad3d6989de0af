import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readEnvFile } from '../app/env-file.ts';
import { readVariables } from '../app/env.ts';
import { demoCitizens } from './channels/simulator/demo-people.ts';
import { imitated, imitatedNames } from './channels/simulator/imitated.ts';
import { openChatClient, type ChatClient, type ChatMessage, type Content } from './chat/client.ts';
import { readLine, type Line } from './chat/read-line.ts';
import { showMessage } from './chat/show-message.ts';

const firstAnswerMs = 10_000;
const nextAnswerMs = 600;
const longPollMs = 25_000;

const help = [
  'Tulis pesan lalu Enter; \\n di dalamnya menjadi baris baru.',
  '/1, /2 …        menekan tombol (Telegram)',
  '/file NAMA      mengirim berkas',
  '/contact [NO]   membagikan nomor',
  '/keluar         selesai',
].join('\n');

const usage = `npm run chat -- [pilihan]

  --url URL          alamat Teman DISKO (menurut HOST dan PORT)
  --channel KANAL    whatsapp (biasanya) atau telegram
  --chat NOMOR       siapa yang berbicara: nomor WhatsApp atau id Telegram
  --help             petunjuk ini

${help}`;

const Options = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).optional(),
  channel: z.enum(imitatedNames).default(imitatedNames[0]),
  chat: z.string().optional(),
});

type Talk = {
  client: ChatClient;
  /** The newest message with choices: what a number presses. */
  choices: ChatMessage['options'];
  show(messages: ChatMessage[]): void;
  say(sentence: string): void;
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'Ada gangguan.');
  process.exitCode = 1;
});

async function main(): Promise<void> {
  readEnvFile();
  const given = options();
  if (given === 'help') {
    console.log(usage);
    return;
  }
  const { channel, url, chat } = given;
  const where = {
    url: url ?? runningAt(),
    channel,
    provesPhone: imitated[channel].idsProvePhone,
    chat: chat ?? demoCitizens.find((person) => person.channel === channel)?.chat ?? '',
  };
  const client = await openChatClient(where);
  const colours = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  const talk: Talk = {
    client,
    choices: [],
    show: (messages) => {
      for (const message of messages) {
        if (message.options.length > 0) talk.choices = message.options;
        talk.say(showMessage(message, { buttons: imitated[channel].buttons, colours }));
      }
    },
    say: (sentence) => {
      process.stdout.write(process.stdin.isTTY ? `\r\x1b[K${sentence}\n` : `${sentence}\n`);
    },
  };
  talk.show((await client.listen(0)).slice(-1));
  await (process.stdin.isTTY ? converse(talk) : recite(talk));
}

/** Where this machine's own server listens; one that listens on every address is reached as this machine. */
function runningAt(): string {
  const { HOST, PORT } = process.env;
  const values = readVariables({ HOST, PORT });
  const host = ['0.0.0.0', '::'].includes(values.HOST) ? '127.0.0.1' : values.HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(values.PORT)}`;
}

function options(): z.infer<typeof Options> | 'help' {
  const text = { type: 'string' } as const;
  const { values: typed } = parseArgs({
    options: { url: text, channel: text, chat: text, help: { type: 'boolean', short: 'h' } },
  });
  const { help: wanted, ...values } = typed;
  if (wanted) return 'help';
  const parsed = Options.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid'}`);
}

/** A person at the keyboard: answers appear whenever they come, also in the middle of typing. */
async function converse(talk: Talk): Promise<void> {
  const { client } = talk;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  talk.say(help);
  lines.on('SIGINT', () => lines.close());
  let open = true;
  lines.once('close', () => (open = false));
  const hear = async (): Promise<void> => {
    while (open) {
      const messages = await client.listen(longPollMs);
      talk.show(messages);
      if (messages.length > 0) lines.prompt(true);
    }
  };
  hear().catch((error: unknown) => {
    talk.say(error instanceof Error ? error.message : 'Sambungan terputus.');
    lines.close();
  });
  lines.prompt();
  for await (const typed of lines) {
    if ((await act(talk, readLine(typed))) === 'leave') break;
    lines.prompt();
  }
  // The long-poll may still be waiting; nobody listens any more.
  process.exit();
}

/** Lines from a file or pipe: each waits for its answer before the next is sent. */
async function recite(talk: Talk): Promise<void> {
  // Made only now: a line that comes before somebody asks for it is lost.
  for await (const typed of createInterface({ input: process.stdin })) {
    const line = readLine(typed);
    if (line.kind === 'nothing') continue;
    talk.say(`Anda │ ${typed.trim()}`);
    const done = await act(talk, line);
    if (done === 'leave') return;
    if (done === 'sent') await hearOut(talk);
  }
}

/** The bot may answer in several messages; it has finished when nothing more comes for a moment. */
async function hearOut({ client, show }: Talk): Promise<void> {
  let messages = await client.listen(firstAnswerMs);
  while (messages.length > 0) {
    show(messages);
    messages = await client.listen(nextAnswerMs);
  }
}

/** Does what a line asks for, and says whether there is an answer to wait for. */
async function act(talk: Talk, line: Line): Promise<'sent' | 'not sent' | 'leave'> {
  if (line.kind === 'leave') return 'leave';
  if (line.kind === 'nothing') return 'not sent';
  const content = await contentOf(talk, line);
  const trouble = typeof content === 'string' ? content : await talk.client.send(content);
  if (trouble === null) return 'sent';
  talk.say(trouble);
  return 'not sent';
}

/** What to send, or what to tell the person instead. */
async function contentOf(
  talk: Talk,
  line: Exclude<Line, { kind: 'nothing' | 'leave' }>,
): Promise<Content | string> {
  switch (line.kind) {
    case 'text':
      return { text: line.text };
    case 'help':
      return help;
    case 'press': {
      const option = talk.choices[line.number - 1];
      return option ? { button: option.id } : `Tidak ada tombol /${String(line.number)}.`;
    }
    case 'contact': {
      const phone = line.phone ?? talk.client.phone;
      return phone === null ? 'Orang ini tidak punya nomor; tulis /contact 628…' : { contact: { phone } };
    }
    case 'file': {
      const bytes = await readFile(line.path).catch(() => null);
      if (bytes === null) return `Berkas ${line.path} tidak terbaca.`;
      return { file: { name: line.name, mime: line.mime, base64: bytes.toString('base64') } };
    }
  }
}
