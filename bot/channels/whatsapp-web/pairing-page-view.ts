import { renderSVG } from 'uqr';
import type { Office } from '../../../flows/catalogue/city.ts';
import { card, page } from '../../secure-page-view.ts';

/** Seconds after which the page asks for itself anew; a QR code is replaced every 20. */
const refreshSeconds = 5;

const keeper = 'Halaman ini hanya untuk administrator. Jangan teruskan tautannya.';
const shown = (office: Office, title: string, body: string, head = refresh): string =>
  page(office, title, card(body), keeper, head);
const refresh = `<meta http-equiv="refresh" content="${refreshSeconds}">`;

/** The page's own look of the QR code: plain squares, no style of its own that the policy would refuse. */
const svg = (qr: string): string =>
  renderSVG(qr, { border: 2 }).replace('<svg ', '<svg width="320" height="320" ');

const steps = [
  'Buka WhatsApp di ponsel nomor layanan.',
  'Pilih <strong>Perangkat tertaut</strong>, lalu <strong>Tautkan perangkat</strong>.',
  'Pindai kode ini. Kode berganti sendiri; halaman ini mengikutinya.',
];

/** A QR code to scan. */
export const qrPage = (office: Office, qr: string): string =>
  shown(
    office,
    'Pasangkan WhatsApp',
    `<h1>Pasangkan WhatsApp</h1>${svg(qr)}<ul>${steps.map((step) => `<li>${step}</li>`).join('')}</ul>`,
  );

/** Nothing to scan yet. */
export const waitPage = (office: Office): string =>
  shown(
    office,
    'Pasangkan WhatsApp',
    '<h1>Sebentar lagi</h1><p>WhatsApp sedang disiapkan. Halaman ini memuat ulang sendiri.</p>',
  );

/** Scanned, and its messages are being fetched. */
export const loadingPage = (office: Office): string =>
  shown(
    office,
    'Pasangkan WhatsApp',
    '<h1>Kode sudah dipindai</h1><p>Pesan sedang dimuat. Biarkan ponsel menyala dan tersambung.</p>',
  );

/** It is paired. */
export const pairedPage = (office: Office): string =>
  shown(
    office,
    'WhatsApp tersambung',
    '<h1>WhatsApp tersambung</h1><p>Selesai. Halaman ini boleh ditutup.</p>',
    '',
  );

/** The link is not good any more. */
export const pairingGonePage = (office: Office): string =>
  shown(
    office,
    'Tautan tidak berlaku',
    '<h1>Tautan ini tidak berlaku lagi</h1><p>Bila WhatsApp masih perlu dipasangkan, minta tautan baru: <strong>npm run admin -- whatsapp pair</strong></p>',
    '',
  );
