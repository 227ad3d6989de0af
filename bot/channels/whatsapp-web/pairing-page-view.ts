import { renderSVG } from 'uqr';
import type { Office } from '../../../flows/catalogue/city.ts';
import { channelTexts } from '../../../flows/pages/channels.ts';
import { card, page, rich } from '../../secure-page-view.ts';

const { pairing } = channelTexts;

/** Seconds after which the page asks for itself anew; a QR code is replaced every 20. */
const refreshSeconds = 5;

const shown = (office: Office, title: string, body: string, head = refresh): string =>
  page(office, title, card(body), pairing.keeper, head);
const refresh = `<meta http-equiv="refresh" content="${refreshSeconds}">`;

/** The page's own look of the QR code: plain squares, no style of its own that the policy would refuse. */
const svg = (qr: string): string =>
  renderSVG(qr, { border: 2 }).replace('<svg ', '<svg width="320" height="320" ');

const said = (heading: string, body: string): string => `<h1>${rich(heading)}</h1><p>${rich(body)}</p>`;

/** A QR code to scan. */
export const qrPage = (office: Office, qr: string): string =>
  shown(
    office,
    pairing.title,
    `<h1>${rich(pairing.title)}</h1>${svg(qr)}<ul>${pairing.steps.map((step) => `<li>${rich(step)}</li>`).join('')}</ul>`,
  );

/** Nothing to scan yet. */
export const waitPage = (office: Office): string =>
  shown(office, pairing.title, said(pairing.wait, pairing.waitBody));

/** Scanned, and its messages are being fetched. */
export const loadingPage = (office: Office): string =>
  shown(office, pairing.title, said(pairing.loading, pairing.loadingBody));

/** It is paired. */
export const pairedPage = (office: Office): string =>
  shown(office, pairing.paired, said(pairing.paired, pairing.pairedBody), '');

/** The link is not good any more. */
export const pairingGonePage = (office: Office): string =>
  shown(office, pairing.goneTitle, said(pairing.gone, pairing.goneBody), '');
