import { z } from 'zod';
import type { Unit } from '../../../domain/unit.ts';
import { StoredFile } from '../../fields/answer.ts';

/** A message between unit and applicant; `unit` is its writer's when the unit wrote it. */
export type RelayMessage = {
  sender: 'unit' | 'applicant';
  unit: Unit | null;
  text: string;
  file?: StoredFile;
  at: string;
};

/** A request somebody was told of by a unit's message or a step, or a question of theirs that was answered, and when (ISO). */
export type LastNews = { kind: 'request' | 'question'; id: string; number: string; unit: Unit; at: string };

/** What reaches an applicant from a unit. */
export const relayEvents = [
  /** A unit has written to the applicant; they may answer. */
  z.strictObject({
    kind: z.literal('unit_message'),
    requestId: z.string(),
    unit: z.string(),
    text: z.string(),
    file: StoredFile.optional(),
  }),
] as const;
type UnitMessage = z.infer<(typeof relayEvents)[number]>;

declare module '../../kernel/event.ts' {
  interface HouseEvents {
    unit_message: UnitMessage;
  }
}

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** What unit and applicant wrote to each other about a request. */
    relay: { requestId: string };
    /** This contact's open requests about which a unit has written. */
    written_about: {};
    /** What this contact was last told about requests and questions of theirs. */
    last_news: {};
  }
  interface Facts {
    /** The last ten, oldest first, and how many each side wrote in the last 24 hours. */
    relay: { last: RelayMessage[]; today: Record<RelayMessage['sender'], number> };
    /** The last written about first. */
    written_about: { id: string; number: string; service: string }[];
    /** Of the last days, each once, the newest first. */
    last_news: LastNews[];
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** A message from one side of a request to the other: kept with the request; the unit's becomes an event of the applicant's session. */
    relay: {
      requestId: string;
      contactId: string;
      from: { sender: 'applicant' } | { sender: 'unit'; staffId: string; unit: Unit };
      text: string;
      file?: StoredFile;
    };
  }
}
