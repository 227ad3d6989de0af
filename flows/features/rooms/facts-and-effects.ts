import type { Resource } from '../../../domain/resources.ts';
import type { OpenBlock } from '../bookings/index.ts';

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** A block that has not been released. */
    block: { id: string };
  }
  interface Facts {
    block: OpenBlock | null;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** Blocks a period, whole days when it has no times; refused, so that the turn starts over, when it touches a request that is not among `touches`. */
    block: {
      resource: Resource;
      from: string;
      until: string;
      times: { from: string; to: string } | null;
      reason: string;
      staffId: string;
      touches: string[];
    };
    release_block: { blockId: string };
  }
}
