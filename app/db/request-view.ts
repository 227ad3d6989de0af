import { z } from 'zod';
import { stateCodes } from '../../domain/state.ts';
import { Answer, FileSignature, StoredFile } from '../../flows/fields/answer.ts';
import type { RequestLetter, RequestView } from '../../flows/features/requests/request.ts';
import { sealedPlaces } from '../places.ts';
import { readRatings } from './request-facts.ts';
import { openSealed } from '../sealed-answers.ts';
import type { Vault } from '../vault.ts';

const text = z.string().nullable().default(null);
const instant = z.date().transform((at) => at.toISOString());

const Applicant = z.object({
  name: z.string(),
  phone: text,
  institution: text,
  email: text,
  nip: z.string().exactOptional(),
  position: z.string().exactOptional(),
});

const Letter = z.object({
  key: z.string(),
  name: z.string(),
  mime: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  shown: text,
  pages: z.number().nullable(),
  signatures: z.array(FileSignature).nullable(),
  signer: z.object({ capacity: z.string(), name: z.string(), nip: z.string() }).nullable(),
});

const Disposition = z.object({
  instruction: z.string(),
  actor: z.string(),
  role: z.string(),
  at: z.string(),
  paper: StoredFile.exactOptional(),
});

const Schedule = z.object({
  date: z.string(),
  from: z.string(),
  to: z.string(),
  place: z.string().nullable(),
});

const Extension = z.object({
  times: z.number(),
  workingDays: z.number(),
  days: z.number(),
  because: z.string().exactOptional(),
});

const Lacking = z.object({ item: z.string(), because: z.string() });

const Mended = z.object({
  at: z.string(),
  items: z.array(Lacking.extend({ before: Answer.exactOptional() })),
});

const Row = z.object({
  id: z.string(),
  number: z.string(),
  service: z.string(),
  state: z.enum(stateCodes),
  version: z.number(),
  unit: z.string(),
  contact_id: z.string(),
  applicant: Applicant,
  answers: z.record(z.string(), Answer),
  letters: z.array(Letter),
  lacking: z.array(Lacking),
  completion: Mended.nullable(),
  replaced: z.array(Letter),
  completion_reminded_at: instant.nullable(),
  promised: z.string(),
  decide_on: z.string().nullable(),
  extension: Extension.nullable(),
  asked_why: z.boolean(),
  warned_on: z.string().nullable(),
  paused: z.array(instant).nullable(),
  resumed: z.array(instant).nullable(),
  completed: z.string().nullable(),
  submitted_at: instant,
  since: instant,
  agenda_number: z.string().nullable(),
  agenda_day: z.string().nullable(),
  supporting_units: z.array(z.string()),
  due: z.string().nullable(),
  disposition: Disposition.nullable(),
  schedule: Schedule.nullable(),
  outcome: z.string().nullable(),
  result_file: StoredFile.nullable(),
  rating: z.number().nullable(),
  rating_comment: z.string().nullable(),
  step_action: z.string().nullable(),
  step_actor: z.string().nullable(),
  step_role: z.string().nullable(),
  step_at: instant.nullable(),
});

const letterOf = ({
  shown,
  pages,
  signatures,
  signer,
  ...letter
}: z.infer<typeof Letter>): RequestLetter => ({
  ...letter,
  ...(shown !== null && { shown }),
  ...(pages !== null && { pages }),
  ...(signatures !== null && { signatures }),
  ...(signer !== null && { signer }),
});

/** Pauses of two lists as the database keeps them: when each began, and when each that has ended did. */
const pausesOf = ({ paused, resumed }: Pick<z.infer<typeof Row>, 'paused' | 'resumed'>) =>
  (paused ?? []).map((begins, n) => ({ begins, ends: resumed?.[n] ?? null }));

const viewOf = (row: z.infer<typeof Row>): RequestView => ({
  id: row.id,
  number: row.number,
  service: row.service,
  state: row.state,
  version: row.version,
  unit: row.unit,
  contactId: row.contact_id,
  applicant: row.applicant,
  answers: row.answers,
  letters: row.letters.map(letterOf),
  promisedOn: row.promised,
  ...(row.decide_on !== null && { decideBy: row.decide_on }),
  ...((row.paused ?? []).length > 0 && { pauses: pausesOf(row) }),
  ...(row.extension !== null && { extension: row.extension }),
  ...(row.asked_why && { askedWhy: true as const }),
  ...(row.warned_on !== null && { warnedFor: row.warned_on }),
  submittedAt: row.submitted_at,
  since: row.since,
  ...(row.completed !== null && { completedOn: row.completed }),
  agendaNumber: row.agenda_number,
  ...(row.agenda_day !== null && { agendaOn: row.agenda_day }),
  supporting: row.supporting_units,
  ...(row.due !== null && { dueOn: row.due }),
  ...(row.disposition !== null && { disposition: row.disposition }),
  ...(row.schedule !== null && { schedule: row.schedule }),
  outcome: row.outcome,
  ...(row.result_file !== null && { resultFile: row.result_file }),
  rating: row.rating,
  ...(row.rating_comment !== null && { ratingComment: row.rating_comment }),
  lacking: row.lacking,
  ...(row.completion && { completion: { ...row.completion, letters: row.replaced.map(letterOf) } }),
  ...(row.completion_reminded_at !== null && { remindedAt: row.completion_reminded_at }),
  lastStep: {
    action: row.step_action ?? 'submit',
    actor: row.step_actor ?? row.contact_id,
    role: row.step_role ?? 'applicant',
    at: row.step_at ?? row.submitted_at,
  },
});

const Guid = z.guid();

/** Whether a text is an id as our tables have them. */
export const isGuid = (text: string): boolean => Guid.safeParse(text).success;

/** A row of `requestViews` as a view, identity numbers opened. */
export const parseRequestView = (row: Record<string, unknown>, vault: Pick<Vault, 'open'>): RequestView => {
  const id = z.string().parse(row['id']);
  const places = {
    applicant: sealedPlaces.applicant(id),
    answers: sealedPlaces.requestAnswers(id),
    letters: sealedPlaces.letters(id),
    completion: sealedPlaces.completion(id),
    replaced: sealedPlaces.letters(id),
  };
  const opened = Object.entries(places).map(([column, place]) => [
    column,
    openSealed(row[column], vault, place),
  ]);
  const comment = z.string().nullable().parse(row['rating_comment']);
  const rating_comment = comment === null ? null : vault.open(comment, sealedPlaces.ratingComment(id));
  const view = viewOf(Row.parse({ ...row, ...Object.fromEntries(opened), rating_comment }));
  const ratings = readRatings(row['ratings'], id, vault);
  return ratings.length > 0 ? { ...view, ratings } : view;
};
