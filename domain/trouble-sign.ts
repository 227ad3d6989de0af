import type { IncidentKind } from './incident.ts';

const hour = 3_600_000;

type Sign = {
  /** Whether it is about one member of staff. */
  ofMember: boolean;
  /** The kind of incident it may be the beginning of. */
  incident: IncidentKind;
  /** For how long another of the same is not told. */
  windowMs: number;
};

/** What may be the beginning of an incident. */
export const troubleSigns = {
  /** One member opened the data of very many people within an hour. */
  views: { ofMember: true, incident: 'access', windowMs: 24 * hour },
  /** One member went through lists of very many people within an hour. */
  lists: { ofMember: true, incident: 'access', windowMs: 24 * hour },
  /** One member took along very many people's data within a day, or took lists along again and again. */
  export: { ofMember: true, incident: 'access', windowMs: 24 * hour },
  /** Codes of staff, of the desk and of secure pages were tried again and again within an hour. */
  codes: { ofMember: false, incident: 'access', windowMs: 6 * hour },
  /** Webhooks came that nobody had signed. */
  webhooks: { ofMember: false, incident: 'channel', windowMs: 6 * hour },
  /** A chain of the history does not verify. */
  chain: { ofMember: false, incident: 'stored', windowMs: 24 * hour },
} as const satisfies Record<string, Sign>;
export type TroubleSign = keyof typeof troubleSigns;
export const troubleSignCodes = Object.keys(troubleSigns) as TroubleSign[];

/** What makes a sign one of its window: the same kind about the same member or channel in the same stretch of time. */
export const windowKey = (kind: TroubleSign, about: string | null, now: Date): string =>
  `${kind} ${about ?? '-'} ${Math.floor(now.getTime() / troubleSigns[kind].windowMs)}`;
