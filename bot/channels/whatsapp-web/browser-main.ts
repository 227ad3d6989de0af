import { setTimeout as sleep } from 'node:timers/promises';
import { within } from '../../../app/within.ts';
import { openWhatsappPage } from './page.ts';
import type { WhatsappPage } from './port.ts';
import { ToBrowser, type Answer, type Ask, type FromBrowser, type News } from './protocol.ts';

/** The process that holds the browser: no database, no secrets; whatever breaks in it, it ends and is begun anew. */

const beatMs = 2_000;
const downloadMs = 40_000;
const closeMs = 1_200;
const smallMs = 3_000;

let page: WhatsappPage | null = null;
let sendMs = 0;
let ending = false;

const tell = (told: FromBrowser, then?: () => void): void => {
  // A channel that is closed means that the bot is gone; 'disconnect' ends this process.
  if (process.connected) process.send?.(told, undefined, undefined, () => then?.());
  else then?.();
};

/** Ends this process and, as puppeteer sees to it then, the browser with it. */
const end = (news?: News): void => {
  if (ending) return;
  ending = true;
  const leave = (): void => process.exit(0);
  setTimeout(leave, 500);
  if (news) tell(news, leave);
  else leave();
};

const hear = (news: News): void => {
  if (news.type === 'ended') end(news);
  else tell(news);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const fault = (what: string) => (error: unknown) => {
  tell({ type: 'trouble', what, error: messageOf(error) });
  end({ type: 'ended', because: 'fault' });
};
process.on('unhandledRejection', fault('unhandled rejection'));
process.on('uncaughtException', fault('uncaught exception'));
process.on('disconnect', () => end());
// Ctrl-C reaches every process of the terminal; the bot stops this one in its own time.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

const beat = async (held: WhatsappPage): Promise<void> => {
  while (!ending) {
    // A page that hangs holds this up, and the bot notices.
    if (await held.answers().catch(() => false)) tell({ type: 'beat' });
    await sleep(beatMs);
  }
};

/** What a person sees of us besides messages; no page that breaks over it may harm. */
const small = (what: string, work: Promise<void>): void => {
  within(smallMs, what, work).catch((error: unknown) =>
    tell({ type: 'trouble', what, error: messageOf(error) }),
  );
};

const doers: { [K in Ask['type']]: (held: WhatsappPage, ask: Extract<Ask, { type: K }>) => Promise<Answer> } =
  {
    send: (held, ask) =>
      within(sendMs, 'Sending', held.send(ask)).catch((error: unknown) => {
        tell({ type: 'trouble', what: 'sending', error: messageOf(error) });
        return { is: 'unsure' };
      }),
    download: (held, { message }) =>
      within(downloadMs, 'Downloading', held.download(message)).catch((error: unknown) => {
        tell({ type: 'trouble', what: 'downloading', error: messageOf(error) });
        return { is: 'nothing' };
      }),
    missed: async (held, { since }) => {
      try {
        await held.missed(since);
        return { is: 'done' };
      } catch (error) {
        tell({ type: 'trouble', what: 'reading what was missed', error: messageOf(error) });
        return { is: 'nothing' };
      }
    },
  };

const answer = async (held: WhatsappPage, ask: Ask): Promise<Answer> =>
  (doers[ask.type] as (held: WhatsappPage, ask: Ask) => Promise<Answer>)(held, ask);

const begin = (beginning: Extract<ToBrowser, { type: 'begin' }>): void => {
  const held = openWhatsappPage(beginning, hear);
  page = held;
  sendMs = beginning.sendMs;
  held.open().catch(fault('the page did not come up'));
  void beat(held);
};

const close = async (): Promise<void> => {
  await within(closeMs, 'Closing', page?.close() ?? Promise.resolve()).catch(() => undefined);
  end();
};

const obey = async (order: ToBrowser): Promise<void> => {
  if (order.type === 'begin') return begin(order);
  if (order.type === 'close') return close();
  if (!page) return;
  if (order.type === 'stored') return small('marking as read', page.seen(order.chat));
  if (order.type === 'typing') return small('showing that we write', page.typing(order.chat));
  tell({ type: 'answer', no: order.no, answer: await answer(page, order.ask) });
};

process.on('message', (raw) => {
  obey(ToBrowser.parse(raw)).catch(fault('an order could not be carried out'));
});
