import { newPairingLink } from '../pairing-link.ts';
import type { AdminCommand } from './command.ts';
import { publicUrlOf } from './public-url.ts';

/** Makes a one-time link of the page on which WhatsApp's QR code is scanned. */
export const whatsappPair: AdminCommand = {
  usage: 'whatsapp pair',
  summary: 'make a link to the page that shows the QR code of WhatsApp',
  options: [],
  run: async ({ db, now }) => {
    const { url, expiresAt } = await newPairingLink(db, publicUrlOf(process.env), now);
    return {
      json: { url, expiresAt: expiresAt.toISOString() },
      text: `${url}\nOpen it and scan the QR code with the phone of the number (WhatsApp > Linked devices > Link a device).\nThe link is for administrators only. It works until WhatsApp is paired, at most until ${expiresAt.toISOString()}.`,
    };
  },
};
