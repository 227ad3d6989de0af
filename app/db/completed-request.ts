import { ownedBy, personalWords } from '../../domain/personal.ts';
import type { State } from '../../domain/state.ts';
import type { Prisma } from './generated/client.ts';
import { keepFact } from './request-facts.ts';
import type { Tx } from './transaction.ts';

/** What a completion puts in the place of what was lacking; identity numbers are sealed. */
export type Completion = {
  /** The items whose letters are replaced. */
  only: string[];
  letters: Omit<Prisma.RequestLetterCreateManyInput, 'requestId'>[];
  items: Prisma.InputJsonArray;
  answers: Prisma.InputJsonObject;
  to: State;
};

/** Writes a completion into a request as it was read; throws when the request moved on meanwhile. */
export const writeCompletion = async (
  tx: Tx,
  { id: requestId, version, contactId }: { id: string; version: number; contactId: string },
  { only, letters, items, answers, to }: Completion,
  now: Date,
): Promise<void> => {
  await tx.requestLetter.updateMany({
    where: { requestId, key: { in: only }, replacedAt: null },
    data: { replacedAt: now },
  });
  if (letters.length > 0)
    await tx.requestLetter.createMany({
      data: letters.map((letter) => ({ ...letter, requestId, createdAt: now })),
    });
  const completion = { at: now.toISOString(), items };
  const { count } = await tx.request.updateMany({
    where: { id: requestId, version },
    data: {
      state: to,
      since: now,
      version: { increment: 1 },
      lacking: [],
      completion: ownedBy(personalWords(completion), contactId),
      answers,
    },
  });
  if (count === 0) throw new Error('The request moved on; the job runs again');
  await keepFact(tx, { requestId, kind: 'completion', content: completion }, now);
};
