import { z } from 'zod';
import { personal } from '../../domain/personal.ts';
import { CityEdit, editDecree, sopsIn } from '../../flows/catalogue/city-edit.ts';
import { applyEdits } from '../city/apply-edits.ts';
import { changed } from '../city/city-state.ts';
import { RequestMovedOn } from './apply-transition.ts';
import { cityHash, cityPartsAt, contentsOf, earlierVersions, liveCityNo, lockCity } from './city-versions.ts';
import { runSql, type Tx } from './run-sql.ts';

/** A change of the city that waits to be adopted. */
export type CityProposal = { id: number; author: string; reason: string; at: string; edits: CityEdit[] };

const Rows = z.array(
  z.object({
    id: z.int(),
    author: z.string(),
    reason: z.string(),
    at: z.date().transform((at) => at.toISOString()),
    edits: z.array(CityEdit),
  }),
);
const Id = z.array(z.object({ id: z.int() }));

/** More than anybody adopts one by one. */
const most = 20;

const waiting = `
  SELECT id, author, reason, made_at AS at, edits FROM city_version
  WHERE state = 'submitted' ORDER BY id LIMIT ${most}`;
const submit = `
  INSERT INTO city_version (base_no, state, reason, author, made_at, edits)
  VALUES ($1::int, 'submitted', $2, $3, $4::timestamptz, $5::jsonb) RETURNING id`;
const oneWaiting = `
  SELECT id, author, reason, made_at AS at, edits FROM city_version
  WHERE id = $1::int AND state = 'submitted' FOR UPDATE`;
const adopt = `
  WITH made AS (
    UPDATE city_version SET no = $2::int, base_no = $2::int - 1, state = 'adopted', decided_by = $3,
      decided_at = $4::timestamptz, hash = $5, decree_number = $6, decree_on = $7::date
    WHERE id = $1::int RETURNING id)
  INSERT INTO city_part (version_id, name, content)
  SELECT made.id, part.name, part.content FROM made, unnest($8::text[], $9::text[]) AS part(name, content)`;
const sendBack = `
  UPDATE city_version SET state = 'returned', decided_by = $2, decided_at = $3::timestamptz, because = $4
  WHERE id = $1::int AND state = 'submitted' RETURNING id`;

/** The changes that wait to be adopted, the oldest first. */
export const cityProposals = async (tx: Tx): Promise<CityProposal[]> => Rows.parse(await runSql(tx, waiting));

type By = { actor: string; now: Date };

/** Writes a change down that waits to be adopted; its number. */
export const submitProposal = async (
  tx: Tx,
  { edits, reason }: { edits: readonly CityEdit[]; reason: string },
  { actor, now }: By,
): Promise<number> => {
  const live = await liveCityNo(tx);
  const values = [live, personal(reason), personal(actor), now.toISOString(), JSON.stringify(edits)];
  const [made] = Id.parse(await runSql(tx, submit, values));
  return made?.id ?? 0;
};

/**
 * Makes a change that waits the live version, on the version it was checked on; throws RequestMovedOn when there is another
 * one by now, or somebody else has decided.
 */
export const adoptProposal = async (
  tx: Tx,
  { id, live, decree }: { id: number; live: number; decree: { number: string; date: string } | null },
  { actor, now }: By,
): Promise<{ no: number; hash: string }> => {
  await lockCity(tx);
  const [found] = Rows.parse(await runSql(tx, oneWaiting, [id]));
  if (!found || (await liveCityNo(tx)) !== live) throw new RequestMovedOn();
  const before = await cityPartsAt(tx, live);
  const edits = [...found.edits, ...sopsIn(found.edits).flatMap(({ code }) => editDecree(code, decree))];
  const { change } = applyEdits(before, edits, await earlierVersions(tx, edits));
  if (!change) throw new RequestMovedOn();
  const hash = cityHash(changed(before, change));
  const decided = [personal(actor), now.toISOString(), hash, decree?.number ?? null, decree?.date ?? null];
  const values = [id, live + 1, ...decided];
  await runSql(tx, adopt, [...values, [...change.keys()], contentsOf(change)]);
  return { no: live + 1, hash };
};

/** Sends a change back to whoever submitted it; throws RequestMovedOn when somebody else has decided. */
export const returnProposal = async (
  tx: Tx,
  { id, because }: { id: number; because: string },
  { actor, now }: By,
): Promise<void> => {
  const [done] = Id.parse(
    await runSql(tx, sendBack, [id, personal(actor), now.toISOString(), personal(because)]),
  );
  if (!done) throw new RequestMovedOn();
};
