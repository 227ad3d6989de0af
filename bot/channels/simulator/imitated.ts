import type { Capabilities } from '../../../app/channel.ts';

/** The account of everything simulated. */
export const simulatorAccount = 'simulator';

/** The messengers the simulator imitates, by the names its HTTP API takes. */
export const imitatedNames = ['whatsapp', 'telegram'] as const;
export type Imitated = (typeof imitatedNames)[number];

/** Files come from a script or a drop, as fast as HTTP goes. */
const togetherMs = 200;

/** What each of them can do in its real form, as far as the simulator imitates it. */
export const imitated: Record<Imitated, Capabilities> = {
  whatsapp: {
    buttons: false,
    grid: false,
    contactSharing: false,
    idsProvePhone: true,
    album: false,
    togetherMs,
    receipts: false,
    unasked: false,
  },
  telegram: {
    buttons: true,
    grid: true,
    contactSharing: true,
    idsProvePhone: false,
    album: true,
    togetherMs,
    receipts: false,
    unasked: true,
  },
};
