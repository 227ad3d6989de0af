import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const Messages = z.object({
  messages: z.array(
    z.object({
      seq: z.number(),
      text: z.string(),
      options: z.array(z.object({ id: z.string(), label: z.string() })),
      file: z.object({ name: z.string(), url: z.string() }).optional(),
    }),
  ),
});
const People = z.object({
  people: z.array(z.object({ channel: z.string(), chat: z.string(), phone: z.string().optional() })),
});
const Refusal = z.object({ error: z.string() });

/** A message of the bot, as the simulator's API tells it. */
export type ChatMessage = z.infer<typeof Messages>['messages'][number];

/** What a person sends; one of the contents `POST /simulator/inbound` takes. */
export type Content =
  | { text: string }
  | { button: string }
  | { contact: { phone: string } }
  | { file: { name: string; mime: string; base64: string } };

/** One person's conversation over the simulator's HTTP API. */
export type ChatClient = {
  /** The sentence of a refusal, or null once the message is stored. */
  send(content: Content): Promise<string | null>;
  /** The bot's messages since the last call; waits up to `ms` for the first. */
  listen(ms: number): Promise<ChatMessage[]>;
  /** The person's own number, where the demo people tell it. */
  phone: string | null;
};

/** Opens a conversation; rejects with a sentence when no simulator answers there. */
export async function openChatClient(where: {
  url: string;
  channel: string;
  /** Whether the chat's own address is a phone number. */
  provesPhone: boolean;
  chat: string;
}): Promise<ChatClient> {
  const { channel, chat } = where;
  const at = (path: string): string => new URL(`/simulator/${path}`, where.url).href;
  const { people } = People.parse(await ask(at('people'), where.url));
  const self = people.find((person) => person.channel === channel && person.chat === chat);
  let after = 0;

  const listen = async (ms: number): Promise<ChatMessage[]> => {
    const query = new URLSearchParams({ channel, chat, after: String(after), wait: String(ms) });
    const { messages } = Messages.parse(await ask(at(`outbound?${query.toString()}`), where.url));
    after = messages.at(-1)?.seq ?? after;
    return messages.map((message) => ({
      ...message,
      ...(message.file && { file: { ...message.file, url: new URL(message.file.url, where.url).href } }),
    }));
  };
  const send = async (content: Content): Promise<string | null> => {
    const response = await fetch(at('inbound'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel, chat, id: randomUUID(), ...content }),
    });
    const answer: unknown = await response.json();
    return response.status === 202
      ? null
      : (Refusal.safeParse(answer).data?.error ?? `HTTP ${String(response.status)}`);
  };
  return { send, listen, phone: self?.phone ?? (where.provesPhone ? chat : null) };
}

async function ask(href: string, url: string): Promise<unknown> {
  const response = await fetch(href).catch(() => null);
  if (response === null) {
    throw new Error(`Tidak ada Teman DISKO di ${url}. Jalankan "npm start" di jendela lain, lalu coba lagi.`);
  }
  if (response.status === 404) {
    throw new Error(`Simulator di ${url} tidak menyala. Jalankan dengan SIMULATOR=1.`);
  }
  if (!response.ok) throw new Error(`${url} menjawab HTTP ${String(response.status)}.`);
  return response.json();
}
