import { createRequire } from 'node:module';
import type * as bullmq from 'bullmq';
import type * as ioredis from 'ioredis';

// As the CommonJS they are: an `import` would first read all of their 200 files for the names they export, which doubles
// what the queue costs each process at its start.
const require = createRequire(import.meta.url);

/** BullMQ: the queue, its worker, and what puts both on PostgreSQL. */
export const { Queue, Worker, createPostgresBackend, withBackend } = require('bullmq') as typeof bullmq;

/** The client of Redis BullMQ is made for. */
export const { Redis } = require('ioredis') as typeof ioredis;
