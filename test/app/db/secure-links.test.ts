import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitTurns } from '../../../app/db/commit-turn.ts';
import { tokenHash } from '../../../app/db/effects.ts';
import { findLink } from '../../../app/db/secure-links.ts';
import { newSession } from '../../../flows/conversation.ts';
import { dutiesVersion } from '../../../flows/features/enrolment/index.ts';
import { aMoment } from '../../support/context.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openSecurePage, type SecurePage } from '../../support/secure.ts';

let page: SecurePage;
beforeAll(async () => {
  page = await openSecurePage();
});
afterAll(() => page.close());

const nik = '6171010101900001';
const works = async (token: string): Promise<boolean> =>
  (await findLink(page.db, token, page.clock.now)) !== null;

/** A turn that gives its contact a link; the link's token. */
const givenLink = async (
  contactId: string,
  to: { draftId: string; item: string } | { requestId: string },
): Promise<string> => {
  const { prisma, pool } = page.db;
  const token = `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43);
  const chat = { channel: 'whatsapp', account: 'kantor' };
  const address = { ...chat, contactId, address: contactId };
  const identity =
    (await prisma.identity.findFirst({ where: { contactId } })) ??
    (await prisma.identity.create({ data: address }));
  const message = { ...chat, contactId, providerId: randomUUID(), kind: 'text' };
  const { id } = await prisma.inboxMessage.create({ data: message });
  const session = await prisma.session.findUnique({ where: { contactId } });
  const turn = {
    contactId,
    version: session?.version ?? 0,
    state: newSession,
    now: page.clock.now,
    drafts: [],
    contact: {},
    tokens: [
      {
        token_hash: tokenHash(token),
        ...('draftId' in to
          ? { purpose: 'answer', draft_id: to.draftId, item: to.item }
          : { purpose: 'view', request_id: to.requestId }),
        expires_at: new Date(page.clock.now.getTime() + 30 * 60_000).toISOString(),
      },
    ],
    bodies: [],
    chat: { ...chat, identityId: String(identity.id) },
    took: { messageId: String(id), failed: false },
    sends: null,
  };
  expect(await commitTurns(pool, [turn], page.clock.now)).toMatchObject([{ more: false }]);
  return token;
};

test('of all links to one question only the newest works; other questions and other people keep theirs', async () => {
  const [mine, other] = [await page.draft('data'), await page.draft('data')];
  const ask = ({ contactId, draftId }: typeof mine, item: string) => givenLink(contactId, { draftId, item });
  const [identity, theirs] = [await ask(mine, 'identitas'), await ask(other, 'nik')];
  const links: string[] = [];
  for (let nth = 0; nth < 31; nth += 1) links.push(await ask(mine, 'nik'));
  const newest = links.pop() ?? '';
  for (const old of links) expect(await works(old)).toBe(false);
  expect((await page.post(links[0] ?? '', { value: nik })).statusCode).toBe(410);
  expect([await works(newest), await works(identity), await works(theirs)]).toEqual([true, true, true]);
  expect((await page.post(newest, { value: nik })).statusCode).toBe(200);
});

test('a new link to a request ends the older ones of the same member of staff, and nobody else’s', async () => {
  const requestId = await addRequest(page.db, {
    service: 'data',
    unit: 'ikp',
    answers: { bentuk: 'salinan_digital' },
  });
  const member = async (name: string) => {
    const contactId = await addContact(page.db);
    await page.db.prisma.staff.create({
      data: { name, role: 'operator', unit: 'ikp', contactId, dutiesVersion },
    });
    return contactId;
  };
  const [sari, budi] = [await member('Sari'), await member('Budi')];
  const [old, colleague] = [await givenLink(sari, { requestId }), await givenLink(budi, { requestId })];
  page.clock.now = new Date(aMoment.getTime() + 1000);
  const newest = await givenLink(sari, { requestId });
  expect([await works(old), await works(colleague), await works(newest)]).toEqual([false, true, true]);
});
