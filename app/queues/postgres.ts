import { queueName, type Backend } from './backend.ts';
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
    producer: new Queue(queueName, { connection }),
    consume: (process, settings) => new Worker(queueName, process, { ...settings, connection }),
    close: () => Promise.resolve(),
  };
};
