import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the made-up provider takes: short texts with buttons under them, and files. */
export type Page = {
  text: string;
  buttons: { id: string; label: string }[];
  file?: { name: string; bytes: Buffer };
};
export type Refusal = 'unknown number' | 'barred' | 'busy' | 'down' | 'malformed';

/** A send that did not go through; `lost`: it did, and only the answer was lost. */
export class PagerTrouble extends Error {
  override name = 'PagerTrouble';
  readonly code: Refusal | 'lost';
  constructor(code: Refusal | 'lost') {
    super(code);
    this.code = code;
  }
}

export const longestPage = 4000;

/** A provider that exists nowhere: it brings what people send to a webhook until that answers 200, each person's in order. */
export const openPagerProvider = () => {
  const shown = new Map<string, Page[]>();
  const mishaps: { to: string; code: Refusal | 'lost' }[] = [];
  const sent: string[] = [];
  const order = new Map<string, Promise<void>>();
  let webhook: string | null = null;
  let waiting = 0;

  const bring = async (body: string): Promise<void> => {
    for (;;) {
      const headers = { 'content-type': 'application/json' };
      const answer = webhook && (await fetch(webhook, { method: 'POST', headers, body }).catch(() => null));
      if (answer && answer.status === 200) return;
      await sleep(20);
    }
  };

  return {
    deliverTo(url: string | null) {
      webhook = url;
    },
    /** Somebody sends something. */
    put(from: string, what: object): void {
      const body = JSON.stringify({ id: randomUUID(), from, ...what });
      sent.push(body);
      waiting += 1;
      const before = order.get(from) ?? Promise.resolve();
      order.set(
        from,
        before.then(() => bring(body)).finally(() => (waiting -= 1)),
      );
    },
    repeat: async () => void (await Promise.all(sent.map(bring))),
    unacknowledged: () => waiting,
    shownTo: (person: string): Page[] => shown.get(person) ?? [],
    /** The next page to this person is refused. */
    refuse(to: string, code: Refusal | 'lost') {
      mishaps.push({ to, code });
    },
    /** What our side calls: shows a page to somebody. */
    async post(to: string, page: Page): Promise<string> {
      const mishap = mishaps.findIndex((each) => each.to === to);
      const [found] = mishap < 0 ? [] : mishaps.splice(mishap, 1);
      if (found && found.code !== 'lost') throw new PagerTrouble(found.code);
      if (page.text.length > longestPage) throw new PagerTrouble('malformed');
      shown.set(to, [...(shown.get(to) ?? []), page]);
      if (found) throw new PagerTrouble('lost');
      return randomUUID();
    },
    settled: async () => void (await Promise.all(order.values())),
  };
};

export type PagerProvider = ReturnType<typeof openPagerProvider>;
