import { z } from 'zod';
import { tokenHash } from './effects.ts';
import type { Database } from './open.ts';
import type { Tx } from './transaction.ts';

/** A one-time link that is still good. */
export type AnswerLink = {
  purpose: 'answer';
  tokenHash: string;
  contactId: string;
  draftId: string;
  item: string;
};
/** `sha256` is set when the link leads to one file of the request only. */
export type ViewLink = {
  purpose: 'view';
  tokenHash: string;
  contactId: string;
  requestId: string;
  sha256: string | null;
};
/** Leads somebody to all that is kept about them (`json`: the same as a file), or to its erasure. */
export type PersonLink = {
  purpose: 'person' | 'erase';
  tokenHash: string;
  contactId: string;
  item: 'json' | null;
};
export type Link = AnswerLink | ViewLink | PersonLink;
/** A link whose page asks for a code. */
type CodeLink = Pick<ViewLink, 'tokenHash'>;

const common = { tokenHash: z.string(), contactId: z.string() };
const Row = z.union([
  z.object({ ...common, purpose: z.literal('answer'), draftId: z.string(), item: z.string() }),
  z
    .object({ ...common, purpose: z.literal('view'), requestId: z.string(), item: z.string().nullable() })
    .transform(({ item, ...link }): ViewLink => ({ ...link, sha256: item })),
  z.object({ ...common, purpose: z.enum(['person', 'erase']), item: z.literal('json').nullable() }),
]);

/** 32 bytes in base64url; anything else was never a token of ours and is not worth a query. */
const looksLikeToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** The link a token stands for; null when there is none, it was used, has expired, or its draft is no longer open. */
export const findLink = async (
  { prisma }: Pick<Database, 'prisma'>,
  token: string,
  now: Date,
): Promise<Link | null> => {
  if (!looksLikeToken(token)) return null;
  const row = await prisma.secureToken.findFirst({
    where: {
      tokenHash: tokenHash(token),
      usedAt: null,
      expiresAt: { gt: now },
      OR: [{ draftId: null }, { draft: { state: 'open' } }],
    },
  });
  return row && Row.parse(row);
};

const Locked = z.array(z.object({ token_hash: z.string(), good: z.boolean() }));

/** All links to one question are locked, always in the same order, so that of two answers at once exactly one wins. */
const lockQuestion = async (tx: Tx, { draftId, item }: AnswerLink, now: Date) =>
  Locked.parse(
    await tx.$queryRaw`SELECT token_hash, used_at IS NULL AND expires_at > ${now} AS good FROM secure_token
      WHERE draft_id = ${draftId}::uuid AND item = ${item} ORDER BY token_hash FOR UPDATE`,
  );

const spendAnswer = async (tx: Tx, link: AnswerLink, now: Date): Promise<boolean> => {
  const locked = await lockQuestion(tx, link, now);
  if (!locked.some((row) => row.token_hash === link.tokenHash && row.good)) return false;
  await tx.secureToken.updateMany({
    where: { draftId: link.draftId, item: link.item, usedAt: null },
    data: { usedAt: now },
  });
  return true;
};

const spendView = async (tx: Tx, link: CodeLink, now: Date): Promise<boolean> => {
  const { count } = await tx.secureToken.updateMany({
    where: { tokenHash: link.tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
};

/** Uses a link up inside the caller's transaction, an answer link together with every other link to its question; false when somebody was first. */
export const spendLink = (tx: Tx, link: Link, now: Date): Promise<boolean> =>
  link.purpose === 'answer' ? spendAnswer(tx, link, now) : spendView(tx, link, now);

/** What is known of the draft whose question an answer link asks; null when it is gone. */
export const askedDraft = (
  { prisma }: Pick<Database, 'prisma'>,
  { draftId }: AnswerLink,
): Promise<{ service: string; answers: unknown } | null> =>
  prisma.draft.findUnique({ where: { id: draftId }, select: { service: true, answers: true } });

/** Keeps a link to a request's sensitive data for one member of staff. */
export const keepViewLink = async (
  { prisma }: Pick<Database, 'prisma'>,
  { contactId, requestId }: Pick<ViewLink, 'contactId' | 'requestId'>,
  { token, now, expiresAt }: { token: string; now: Date; expiresAt: Date },
): Promise<void> => {
  await prisma.secureToken.create({
    data: { tokenHash: tokenHash(token), purpose: 'view', contactId, requestId, createdAt: now, expiresAt },
  });
};

/** Keeps a further link, to one file of the request that a view link shows. */
export const keepFileLink = async (
  tx: Tx,
  { purpose, contactId, requestId }: ViewLink,
  { token, sha256, now, expiresAt }: { token: string; sha256: string; now: Date; expiresAt: Date },
): Promise<void> => {
  await tx.secureToken.create({
    data: {
      tokenHash: tokenHash(token),
      purpose,
      contactId,
      requestId,
      item: sha256,
      createdAt: now,
      expiresAt,
    },
  });
};

/** Keeps a further link, to the file of what a person's page shows. */
export const keepPersonFileLink = async (
  tx: Tx,
  { contactId }: PersonLink,
  { token, now, expiresAt }: { token: string; now: Date; expiresAt: Date },
): Promise<void> => {
  await tx.secureToken.create({
    data: {
      ...{ tokenHash: tokenHash(token), purpose: 'person', item: 'json' },
      ...{ contactId, createdAt: now, expiresAt },
    },
  });
};

/** Gives a view link that is not used yet its code; false while the one before still stands. */
export const setViewCode = async (
  tx: Tx,
  { tokenHash }: CodeLink,
  { codeKey, codeUntil }: { codeKey: string; codeUntil: Date },
  now: Date,
): Promise<boolean> => {
  const { count } = await tx.secureToken.updateMany({
    where: { tokenHash, usedAt: null, OR: [{ codeUntil: null }, { codeUntil: { lte: now } }] },
    data: { codeKey, codeUntil },
  });
  return count === 1;
};

/** Counts one more try of a view link's code and gives what it is compared with; null when there were `most` already. */
export const countCodeTry = async (
  { prisma }: Pick<Database, 'prisma'>,
  { tokenHash }: CodeLink,
  most: number,
): Promise<{ codeKey: string | null; codeUntil: Date | null; codeTries: number } | null> => {
  const [tried] = await prisma.secureToken.updateManyAndReturn({
    where: { tokenHash, usedAt: null, codeTries: { lt: most } },
    data: { codeTries: { increment: 1 } },
  });
  return tried ?? null;
};

/** Lets a link expire now. */
export const endLink = async (
  { prisma }: Pick<Database, 'prisma'>,
  { tokenHash }: CodeLink,
  now: Date,
): Promise<void> => {
  await prisma.secureToken.updateMany({ where: { tokenHash }, data: { expiresAt: now } });
};
