import type { Capabilities } from '../../../app/channel.ts';

/** The account of everything simulated. */
export const simulatorAccount = 'simulator';

/** The messengers the simulator imitates, by the names its HTTP API takes. */
export const imitatedNames = ['whatsapp', 'telegram'] as const;
export type Imitated = (typeof imitatedNames)[number];

/** What each of them can do in its real form, as far as the simulator imitates it. */
export const imitated: Record<Imitated, Capabilities> = {
  whatsapp: {
    buttons: false,
    grid: false,
    contactSharing: false,
    idsProvePhone: true,
    album: false,
    receipts: false,
    templateWindow: false,
  },
  telegram: {
    buttons: true,
    grid: true,
    contactSharing: true,
    idsProvePhone: false,
    album: true,
    receipts: false,
    templateWindow: false,
  },
};
