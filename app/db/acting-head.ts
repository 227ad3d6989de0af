import { personal } from '../../domain/personal.ts';
import type { ActingTerm } from '../../domain/acting-head.ts';
import { lockAdministration, recordAdmin } from './admin-events.ts';
import { decideAnew } from './decide-anew.ts';
import type { Tx } from './transaction.ts';

type By = { actor: string; now: Date };

/** Names who stands in for the head on some days and writes it down among administrators' acts; gives the term's id. */
export const nameActingHead = async (
  tx: Tx,
  { staffId, term }: { staffId: string; term: ActingTerm },
  { actor, now }: By,
): Promise<string> => {
  await lockAdministration(tx);
  const { id, staff } = await tx.actingHead.create({
    data: {
      staffId,
      kind: term.kind,
      fromOn: new Date(term.from),
      toOn: new Date(term.to),
      namedBy: personal(actor),
      createdAt: now,
    },
    include: { staff: { select: { name: true } } },
  });
  const note = `${staff.name}: ${term.kind}, ${term.from} – ${term.to}`;
  await recordAdmin(tx, { action: 'acting_named', about: staffId, actor, at: now, note });
  return id;
};

/** Ends a term before its last day and writes it down; one that has ended already is left alone. */
export const endActingHead = async (tx: Tx, termId: string, { actor, now }: By): Promise<void> => {
  await lockAdministration(tx);
  const [ended] = await tx.actingHead.updateManyAndReturn({
    where: { id: termId, endedAt: null },
    data: { endedAt: now },
    include: { staff: { select: { name: true } } },
  });
  if (!ended) return;
  await decideAnew(tx, ended.staffId);
  const note = `${ended.staff.name}: ${ended.kind}`;
  await recordAdmin(tx, { action: 'acting_ended', about: ended.staffId, actor, at: now, note });
};
