import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../../app/clock.ts';
import { readChannelState } from '../../../app/db/channel-state.ts';
import type { Database } from '../../../app/db/open.ts';
import { isPairingToken, pairingPath } from '../../../app/pairing-link.ts';
import type { Catalogue } from '../../../flows/catalogue/catalogue.ts';
import type { Vault } from '../../../app/vault.ts';
import { account } from './read-message.ts';
import { standingOf } from './standing.ts';
import { openMissLimit } from '../../miss-limit.ts';
import { loadingPage, pairedPage, pairingGonePage, qrPage, waitPage } from './pairing-page-view.ts';
import { tooManyPage } from '../../secure-page-view.ts';
import { pageHeaders } from '../../secure-page-style.ts';

type Needs = { db: Database; vault: Vault; catalogue: Catalogue; clock: Clock };
type Answered = { status: number; html: string };

const missesPerMinute = 30;
const ok = (html: string): Answered => ({ status: 200, html });

/** What stands now, from the database: any process can show the QR code that one of them was given. */
const show = async ({ db, vault, catalogue, clock }: Needs): Promise<Answered> => {
  const { office } = catalogue.city;
  const row = await readChannelState(db.pool, { channel: 'whatsapp', account });
  const standing = standingOf(row, clock());
  if (standing === 'ready') return ok(pairedPage(office));
  if (standing === 'loading') return ok(loadingPage(office));
  return ok(standing === 'pairing' && row?.qr ? qrPage(office, vault.open(row.qr)) : waitPage(office));
};

/** A fastify plugin: the page on which administrators pair the number, for whoever has a link that is still good. */
export const pairingPage = async (app: FastifyInstance, needs: Needs): Promise<void> => {
  const misses = openMissLimit(missesPerMinute, 60_000, needs.clock);

  const answer = async ({ ip, params }: FastifyRequest<{ Params: { token: string } }>): Promise<Answered> => {
    // The token first: whoever guesses behind a carrier's one address shuts nobody out who holds a good one.
    if (await isPairingToken(needs.db, params.token, needs.clock())) return show(needs);
    if (misses.blocked(ip)) return { status: 429, html: tooManyPage(needs.catalogue.city.office) };
    misses.missed(ip);
    return { status: 410, html: pairingGonePage(needs.catalogue.city.office) };
  };
  app.get(pairingPath(':token'), async (request: FastifyRequest<{ Params: { token: string } }>, reply) => {
    const { status, html } = await answer(request);
    return reply.headers(pageHeaders).code(status).type('text/html; charset=utf-8').send(html);
  });
};
