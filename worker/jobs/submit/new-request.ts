import { ownedBy, personalAnswers, personalIn } from '../../../domain/personal.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { firstEvent } from '../../../app/db/events.ts';
import type { NewRequestRow, SentDraft } from '../../../app/db/new-requests.ts';
import { CannotSubmit } from '../../../app/hold-submission.ts';
import { ownVault } from '../../../app/own-vault.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { sealAnswers, sealValue } from '../../../app/sealed-answers.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { newExtension } from '../../../domain/extension.ts';
import { promiseDate } from '../../../domain/promise.ts';
import { trackingNumber } from '../../../domain/tracking-number.ts';
import type { Draft } from '../../../flows/features/form/draft.ts';
import { newKeys } from '../../../flows/features/form/new-keys.ts';
import type { RequestLetter, RequestView } from '../../../flows/features/requests/request.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import { sopVersion } from '../../../flows/catalogue/form-version.ts';
import type { Service } from '../../../flows/catalogue/service.ts';
import { operatorsOf, submittedAlert } from '../../../flows/features/office/alerts.ts';
import { submittedText } from '../../../flows/features/office/applicant-texts.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { formAnswers } from './form-answers.ts';
import { letterRows, lettersOf } from './letters.ts';
import { readDraft } from './read-draft.ts';

type Needs = Pick<WorkerNeeds, 'catalogue' | 'vault' | 'clock' | 'tz'>;

/** A request that is about to be made of a sent draft: as staff will see it, and what its applicant hears. */
export type NewRequest = {
  draft: Draft & { contactId: string };
  service: Service;
  view: RequestView;
  /** ISO date in the city. */
  today: string;
  said: Message;
};

/**
 * The applicant as confirmed when sending: of an internal service the employee of the register, otherwise the person's
 * own details.
 */
const applicantOf = (
  { employee, name, phone, institution, email }: SentDraft,
  service: Service,
  vault: Needs['vault'],
): RequestView['applicant'] => {
  if (service.audience !== 'internal') return { name: name ?? '–', phone, institution, email };
  if (!employee) throw new CannotSubmit('not_employee');
  return {
    name: employee.name,
    phone: employee.phone,
    institution: employee.agency,
    email,
    nip: vault.open(employee.nip, sealedPlaces.employeeNip(employee.id)),
    position: employee.position,
  };
};

// As they are read back.
const byKey = (letters: RequestLetter[]): RequestLetter[] =>
  letters.toSorted(({ key: a }, { key: b }) => (a < b ? -1 : a > b ? 1 : 0));

/** The request a sent draft becomes; throws CannotSubmit when it cannot become one. */
export const newRequest = (sent: SentDraft, { catalogue, vault, clock, tz }: Needs): NewRequest => {
  const read = readDraft(sent, vault);
  const service = catalogue.byCode.get(read.service);
  if (!service) throw new CannotSubmit('service_gone');
  // It was sent by the form as it was then: its answers stay, under the names they have now.
  const draft = newKeys(read, service);
  const now = clock();
  const at = now.toISOString();
  const today = cityDate(now, tz);
  const applicant = applicantOf(sent, service, vault);
  const number = trackingNumber(Number(today.slice(0, 4)), randomBytes(16));
  const promisedOn = promiseDate(today, service.promiseWorkingDays, catalogue.city.holidays);
  const view: RequestView = {
    id: randomUUID(),
    number,
    service: service.code,
    state: 'submitted',
    version: 1,
    unit: service.unit,
    contactId: sent.contactId,
    applicant,
    answers: formAnswers(draft, service),
    letters: byKey(lettersOf(draft, service).map(({ letter }) => letter)),
    promisedOn,
    ...(service.extension ? { extension: newExtension(service.extension) } : {}),
    submittedAt: at,
    since: at,
    agendaNumber: null,
    supporting: [],
    outcome: null,
    rating: null,
    lacking: [],
    lastStep: { action: 'submit', actor: sent.contactId, role: 'applicant', at },
  };
  return { draft, service, view, today, said: submittedText(number, promisedOn) };
};

/** A new request as it is written, with everything that is said of it, sealed. */
export const newRequestRow = (
  { draft, service, view, said }: NewRequest,
  { vault, catalogue }: Pick<Needs, 'vault' | 'catalogue'>,
): NewRequestRow => {
  const { nip, ...words } = view.applicant;
  const own = ownVault(vault, draft.contactId);
  const open = personalIn(words, ['name', 'phone', 'institution', 'email', 'position']);
  const applicant = nip
    ? { ...open, nip: sealValue(nip, own, `${sealedPlaces.applicant(view.id)}.nip`) }
    : open;
  const answers = personalAnswers(
    sealAnswers(service, view.answers, own, sealedPlaces.requestAnswers(view.id)),
  );
  const letters = letterRows(lettersOf(draft, service), own, view.id);
  const { actor, hash } = firstEvent({
    requestId: view.id,
    action: 'submit',
    from: null,
    to: 'submitted',
    actor: draft.contactId,
    role: 'applicant',
    at: view.submittedAt,
    note: null,
  });
  return {
    id: view.id,
    number: view.number,
    draft_id: draft.id,
    contact_id: draft.contactId,
    draft_updated_at: draft.updatedAt,
    service: service.code,
    service_version: draft.serviceVersion,
    sop_version: draft.sopVersion ?? sopVersion(service),
    sop_accepted_at: draft.sopAcceptedAt ?? view.submittedAt,
    unit: view.unit,
    ...ownedBy({ applicant, answers, letters }, draft.contactId),
    promised_on: view.promisedOn,
    extension: view.extension ?? null,
    submitted_at: view.submittedAt,
    actor,
    hash,
    said: own.seal(JSON.stringify(said)),
    alerts: submittedAlert(view, service).map((message) => own.seal(JSON.stringify(message))),
    audience: operatorsOf(service.unit, catalogue.city.units),
  };
};
