import type { FastifyInstance } from 'fastify';
import type { Channel } from '../../app/channel.ts';
import type { IsOff } from '../../app/channel-switch.ts';
import type { House } from '../../app/house.ts';
import type { StoreInbound, StoreReceipt } from '../../app/inbound.ts';

/** Where what a provider brings is stored. */
export type Intake = { store: StoreInbound; storeReceipt: StoreReceipt };

/** A channel as the bot runs it: its ways out, and its way in. */
export type ChannelPart = {
  /** The ways out it opens: one, or several that share everything. */
  channels: Channel[];
  /** Adds its routes, before the server listens. */
  routes?(http: FastifyInstance, intake: Intake): Promise<void> | void;
  /** Begins to listen to its provider. */
  start?(intake: Intake): void;
  /** Ends listening; what is on its way out may still go until the channels are stopped. */
  stop?(): Promise<void>;
};

/**
 * Opens a channel from the configuration; null when it is not configured, and then nothing of it is loaded. While an
 * account `isOff`, nothing is taken from its provider.
 */
export type OpenChannel = (house: House & { isOff: IsOff }) => Promise<ChannelPart | null>;
