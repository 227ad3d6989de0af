import { randomUUID } from 'node:crypto';
import { patience } from './patience.ts';

export type Shown = {
  seq: number;
  id: string;
  at: string;
  text: string;
  options: { id: string; label: string }[];
  file?: { name: string; mime: string; url: string };
};

type Body = Record<string, unknown>;

/**
 * A person's phone on the simulator's HTTP API, as a script would use it. `look` telegram presses buttons; whatsapp has
 * nothing but typed text and files.
 */
export const openPhone = (url: string, channel: 'whatsapp' | 'telegram', chat: string) => {
  let seen = 0;
  const all: Shown[] = [];

  const fetchNews = async (wait: number): Promise<Shown[]> => {
    const query = new URLSearchParams({ channel, chat, after: String(seen), wait: String(wait) });
    const response = await fetch(`${url}/simulator/outbound?${query}`);
    if (!response.ok) throw new Error(`outbound answered ${response.status}: ${await response.text()}`);
    const { messages } = (await response.json()) as { messages: Shown[] };
    seen = messages.at(-1)?.seq ?? seen;
    all.push(...messages);
    return messages;
  };

  const send = async (body: Body, id: string = randomUUID()): Promise<number> => {
    const response = await fetch(`${url}/simulator/inbound`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel, chat, id, ...body }),
    });
    if (response.status !== 202)
      throw new Error(`inbound answered ${response.status}: ${await response.text()}`);
    return response.status;
  };

  /** The next message that fits; what comes before it is passed over. */
  const until = async (fits: (message: Shown) => boolean, what: string): Promise<Shown> => {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const found = (await fetchNews(Math.max(1, end - Date.now()))).find(fits);
      if (found) return found;
    }
    throw new Error(`No ${what} for ${channel} ${chat}. Last: ${all.at(-1)?.text ?? 'nothing'}`);
  };
  const reply = (): Promise<Shown> => until(() => true, 'answer');

  const ask = async (body: Body): Promise<Shown> => {
    await fetchNews(0);
    await send(body);
    return reply();
  };

  const option = (message: Shown, label: string | RegExp): { id: string; label: string; number: number } => {
    const index = message.options.findIndex((each) =>
      typeof label === 'string' ? each.label === label : label.test(each.label),
    );
    const found = message.options[index];
    if (!found)
      throw new Error(
        `No option ${String(label)} in: ${message.text} [${message.options.map((each) => each.label).join(' | ')}]`,
      );
    return { ...found, number: index + 1 };
  };

  return {
    channel,
    chat,
    all,
    send,
    until,
    reply,
    news: () => fetchNews(0),
    say: (text: string) => ask({ text }),
    share: (phone: string) => ask({ contact: { phone } }),
    file: (name: string, mime: string, bytes: Buffer) =>
      ask({ file: { name, mime, base64: bytes.toString('base64') } }),
    /** Chooses an option of a message the way the app can: a button, or its number typed. */
    choose(message: Shown, label: string | RegExp): Promise<Shown> {
      const { id, number } = option(message, label);
      return channel === 'telegram' ? ask({ button: id }) : ask({ text: String(number) });
    },
  };
};

export type Phone = ReturnType<typeof openPhone>;
