import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Channel, Outgoing, SendError } from '../../../app/channel.ts';
import type { IsOff } from '../../../app/channel-switch.ts';
import type { Inbound } from '../../../app/inbound.ts';
import type { Log } from '../../../app/log.ts';
import { asButtonText } from '../../../app/render-text.ts';
import type { SetUpdateAside } from '../../../app/set-update-aside.ts';
import type { Intake } from '../../../bot/channels/channel-part.ts';
import { textParts } from '../../../bot/channels/kit/cut-text.ts';
import { openPartwise } from '../../../bot/channels/kit/partwise.ts';
import { refusal } from '../../../bot/channels/kit/refusal.ts';
import { openTaking } from '../../../bot/channels/kit/taking.ts';
import { WireId } from '../../../bot/channels/kit/wire.ts';
import { longestPage, PagerTrouble, type Page, type PagerProvider } from './provider.ts';

export const own = { channel: 'pager', account: 'kota' };

const Update = z.object({
  id: WireId,
  from: WireId.regex(/^\d+$/),
  text: z.string().optional(),
  press: z.string().optional(),
  file: z.object({ name: z.string(), mime: z.string(), base64: z.base64() }).optional(),
});

const eventOf = ({ text, press, file }: z.infer<typeof Update>): Inbound['event'] => {
  if (text !== undefined) return { kind: 'text', text };
  if (press !== undefined) return { kind: 'button', option: press };
  if (file === undefined) return { kind: 'other', what: 'voice' };
  return { kind: 'file', name: file.name, mime: file.mime, bytes: Buffer.from(file.base64, 'base64') };
};

const errors: Record<PagerTrouble['code'], SendError> = {
  'unknown number': 'gone',
  barred: 'blocked',
  busy: 'slow_down',
  down: 'transient',
  malformed: 'bad_request',
  lost: 'unknown',
};

const compose = ({ message, file }: Outgoing): Page[] => {
  const { text, buttons } = asButtonText(message);
  const pages = (text === '' ? [' '] : textParts(text, longestPage)).map((part): Page => ({
    text: part,
    buttons: [],
  }));
  const last = pages.at(-1);
  if (last) last.buttons = buttons.map(({ id, label }) => ({ id, label }));
  return file ? [...pages, { text: '', buttons: [], file }] : pages;
};

type Needs = { provider: PagerProvider; setAside: SetUpdateAside; log: Log; isOff: IsOff };

/** The fourth channel: reads, composes and calls; the rest is the kit's. */
export const createPager = ({ provider, setAside, log, isOff }: Needs) => {
  const taking = openTaking({ setAside, log });
  const channel: Channel = {
    name: own.channel,
    account: own.account,
    can: {
      buttons: true,
      grid: false,
      contactSharing: false,
      idsProvePhone: true,
      album: false,
      receipts: false,
      unasked: true,
    },
    send: openPartwise<Page>({
      compose,
      async sendPart(page, _, { address }) {
        try {
          return { ok: true, providerId: await provider.post(address, page) };
        } catch (error) {
          if (!(error instanceof PagerTrouble)) throw error;
          const named = errors[error.code];
          return refusal(named, named === 'slow_down' ? 100 : undefined);
        }
      },
    }),
    notReady: () => null,
    stop: () => Promise.resolve(),
  };
  return {
    channel,
    routes(http: FastifyInstance, { store }: Pick<Intake, 'store'>) {
      http.post('/webhooks/pager', async (request, reply) => {
        if (isOff(own)) return reply.code(503).send();
        const raw = request.body;
        const read = Update.safeParse(raw).data;
        const take = async (): Promise<void> => {
          if (!read) return setAside(raw, 'unreadable');
          const { id: providerId, from } = read;
          await store({ ...own, address: from, phone: `+${from}`, providerId, event: eventOf(read) });
        };
        await taking([{ thread: read?.from ?? '', raw, take }]);
        return reply.code(200).send();
      });
    },
  };
};
