import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const Outbound = z.object({ messages: z.array(z.object({ seq: z.number(), text: z.string() })) });
const patienceMs = 20_000;

/** What a person types to file a complaint, from the first word to the review; one turn each. */
export const complaint = [
  'lapor',
  'Ya, lanjutkan',
  'Baca SOP',
  'Setuju',
  'Rina Safitri',
  'Jalan Gajah Mada 10, Pontianak',
  'Lewati',
  'Internet publik',
  'Wifi gratis di taman kota tidak dapat tersambung sejak tiga hari yang lalu.',
  'Lewati',
  'Lewati',
  'Tidak',
  'Lewati',
] as const;

/** Somebody with a phone on the simulator's API; `ask` sends and resolves with the answer once it can be seen. */
export const openPerson = (url: string, chat: string) => {
  let seen = 0;

  const answer = async (): Promise<string> => {
    const query = new URLSearchParams({
      channel: 'whatsapp',
      chat,
      after: String(seen),
      wait: String(patienceMs),
    });
    const response = await fetch(`${url}/simulator/outbound?${query.toString()}`);
    const { messages } = Outbound.parse(await response.json());
    const last = messages.at(-1);
    if (!last) throw new Error(`No answer for ${chat}`);
    seen = last.seq;
    return last.text;
  };

  const store = async (text: string): Promise<void> => {
    const response = await fetch(`${url}/simulator/inbound`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'whatsapp', chat, id: randomUUID(), text }),
    });
    if (response.status !== 202) throw new Error(`inbound answered ${String(response.status)}`);
  };

  /** Files a complaint up to the review, or sends it; throws when the conversation went another way. */
  const tell = async (turn: (ask: () => Promise<string>) => Promise<string>): Promise<void> => {
    let shown = '';
    for (const text of complaint)
      shown = await turn(async () => {
        await store(text);
        return answer();
      });
    if (!shown.includes('Periksa sebelum dikirim')) throw new Error(`Not at the review: ${shown}`);
  };

  return { store, answer, tell };
};
