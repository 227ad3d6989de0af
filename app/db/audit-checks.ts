import { personal } from '../../domain/personal.ts';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Vault } from '../vault.ts';
import { verifyChains } from './audit.ts';
import type { Database } from './open.ts';

const Result = z.object({
  requests: z.int(),
  events: z.int(),
  seals: z.int(),
  /** The ledger's end, as `audit verify` prints it. */
  head: z.string().nullable(),
  broken: z.array(z.object({ number: z.string(), seq: z.int(), because: z.string() })),
});

/** A check of the whole history: who asked for it and when, and what it found; null while it waits. */
export type AuditCheck = {
  askedBy: string;
  askedAt: string;
  done: (z.infer<typeof Result> & { at: string }) | null;
};

type Prismatic = Pick<Database, 'prisma'>;

/** Asks for a check, unless one waits already. */
export const askForCheck = async ({ prisma }: Prismatic, askedBy: string, now: Date): Promise<void> => {
  if ((await prisma.auditCheck.count({ where: { doneAt: null } })) > 0) return;
  await prisma.auditCheck.create({ data: { id: randomUUID(), askedBy: personal(askedBy), askedAt: now } });
};

/** The check asked for last. */
export const lastCheck = async ({ prisma }: Prismatic): Promise<AuditCheck | null> => {
  const row = await prisma.auditCheck.findFirst({ orderBy: { askedAt: 'desc' } });
  if (!row) return null;
  const { askedBy, askedAt, doneAt, result } = row;
  return {
    askedBy,
    askedAt: askedAt.toISOString(),
    done: doneAt && { ...Result.parse(result), at: doneAt.toISOString() },
  };
};

const mostKept = 100;

/** Does the checks that wait; of what is broken the first hundred are kept. */
export const doChecks = async (
  { prisma, pool }: Pick<Database, 'prisma' | 'pool'>,
  vault: Pick<Vault, 'key'>,
  clock: Clock,
): Promise<number> => {
  const waiting = await prisma.auditCheck.findMany({ where: { doneAt: null }, orderBy: { askedAt: 'asc' } });
  for (const { id } of waiting) {
    const { requests, events, seals, head, broken } = await verifyChains({ pool }, vault);
    const result = {
      ...{ requests, events, seals, broken: broken.slice(0, mostKept) },
      head: head && `${head.no}.${head.mac}`,
    };
    await prisma.auditCheck.update({ where: { id }, data: { doneAt: clock(), result } });
  }
  return waiting.length;
};
