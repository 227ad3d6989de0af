import { z } from 'zod';
import type { Database } from './db/open.ts';
import type { Prisma } from './db/generated/client.ts';
import { tokenHash } from './effects.ts';

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
export type Link = AnswerLink | ViewLink;

const common = { tokenHash: z.string(), contactId: z.string() };
const Row = z.union([
  z.object({ ...common, purpose: z.literal('answer'), draftId: z.string(), item: z.string() }),
  z
    .object({ ...common, purpose: z.literal('view'), requestId: z.string(), item: z.string().nullable() })
    .transform(({ item, ...link }): ViewLink => ({ ...link, sha256: item })),
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
const lockQuestion = async (tx: Prisma.TransactionClient, { draftId, item }: AnswerLink, now: Date) =>
  Locked.parse(
    await tx.$queryRaw`SELECT token_hash, used_at IS NULL AND expires_at > ${now} AS good FROM secure_token
      WHERE draft_id = ${draftId}::uuid AND item = ${item} ORDER BY token_hash FOR UPDATE`,
  );

const spendAnswer = async (tx: Prisma.TransactionClient, link: AnswerLink, now: Date): Promise<boolean> => {
  const locked = await lockQuestion(tx, link, now);
  if (!locked.some((row) => row.token_hash === link.tokenHash && row.good)) return false;
  await tx.secureToken.updateMany({
    where: { draftId: link.draftId, item: link.item, usedAt: null },
    data: { usedAt: now },
  });
  return true;
};

const spendView = async (tx: Prisma.TransactionClient, link: ViewLink, now: Date): Promise<boolean> => {
  const { count } = await tx.secureToken.updateMany({
    where: { tokenHash: link.tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
};

/** Uses a link up inside the caller's transaction, an answer link together with every other link to its question; false when somebody was first. */
export const spendLink = (tx: Prisma.TransactionClient, link: Link, now: Date): Promise<boolean> =>
  link.purpose === 'answer' ? spendAnswer(tx, link, now) : spendView(tx, link, now);
