import { personal, personalAnswers } from '../../domain/personal.ts';
import { z } from 'zod';
import { StoredFile } from '../../flows/fields/answer.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { openAnswers, sealAnswers } from '../sealed-answers.ts';
import { sealedPlaces } from '../places.ts';
import type { Vault } from '../vault.ts';

const instant = z.union([z.string(), z.date()]).transform((at) => new Date(at).toISOString());

/** A row of `draft` as PostgreSQL's to_jsonb gives it. */
const Row = z.object({
  id: z.string(),
  service: z.string(),
  service_version: z.string(),
  answers: z.unknown(),
  files: z.record(z.string(), z.array(StoredFile)),
  skipped: z.array(z.string()),
  sop_version: z.string().nullable(),
  sop_accepted_at: instant.nullable(),
  state: z.enum(['open', 'submitting', 'sent', 'abandoned']),
  request_id: z.string().nullable(),
  only: z.array(z.string()).nullable(),
  updated_at: instant,
  expires_at: instant,
});

/** The draft a row holds, its sealed answers opened. */
export const draftOfRow = (row: unknown, vault: Vault): Draft => {
  const found = Row.parse(row);
  return {
    id: found.id,
    service: found.service,
    serviceVersion: found.service_version,
    answers: openAnswers(found.answers, vault, sealedPlaces.draftAnswers(found.id)),
    files: found.files,
    skipped: found.skipped,
    sopVersion: found.sop_version,
    sopAcceptedAt: found.sop_accepted_at,
    state: found.state,
    requestId: found.request_id,
    // A whole form has nothing it is limited to; an array column has no null in Prisma's schema.
    only: found.request_id === null ? null : (found.only ?? []),
    updatedAt: found.updated_at,
    expiresAt: found.expires_at,
  };
};

type Words = (text: string) => string;

const namedFiles = (files: Draft['files'], words: Words): Draft['files'] =>
  Object.fromEntries(
    Object.entries(files).map(([key, list]) => [
      key,
      list.map((file) => ({ ...file, name: words(file.name) })),
    ]),
  );

/** The row of a draft, for jsonb_to_recordset; NIK and NIP sealed, and words marked or sealed by `words`. */
export const rowOfDraft = (
  draft: Draft,
  service: Service | undefined,
  vault: Pick<Vault, 'seal'>,
  words: Words = personal,
): Record<string, unknown> => ({
  id: draft.id,
  service: draft.service,
  service_version: draft.serviceVersion,
  answers: personalAnswers(
    sealAnswers(service, draft.answers, vault, sealedPlaces.draftAnswers(draft.id)),
    words,
  ),
  files: namedFiles(draft.files, words),
  skipped: draft.skipped,
  sop_version: draft.sopVersion,
  sop_accepted_at: draft.sopAcceptedAt,
  state: draft.state,
  request_id: draft.requestId,
  only: draft.only ?? [],
  updated_at: draft.updatedAt,
  expires_at: draft.expiresAt,
});
