import { wordAlways, type Wording } from '../../flows/kernel/wording.ts';

// A program of its own: in a process that has loaded the product already, nothing is loaded again. Writes each text that is read
// while the product is loaded, with where.
const seen = new Set<string>();
const listening = {
  get: (name: string): void => {
    const at = (new Error().stack ?? '')
      .split('\n')
      .find((line) => !/Error|kernel\/wording|texts-at-load/.test(line));
    seen.add(`${name} ${at?.trim() ?? ''}`);
  },
};
wordAlways(listening as unknown as Wording);
await import('../../bot/bot.ts');
await import('../../worker/worker.ts');
process.stdout.write([...seen].join('\n'));
process.exit(0);
