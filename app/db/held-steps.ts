import { ownedBy, personalWords } from '../../domain/personal.ts';
import type { Resources } from '../../domain/resources.ts';
import { z } from 'zod';
import { stateCodes } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import type { Action } from '../../domain/transition.ts';
import type { Held, HeldView } from '../../flows/features/requests/facts-and-effects.ts';
import type { EffectOf } from '../../flows/kernel/effect.ts';
import { sealedPlaces } from '../places.ts';
import type { Vault } from '../vault.ts';
import { endWithState } from './end-with-state.ts';
import { HeldEffect, tellAll } from './held-effects.ts';
import type { Database } from './open.ts';
import { isGuid } from './request-view.ts';
import { runSql, type Tx as Runs } from './run-sql.ts';
import { tellWatchers } from './tell-watchers.ts';
import { applicantOf } from './applicant-of.ts';
import type { Tx } from './transaction.ts';

type Outside = { now: Date; tz: string; vault: Vault; secretariat: Unit; resources: Resources };

const Effects = z.array(HeldEffect);

/** What a held step may change of its request, and so what taking it back restores; as PostgreSQL has it. */
const restored = [
  ['state', 'text'],
  ['unit', 'text'],
  ['supporting_units', 'text[]'],
  ['since', 'timestamptz'],
  ['escalated_since', 'timestamptz'],
  ['lacking', 'jsonb'],
  ['completion_reminded_at', 'timestamptz'],
  ['completion_asked_at', 'timestamptz'],
  ['due_on', 'date'],
  ['decide_by', 'date'],
  ['extension', 'jsonb'],
  ['warned_for', 'date'],
  ['disposition', 'jsonb'],
  ['schedule', 'jsonb'],
  ['outcome', 'text'],
  ['completed_on', 'date'],
  ['result_file', 'jsonb'],
  ['rating', 'int'],
  ['rating_comment', 'text'],
] as const;

const snapshot = `SELECT jsonb_build_object(${restored.map(([name]) => `'${name}', ${name}`).join(', ')}) AS before
  FROM request WHERE id = $1::uuid AND version = $2::int FOR NO KEY UPDATE`;

/** The request as it is before a step that may be taken back; null when it is another by now. */
export const beforeStep = async (tx: Tx, requestId: string, version: number): Promise<unknown> => {
  const [row] = await runSql(tx, snapshot, [requestId, version]);
  return z.object({ before: z.unknown() }).optional().parse(row)?.before ?? null;
};

const filesOf = (effects: readonly HeldEffect[]): string[] =>
  effects.flatMap((effect) => {
    if (effect.type !== 'relay' || !effect.file) return [];
    const { sha256, shown } = effect.file;
    return [sha256, ...(shown ? [shown] : [])];
  });

type Step = Pick<EffectOf<'transition'>, 'action' | 'from' | 'to' | 'version'> & { before: unknown };

/** Keeps what follows from a step or message until it goes out or is taken back. */
export const hold = async (
  tx: Tx,
  { requestId, held, step }: { requestId: string; held: Held; step: Step | null },
  { now, vault }: Pick<Outside, 'now' | 'vault'>,
): Promise<void> => {
  const effects = Effects.parse(held.effects);
  const { id, no, staffId, seconds } = held;
  await tx.heldStep.create({
    data: {
      ...{ id, requestId, no, staffId },
      action: step?.action ?? 'write',
      ...(step
        ? {
            from: step.from,
            to: step.to,
            version: step.version + 1,
            before: ownedBy(personalWords(step.before as object), await applicantOf(tx, requestId)),
          }
        : {}),
      effects: vault.seal(JSON.stringify(effects), sealedPlaces.heldEffects(id)),
      files: filesOf(effects),
      heldAt: now,
      dueAt: new Date(now.getTime() + seconds * 1000),
    },
  });
};

const Due = z.array(
  z.object({ id: z.string(), effects: z.string(), to: z.enum(stateCodes).nullable(), isLast: z.boolean() }),
);

// The request first, as everything does that changes one: who takes back and what goes out never wait for each other.
const lock = 'SELECT 1 FROM request WHERE id = $1::uuid FOR NO KEY UPDATE';
const take = `WITH due AS (
    DELETE FROM held_step h USING request r
    WHERE h.request_id = $1::uuid AND r.id = h.request_id AND ($2::timestamptz IS NULL OR h.due_at <= $2::timestamptz)
    RETURNING h.id, h.effects, h."to", h.held_at, h.version IS NOT NULL AND h.version = r.version AND h."to" = r.state AS "isLast")
  SELECT id, effects, "to", "isLast" FROM due ORDER BY held_at, id`;

const releases = new Set<string>(['rejected', 'withdrawn']);

/** Ends what does not go on in the state a request has entered, and tells who waits for what it let go. */
export const endAndTell = async (
  tx: Tx,
  { requestId, to }: { requestId: string; to: (typeof stateCodes)[number] },
  outside: Omit<Outside, 'secretariat'>,
): Promise<void> => {
  const { now, resources } = outside;
  await endWithState(tx, { requestId, to, now, resources });
  if (releases.has(to)) await tellWatchers(tx, { requestId }, outside);
};

/** Lets go out what is held of a request: what is due, or everything because something else happens to it now. */
export const letGo = async (
  tx: Tx,
  requestId: string,
  outside: Outside,
  dueBy: Date | null = null,
): Promise<void> => {
  await runSql(tx, lock, [requestId]);
  for (const { id, effects, to, isLast } of Due.parse(await runSql(tx, take, [requestId, dueBy]))) {
    const opened = Effects.parse(JSON.parse(outside.vault.open(effects, sealedPlaces.heldEffects(id))));
    await tellAll(tx, opened, { id, ...outside });
    if (to !== null && isLast) await endAndTell(tx, { requestId, to }, outside);
  }
};

/** Requests of which something is due to go out, at most `most`. */
export const dueToGo = async (pool: Database['pool'], now: Date, most: number): Promise<string[]> => {
  const { rows } = await pool.query(
    'SELECT DISTINCT request_id AS id FROM (SELECT request_id FROM held_step WHERE due_at <= $1 ORDER BY due_at LIMIT $2) due',
    [now, most],
  );
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
};

// What was kept of the step goes with it: nobody was told of it. That it was taken and taken back is in the history.
const takeOne = `WITH taken AS (DELETE FROM held_step WHERE id = $1::uuid RETURNING request_id, held_at, before),
  kept AS (DELETE FROM request_fact f USING taken WHERE f.request_id = taken.request_id AND f.at = taken.held_at)
  SELECT before::text FROM taken`;

const restore = `UPDATE request r SET version = r.version + 1, ${restored.map(([name]) => `${name} = b.${name}`).join(', ')}
  FROM jsonb_to_record($3::jsonb) AS b(${restored.map(([name, type]) => `${name} ${type}`).join(', ')})
  WHERE r.id = $1::uuid AND r.version = $2::int RETURNING r.id`;

/** Takes back what is held: false when it has gone out, or the request is another by now. */
export const takeHeld = async (
  tx: Tx,
  { requestId, heldId, step }: Pick<EffectOf<'take_back'>, 'requestId' | 'heldId' | 'step'>,
): Promise<boolean> => {
  await runSql(tx, lock, [requestId]);
  const taken = await runSql(tx, takeOne, [heldId]);
  const [row] = z.array(z.object({ before: z.string().nullable() })).parse(taken);
  if (!row) return false;
  if (step === null) return true;
  return (await runSql(tx, restore, [requestId, step.version, row.before])).length === 1;
};

const View = z.object({
  id: z.string(),
  no: z.number(),
  staffId: z.string(),
  action: z.string(),
  from: z.enum(stateCodes).nullable(),
  version: z.number().nullable(),
});

const viewOf = ({ action, from, version, ...row }: z.infer<typeof View>): HeldView =>
  from === null || version === null
    ? { ...row, action: 'write' }
    : { ...row, action: action as Action, from, version };

/** What of a request has not gone out yet, the oldest first. */
export const heldOf = async (db: Runs, requestId: string): Promise<HeldView[]> => {
  if (!isGuid(requestId)) return [];
  const sql = `SELECT id, no, staff_id AS "staffId", action, "from", version FROM held_step
    WHERE request_id = $1::uuid ORDER BY held_at, id`;
  return z
    .array(View)
    .parse(await runSql(db, sql, [requestId]))
    .map(viewOf);
};
