import { startEmbedded } from '../../app/db/embedded/embedded.ts';

// A process of its own that runs the embedded database, as `npm start` does; the test decides how it ends.
const [dataDir = ''] = process.argv.slice(2);
const embedded = await startEmbedded(dataDir);

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    process.stdout.write(`heard ${signal}\n`);
    // Were the signal somebody else's as well, the process would be gone before this.
    setTimeout(() => void embedded.stop().then(() => process.stdout.write('stopped\n')), 300);
  });

process.once('SIGUSR2', () => process.exit(3));

process.stdout.write(`${embedded.url}\n`);
