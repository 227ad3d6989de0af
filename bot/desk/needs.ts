import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LiveCatalogue } from '../../app/city/live-city.ts';
import type { Clock } from '../../app/clock.ts';
import type { Database } from '../../app/db/open.ts';
import type { DeskSession } from '../../app/db/desk-sessions.ts';
import type { LoadFact } from '../../app/facts.ts';
import type { FileStore } from '../../app/files.ts';
import type { Inspector } from '../../app/inspect/inspect.ts';
import type { Log } from '../../app/log.ts';
import type { SearchKeys } from '../../app/search-keys.ts';
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import type { Vault } from '../../app/vault.ts';
import type { StaffMember } from '../../domain/role.ts';
import type { Settings } from '../../flows/settings.ts';
import type { Posted } from './posted.ts';

/** What the desk works with. */
export type DeskNeeds = {
  db: Database;
  vault: Vault;
  files: FileStore;
  inspector: Inspector;
  sandbox: Sandbox;
  /** As the office has it at this moment: looked at when it is needed, never kept. */
  catalogue: LiveCatalogue;
  settings: Settings;
  clock: Clock;
  tz: string;
  publicUrl: string;
  log: Log;
  /** Takes a contact's waiting messages soon. */
  kick(contactId: string): void;
  searchKeys: SearchKeys;
  /** Has a request made of a filled form soon. */
  submit(draftId: string): Promise<void>;
  /** Answers what the readers and texts of the chat want to know. */
  loadFact: LoadFact;
  /** So long a page waits for figures that nobody has counted yet, before it says that they are being counted. */
  countingMs?: number;
};

/** A member of staff, and the name of the office whose desk they are at. */
export type AtDesk = StaffMember & { office: string };

/** Somebody at the desk: who, in which session, and the word their forms carry. */
export type Member = DeskSession & { csrf: string; staff: AtDesk };

/** Answers a request of somebody who is logged in. */
export type Handler = (
  member: Member,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply> | FastifyReply;

/** Answers a form of somebody who is logged in. */
export type FormHandler = (
  member: Member,
  request: FastifyRequest,
  reply: FastifyReply,
  posted: Posted,
) => Promise<FastifyReply> | FastifyReply;
