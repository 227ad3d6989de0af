import { serve } from '../../app/sandbox/serve.ts';

/** What tests have a sandbox do. */
export type Deed = 'answer' | 'allocate' | 'spin' | 'wait' | 'shout' | 'throw' | 'environment' | 'grow';

const held: unknown[] = [];

const deeds: Record<Deed, () => unknown> = {
  answer: () => 'answered',
  /** A gigabyte outside V8's heap. */
  allocate: () => {
    for (let n = 0; n < 64; n += 1) held.push(new Uint8Array(16 << 20).fill(n + 1));
    return held.length;
  },
  /** The same inside it. */
  grow: () => {
    for (;;) held.push(Array.from({ length: 1000 }, (_, n) => ({ n })));
  },
  spin: () => {
    for (;;) held.length = 0;
  },
  wait: () => new Promise(() => setInterval(() => undefined, 1000)),
  shout: () => {
    const { log } = globalThis.console;
    log('not the answer');
    return 'answered';
  },
  throw: () => {
    throw new TypeError('Rina Safitri 6171010101900001');
  },
  environment: () => Object.keys(process.env),
};

await serve(async ({ said, parts }) => ({ said: await deeds[said as Deed](), parts }));
