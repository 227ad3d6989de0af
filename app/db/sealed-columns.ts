import { sealedPlaces } from '../places.ts';

/** A column with sealed values. */
export type SealedColumn = {
  table: string;
  column: string;
  /** What its rows are counted through by, in SQL, and of which type that is. */
  id: string;
  type: 'uuid' | 'bigint' | 'text';
  /** Whether sealed values stand somewhere inside a JSON value. */
  json: boolean;
  /** The columns its place is made of; null: what is sealed there is bound to no place. */
  place: { of: string[]; at: (...of: string[]) => string } | null;
  /** Whose it is, in SQL, where it is one person's. */
  owner?: string;
};

const inRow = { id: 'id', type: 'uuid', json: false } as const;
const bound = (at: (id: string) => string): SealedColumn['place'] => ({ of: ['id'], at });
const ofRequest = '(SELECT r.contact_id FROM request r WHERE r.id = request_id)';
const numbered = { id: 'id', type: 'bigint', json: false, place: null } as const;

/** All that is sealed in the database for the place it stands at. */
export const boundColumns: readonly SealedColumn[] = [
  {
    ...inRow,
    table: 'draft',
    column: 'answers',
    json: true,
    place: bound(sealedPlaces.draftAnswers),
    owner: 'contact_id',
  },
  {
    ...inRow,
    table: 'request',
    column: 'applicant',
    json: true,
    place: bound(sealedPlaces.applicant),
    owner: 'contact_id',
  },
  {
    ...inRow,
    table: 'request',
    column: 'answers',
    json: true,
    place: bound(sealedPlaces.requestAnswers),
    owner: 'contact_id',
  },
  {
    ...inRow,
    table: 'request',
    column: 'completion',
    json: true,
    place: bound(sealedPlaces.completion),
    owner: 'contact_id',
  },
  {
    ...inRow,
    table: 'request',
    column: 'rating_comment',
    place: bound(sealedPlaces.ratingComment),
    owner: 'contact_id',
  },
  {
    ...{ ...numbered, table: 'request_rating', column: 'comment', owner: ofRequest },
    place: { of: ['request_id'], at: sealedPlaces.ratingComment },
  },
  {
    ...{ ...numbered, table: 'request_fact', column: 'content', json: true, owner: ofRequest },
    place: { of: ['request_id'], at: sealedPlaces.completion },
  },
  {
    ...{ ...numbered, table: 'request_letter', column: 'signer', json: true, owner: ofRequest },
    place: {
      of: ['request_id', 'key'],
      at: (requestId, key) => `${sealedPlaces.letters(requestId)}.${key}.signer`,
    },
  },
  {
    ...inRow,
    table: 'data_request',
    column: 'words',
    place: bound(sealedPlaces.dataRequest),
    owner: 'contact_id',
  },
  { ...inRow, table: 'employee', column: 'nip', place: bound(sealedPlaces.employeeNip), owner: 'id' },
  { ...inRow, table: 'held_step', column: 'effects', place: bound(sealedPlaces.heldEffects) },
];

/** All that is sealed in the database: also what is on its way, or was said, and is bound to no place. */
export const sealedColumns: readonly SealedColumn[] = [
  ...boundColumns,
  { ...numbered, table: 'inbox_message', column: 'payload' },
  { ...numbered, table: 'delivery', column: 'body' },
  { ...numbered, table: 'update_aside', column: 'payload' },
  { ...numbered, table: 'request_message', column: 'body', owner: ofRequest },
  {
    ...{ ...numbered, table: 'question_message', column: 'body' },
    owner: '(SELECT q.contact_id FROM question q WHERE q.id = question_id)',
  },
  { ...inRow, table: 'question', column: 'asker', place: null, owner: 'contact_id' },
  {
    ...{ table: 'channel_state', column: 'qr', id: `channel || ' ' || account`, type: 'text' },
    ...{ json: false, place: null },
  },
];
