import { personal } from '../../../domain/personal.ts';
import type { Channel, Outgoing, SendResult } from '../../../app/channel.ts';
import type { Clock } from '../../../app/clock.ts';
import type { Database } from '../../../app/db/open.ts';
import type { Log } from '../../../app/log.ts';
import { asButtonText, asListText, choices } from '../../../app/render-text.ts';
import type { Message, Option } from '../../../flows/kernel/message.ts';
import { refusal } from '../kit/refusal.ts';
import { ring } from './bell.ts';
import { imitated, simulatorAccount, type Imitated } from './imitated.ts';

/** `columns`: the option is a cell of a grid so wide; `blank`: it only keeps a place there. */
type ShownOption = { id: string; label: string; columns?: number; blank?: true };
type Shown = { text: string; options: ShownOption[] };
type Needs = { name: Imitated; db: Database; log: Log; clock: Clock };

/** The button by which Telegram shares a phone number; pressing it sends `contact`, not `button`. */
export const SHARE_CONTACT = { id: 'share_contact', label: 'Bagikan kontak' };

const looks: Record<Imitated, (message: Message) => Shown> = {
  whatsapp: (message) => ({
    text: asListText(message),
    options: choices(message).map((option) => shownOption(option)),
  }),
  telegram: (message) => {
    const { text, buttons } = asButtonText(message);
    const options = buttons.map((button) => shownOption(button, message.columns));
    return { text, options: message.askContact ? [SHARE_CONTACT, ...options] : options };
  },
};

function shownOption({ id, label, kind }: Option, columns?: number): ShownOption {
  const isCell = columns !== undefined && (kind === 'cell' || kind === 'blank');
  return { id, label, ...(isCell ? { columns } : {}), ...(kind === 'blank' ? { blank: true } : {}) };
}

/** What a simulated message is known by, as a provider would. */
export const simulatedId = (deliveryId: string): string => `simulator-${deliveryId}`;

/** A channel that only exists in our table: the simulator's phones and the scripts' API read it from there. */
export function createSimulator(needs: Needs): Channel {
  return {
    name: needs.name,
    account: simulatorAccount,
    can: imitated[needs.name],
    send: (outgoing) => send(needs, outgoing),
    notReady: () => null,
    stop: () => Promise.resolve(),
  };
}

// A second attempt of a delivery that did arrive shows nothing twice.
const show = {
  name: 'simulator-show',
  text: `INSERT INTO simulator_message (delivery_id, channel, chat, text, options, file, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (delivery_id) DO NOTHING`,
};

async function send(
  { name, db, log, clock }: Needs,
  { deliveryId, address, message, file }: Outgoing,
): Promise<SendResult> {
  if (!/^\d{1,18}$/.test(deliveryId)) return refusal('bad_request');
  const { text, options } = looks[name](message);
  try {
    await db.pool.query({
      ...show,
      values: [
        deliveryId,
        name,
        personal(address),
        personal(storable(text)),
        JSON.stringify(options.map((option) => ({ ...option, label: personal(storable(option.label)) }))),
        message.file
          ? JSON.stringify({
              ...message.file,
              name: personal(storable(message.file.name)),
              bytes: file?.bytes.length ?? null,
            })
          : null,
        clock(),
      ],
    });
  } catch (error) {
    log.warn({ channel: name, deliveryId, err: error }, 'simulator could not show a message');
    return refusal('transient');
  }
  ring();
  return { ok: true, providerId: simulatedId(deliveryId) };
}

/** PostgreSQL takes neither NUL nor half a character; a message must not wait forever because somebody typed one. */
function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}
