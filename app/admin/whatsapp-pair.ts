import { readVariables } from '../env.ts';
import { newPairingLink } from '../pairing-link.ts';
import { AdminError, type AdminCommand } from './command.ts';

/** Where people's browsers reach the running bot, as its own settings say it. */
const publicUrlOf = (env: NodeJS.ProcessEnv): string => {
  const { PUBLIC_URL, HOST, PORT } = env;
  const values = readVariables({ PUBLIC_URL, HOST, PORT });
  if (values.PUBLIC_URL !== undefined) return values.PUBLIC_URL;
  const local = ['127.0.0.1', 'localhost', '0.0.0.0', '::', '::1'].includes(values.HOST);
  if (!local)
    throw new AdminError(
      'PUBLIC_URL is not set: it must be the address under which the running bot is reached.',
    );
  return `http://127.0.0.1:${values.PORT}`;
};

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
