import { z } from 'zod';
import type { StaffMember } from '../../domain/role.ts';
import { questionStates, type QuestionView } from '../../flows/features/questions/question.ts';
import type { EffectOf } from '../../flows/kernel/effect.ts';
import type { Facts } from '../../flows/kernel/fact.ts';
import { ownVault } from '../own-vault.ts';
import type { Vault } from '../vault.ts';
import { RequestMovedOn } from './apply-transition.ts';
import type { Prisma } from './generated/client.ts';
import { storeNews } from './inbox.ts';
import type { Database } from './open.ts';
import { tellers, type Telling } from './held-effects.ts';
import { isGuid } from './request-view.ts';
import type { Tx } from './transaction.ts';

const shownMessages = 8;
const shownOwn = 10;
const shownOpen = 10;
const mostCounted = 100;
const dayMs = 86_400_000;
/** What is closed is shown to who asked for so long. */
const ownDays = 14;

const Asker = z.object({ name: z.string().nullable(), phone: z.string().nullable() });
const State = z.enum(questionStates);

const include = {
  request: { select: { number: true } },
  messages: { orderBy: { id: 'desc' as const }, take: shownMessages },
};
type Row = Prisma.QuestionGetPayload<{ include: typeof include }>;

const viewOf = (row: Row, vault: Pick<Vault, 'open'>): QuestionView => ({
  id: row.id,
  number: row.number,
  state: State.parse(row.state),
  version: row.version,
  unit: row.unit,
  contactId: row.contactId,
  requestNumber: row.request?.number ?? null,
  ...(row.requestId !== null && { requestId: row.requestId }),
  asker: Asker.parse(JSON.parse(vault.open(row.asker))),
  messages: row.messages.reverse().map(({ what, unit, body, createdAt }) => ({
    what: State.parse(what),
    unit,
    text: body === '' ? '' : vault.open(body),
    at: createdAt.toISOString(),
  })),
  ...(row.dueOn && { dueOn: row.dueOn.toISOString().slice(0, 10) }),
  askedAt: row.askedAt.toISOString(),
  since: row.since.toISOString(),
});

/** A question by its id; null when there is none. */
export const questionById = async (
  { prisma }: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'open'>,
  id: string,
): Promise<QuestionView | null> => {
  const row = isGuid(id) ? await prisma.question.findUnique({ where: { id }, include }) : null;
  return row && viewOf(row, vault);
};

/** A contact's own questions, the newest first: those not closed, and those of the last days. */
export const questionsOf = async (
  { prisma }: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'open'>,
  contactId: string,
  now: Date,
): Promise<QuestionView[]> => {
  const since = new Date(now.getTime() - ownDays * dayMs);
  const rows = await prisma.question.findMany({
    where: { contactId, OR: [{ state: { not: 'closed' } }, { since: { gt: since } }] },
    orderBy: { since: 'desc' },
    take: shownOwn,
    include,
  });
  return rows.map((row) => viewOf(row, vault));
};

/** Questions that wait for a member of staff, the oldest first. */
export const openQuestions = async (
  { prisma }: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'open'>,
  { role, unit, everyUnit, acting }: StaffMember,
): Promise<Facts['open_questions']> => {
  const answersObjections = role === 'head' || acting !== undefined;
  if (role !== 'operator' && !answersObjections) return { questions: [], count: 0 };
  const theirs = role === 'operator' ? [{ dueOn: null, ...(everyUnit ? {} : { unit }) }] : [];
  const where = {
    state: { in: ['asked', 'passed_on'] },
    OR: [...theirs, ...(answersObjections ? [{ dueOn: { not: null } }] : [])],
  };
  const [rows, counted] = await Promise.all([
    prisma.question.findMany({ where, orderBy: { since: 'asc' }, take: shownOpen, include }),
    prisma.question.findMany({ where, select: { id: true }, take: mostCounted }),
  ]);
  return { questions: rows.map((row) => viewOf(row, vault)), count: counted.length };
};

/** The objections nobody has answered, the next due first, at most `most`, and how many there are. */
export const openObjections = async (
  { prisma }: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'open'>,
  most: number,
): Promise<{ objections: QuestionView[]; count: number }> => {
  const where = { state: { in: ['asked', 'passed_on'] }, dueOn: { not: null } };
  const [rows, count] = await Promise.all([
    prisma.question.findMany({ where, orderBy: { dueOn: 'asc' }, take: most, include }),
    prisma.question.count({ where }),
  ]);
  return { objections: rows.map((row) => viewOf(row, vault)), count };
};

type Outside = { contactId: string; messageId: string; now: Date; vault: Vault };

/** Keeps a new question, its words and who asks it sealed. */
export const askQuestion = async (
  tx: Tx,
  { id, number, unit, requestId, asker, text, dueOn }: EffectOf<'ask_question'>,
  { contactId, now, vault }: Outside,
): Promise<void> => {
  const own = ownVault(vault, contactId);
  await tx.question.create({
    data: {
      id,
      number,
      contactId,
      unit,
      state: 'asked',
      asker: own.seal(JSON.stringify(asker)),
      requestId,
      dueOn: dueOn === undefined ? null : new Date(dueOn),
      askedAt: now,
      since: now,
      messages: { create: { what: 'asked', body: own.seal(text), createdAt: now } },
    },
  });
};

/** Moves a question on, on the version it was decided on only; an answer becomes an event of who asked. */
export const moveQuestion = async (
  tx: Tx,
  { questionId, contactId, version, to, unit, by, text }: EffectOf<'question_step'>,
  { messageId, now, vault }: Outside,
): Promise<void> => {
  const { count } = await tx.question.updateMany({
    where: { id: questionId, version },
    data: { state: to, unit, version: { increment: 1 }, since: now },
  });
  if (count === 0) throw new RequestMovedOn();
  await tx.questionMessage.create({
    data: {
      questionId,
      what: to,
      staffId: by?.staffId ?? null,
      unit: by === null ? null : to === 'passed_on' ? unit : by.unit,
      body: text === '' ? '' : ownVault(vault, contactId).seal(text),
      createdAt: now,
    },
  });
  if (to !== 'answered' || by === null) return;
  await storeNews(
    tx,
    vault,
    {
      contactId,
      providerId: `question:${messageId}`,
      event: { kind: 'question_answer', questionId, unit: by.unit, text },
    },
    now,
  );
};

/** Sends an answer to an objection, its letter first. */
export const answerObjection = async (
  tx: Tx,
  { letter, step }: { letter: readonly EffectOf<'relay'>[]; step: EffectOf<'question_step'> },
  telling: Telling,
): Promise<void> => {
  for (const effect of letter) await tellers.relay(tx, effect, telling);
  await moveQuestion(tx, step, { ...telling, contactId: step.contactId, messageId: telling.id });
};
