import type { Backend } from './backend.ts';
import { createPostgresBackend, withBackend } from './bullmq.ts';

const { Queue, Worker } = withBackend(createPostgresBackend);

/** BullMQ in a schema of its own in our database, for whoever runs without Redis. */
export const postgresBackend = (databaseUrl: string): Backend => {
  const connection = {
    connectionString: databaseUrl,
    schema: 'bullmq',
    migrate: true,
    max: 3,
    connectionTimeoutMillis: 5000,
  };
  return {
    producers: { jobs: new Queue('jobs', { connection }), timed: new Queue('timed', { connection }) },
    consume: (lane, process, settings) => new Worker(lane, process, { ...settings, connection }),
    // It is as reachable as the rows it would be filled from.
    isUp: () => true,
    whenUp: (listener) => void setImmediate(listener),
    close: () => Promise.resolve(),
  };
};
