import { randomUUID } from 'node:crypto';
import { textOnly, type Channel } from '../app/channel.ts';
import { asListText } from '../app/render-text.ts';
import { openPhones, type Chat, type Contender } from './contender.ts';
import { openParts, type Parts } from './parts.ts';

/** Nobody writes over two channels: who does is one person, with all that they began over the other. */
let people = 0;

/** A channel in memory that behaves like WhatsApp's; `receipts`: it says of each message that it was delivered and read. */
export const openMemoryChannel = (account: string, { receipts = false } = {}) => {
  const phones = openPhones();
  let parts: Parts | null = null;
  let sent = 0;
  const underWay = new Set<Promise<void>>();

  const tell = async (providerId: string): Promise<void> => {
    for (const state of ['delivered', 'read'] as const)
      await parts?.storeReceipt({ channel: 'whatsapp', account, providerId, state });
  };

  const channel: Channel = {
    name: 'whatsapp',
    account,
    can: { ...textOnly, receipts, unasked: true },
    send({ address, message }) {
      const providerId = `${account}-${(sent += 1)}`;
      phones.show(address, asListText(message));
      if (receipts) {
        const telling = tell(providerId).finally(() => underWay.delete(telling));
        underWay.add(telling);
      }
      return Promise.resolve({ ok: true, providerId });
    },
    notReady: () => null,
    stop: () => Promise.resolve(),
  };

  return {
    channel,
    connect(opened: Parts): void {
      parts = opened;
    },
    /** Resolves when no receipt is under way any more. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    /** A chat of somebody new, or of whoever has this address. */
    openChat(address = `62813${String((people += 1)).padStart(8, '0')}`) {
      return async (text: string): Promise<string> => {
        if (!parts) throw new Error('The channel is not connected');
        const answer = phones.answer(address);
        const stored = parts.storeInbound({
          channel: 'whatsapp',
          account,
          address,
          phone: `+${address}`,
          providerId: randomUUID(),
          event: { kind: 'text', text },
        });
        const [said] = await Promise.all([answer, stored]);
        return said;
      };
    },
  };
};

/** The product: inbox, turns and outbox over a channel in memory. */
export const openProduct = async (options: {
  databaseUrl: string;
  city: string;
  isOpen?: boolean;
  at?: (point: string) => void;
}): Promise<Contender & { parts: Parts; openChat(address?: string): Chat }> => {
  const memory = openMemoryChannel('bench');
  const parts = await openParts({ ...options, channels: [memory.channel], worker: false });
  memory.connect(parts);
  return {
    name: options.isOpen ? 'Teman DISKO with values open' : 'Teman DISKO',
    openChat: memory.openChat,
    parts,
    stop: parts.stop,
  };
};
