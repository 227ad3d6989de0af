import type { Inbound, StoreInbound } from '../../app/inbound.ts';

/** What was handed in, and how often. */
export type Heard = Inbound & { times: number };

/** An inbox that keeps what adapters hand in, once each, and can be slow or broken. */
export type ContractInbox = {
  store: StoreInbound;
  /** What was stored of an address, in the order of its first storing. */
  of(address: string): Heard[];
  /** How often anything was handed in, stored or not. */
  asked(): number;
  /** Stores nothing until the answer is called. */
  hold(): () => void;
  /** The next attempts to store fail. */
  fail(times: number): void;
};

export const openContractInbox = (): ContractInbox => {
  const heard = new Map<string, Heard>();
  let gate: Promise<void> = Promise.resolve();
  let failures = 0;
  let asked = 0;
  const isOf =
    (address: string) =>
    (inbound: Inbound): boolean =>
      inbound.address === address || (inbound.aliases ?? []).includes(address);
  return {
    async store(inbound) {
      asked += 1;
      await gate;
      if (failures > 0) {
        failures -= 1;
        throw new Error('The database is away');
      }
      const key = [inbound.channel, inbound.account, inbound.providerId].join();
      const known = heard.get(key);
      if (known) known.times += 1;
      else heard.set(key, { ...inbound, times: 1 });
      return { fresh: !known };
    },
    of: (address) => [...heard.values()].filter(isOf(address)),
    asked: () => asked,
    hold() {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        release();
      };
    },
    fail(times) {
      failures = times;
    },
  };
};
