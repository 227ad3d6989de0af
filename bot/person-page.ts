import { stateWords, lookWords } from '../flows/domain-words.ts';
import { cityDate, cityTime } from '../domain/city-time.ts';
import { dataRequests } from '../domain/data-request.ts';
import { offices } from '../domain/role.ts';
import { unitName } from '../domain/unit.ts';
import type { Erased } from '../app/db/erase-person.ts';
import type { PersonData } from '../app/db/person-data.ts';
import type { AnswerNeeds } from '../app/secure-answer.ts';
import type { Office } from '../flows/catalogue/city.ts';
import { personTexts as texts } from '../flows/features/personal-data/index.ts';
import { requestFace } from '../flows/features/requests/service-face.ts';
import { showAnswer } from '../flows/fields/index.ts';
import { escaped } from './markup.ts';
import { card, page } from './secure-page-view.ts';

type Needs = Pick<AnswerNeeds, 'catalogue' | 'tz'>;
/** What something is called, and what it is. */
type Line = readonly [string, string | null | undefined];

const lines = (all: readonly Line[]): string =>
  `<ul>${all
    .flatMap(([label, value]) =>
      value
        ? [`<li>${label === '' ? '' : `<strong>${escaped(label)}:</strong> `}${escaped(value)}</li>`]
        : [],
    )
    .join('')}</ul>`;

/** One kind of data: what it is for and until when it is kept stand above it. */
const section = (kind: keyof typeof texts.kinds, content: string): string => {
  const { title, purpose, until } = texts.kinds[kind];
  const head = `<h2>${escaped(title)}</h2><p class="help">${escaped(texts.why(purpose, until))}</p>`;
  return card(`${head}${content === '<ul></ul>' || content === '' ? `<p>${texts.nothing}</p>` : content}`);
};

const whenIn =
  ({ tz }: Needs) =>
  (at: string): string => {
    const instant = new Date(at);
    return `${cityDate(instant, tz)} ${cityTime(instant, tz)}`;
  };

const requestPart = (request: PersonData['requests'][number], needs: Needs): string => {
  const service = requestFace(needs, request);
  const fields = new Map(service.fields.map((field) => [field.key, field]));
  const { applicant } = request;
  const head = `${request.number} – ${service.title}`;
  return `<h2>${escaped(head)}</h2>${lines([
    [texts.sent, whenIn(needs)(request.submittedAt)],
    [texts.state, stateWords[request.state].label],
    [texts.labels.name, applicant.name],
    [texts.labels.phone, applicant.phone],
    [texts.labels.institution, applicant.institution],
    [texts.labels.email, applicant.email],
    ['NIP', applicant.nip],
    ...Object.entries(request.answers).map(([key, value]): Line => {
      const field = fields.get(key);
      return [field?.label ?? key, field ? showAnswer(value, field) : JSON.stringify(value)];
    }),
    [texts.outcome, request.outcome],
    ...request.events.flatMap(({ at, note }): Line[] => (note === null ? [] : [[whenIn(needs)(at), note]])),
  ])}`;
};

const accessLine = (access: PersonData['accesses'][number], needs: Needs): Line => {
  const office = new Map<string, string>(Object.entries(offices)).get(access.role ?? '') ?? texts.server;
  const unit = access.unit === null ? '' : `, ${unitName(needs.catalogue.city.units, access.unit)}`;
  const who = access.who === null ? office : `${access.who} (${office}${unit})`;
  const about = access.requests.length > 0 ? ` ${access.requests.join(', ')}` : '';
  return [whenIn(needs)(access.at), `${who}: ${lookWords[access.what].label}${about} – ${access.purpose}`];
};

const kindLabel = (kind: string): string =>
  new Map<string, { label: string }>(Object.entries(dataRequests)).get(kind)?.label ?? kind;

/** The field for the code in the chat, before anything of somebody's data is shown. */
export const personCodePage = (office: Office, { isFile, say }: { isFile: boolean; say?: string }): string =>
  page(
    office,
    texts.title,
    card(
      `<h1>${escaped(texts.title)}</h1>${say === undefined ? '' : `<p class="notice" role="alert">${escaped(say)}</p>`}` +
        `<form method="post" enctype="multipart/form-data" autocomplete="off">${
          isFile
            ? ''
            : `<label for="code">${escaped(texts.codeLabel)}</label><p class="help" id="help">${escaped(texts.codeHelp)}</p>` +
              '<input id="code" name="code" type="text" required maxlength="12" inputmode="numeric" autocomplete="one-time-code" aria-describedby="help">'
        }<button type="submit">${escaped(isFile ? texts.download : texts.open)}</button></form>`,
    ),
    texts.footer,
  );

const keptLines = (kept: Erased['kept']): string =>
  lines(kept.map(({ number, article, until }) => ['', texts.keptStill(number, article, until)]));

/** What is about to be erased and what has to be kept, with the field for the code. */
export const erasePage = (office: Office, kept: Erased['kept'], say?: string): string =>
  page(
    office,
    texts.erase,
    card(
      `<h1>${escaped(texts.erase)}</h1><p>${escaped(texts.eraseGone)}</p>${keptLines(kept)}${say === undefined ? '' : `<p class="notice" role="alert">${escaped(say)}</p>`}` +
        `<form method="post" enctype="multipart/form-data" autocomplete="off"><label for="code">${escaped(texts.codeLabel)}</label><p class="help" id="help">${escaped(texts.codeHelp)}</p>` +
        `<input id="code" name="code" type="text" required maxlength="12" inputmode="numeric" autocomplete="one-time-code" aria-describedby="help"><button type="submit">${escaped(texts.erase)}</button></form>`,
    ),
    texts.footer,
  );

/** What became of an erasure, or why there is none. */
export const erasedPage = (office: Office, say: string, kept: Erased['kept']): string =>
  page(office, texts.erase, card(`<h1>${escaped(say)}</h1>${keptLines(kept)}`, 'done'), texts.footer);

/** Everything that is kept about somebody, as they read it, with a button for the same as a file. */
export const personPage = (
  kept: PersonData,
  { token, needs }: { token: string; needs: AnswerNeeds },
): string => {
  const when = whenIn(needs);
  const { contacts, employee } = kept.person;
  const parts = [
    card(
      `<h1>${escaped(texts.title)}</h1><p>${escaped(texts.intro(needs.catalogue.city.office.name))}</p>` +
        `<form method="post" action="${escaped(token)}"><button type="submit" class="second">${escaped(texts.download)}</button></form>`,
      'done',
    ),
    section(
      'details',
      contacts
        .map(({ name, phone, institution, email, since }) =>
          lines([
            [texts.labels.name, name],
            [texts.labels.phone, phone],
            [texts.labels.institution, institution],
            [texts.labels.email, email],
            [texts.since, when(since)],
          ]),
        )
        .join(''),
    ),
    section(
      'addresses',
      lines(
        kept.identities.map(({ channel, address, lastWroteAt }) => [
          channel,
          `${address} (${texts.lastWrote(when(lastWroteAt))})`,
        ]),
      ),
    ),
    ...(employee
      ? [
          section(
            'employee',
            lines([
              [texts.labels.name, employee.name],
              ['NIP', employee.nip],
              [texts.position, employee.position],
              [texts.agency, employee.agency],
              [texts.labels.phone, employee.phone],
              [texts.since, when(employee.importedAt)],
            ]),
          ),
        ]
      : []),
    section('requests', kept.requests.map((request) => requestPart(request, needs)).join('')),
    section(
      'letters',
      lines(kept.letters.map(({ request, name, receivedAt }) => [request, `${name} (${when(receivedAt)})`])),
    ),
    section(
      'forms',
      lines(
        kept.forms.map(({ service, state, answers, until }) => [
          `${service} (${state})`,
          `${JSON.stringify(answers)} – ${texts.kept(when(until))}`,
        ]),
      ),
    ),
    section(
      'messages',
      lines(
        kept.messages.map(({ at, from, about, text, file }) => [
          `${when(at)} ${from === 'you' ? texts.you : texts.office}${about === null ? '' : ` ${about}`}`,
          [text, file].filter(Boolean).join(' · '),
        ]),
      ),
    ),
    section(
      'ratings',
      lines(kept.ratings.map(({ request, stars, comment }) => [request, `${stars}/5 ${comment ?? ''}`])),
    ),
    section(
      'bookings',
      lines(
        kept.bookings.map(({ request, resource, from, to }) => [
          request ?? '–',
          `${resource} ${when(from)} – ${when(to)}`,
        ]),
      ),
    ),
    section(
      'asked',
      lines(
        kept.dataRequests.map(({ number, kind, askedAt, words }) => [
          number,
          [when(askedAt), kindLabel(kind), words].filter(Boolean).join(' · '),
        ]),
      ),
    ),
    section('accesses', lines(kept.accesses.map((access) => accessLine(access, needs)))),
  ];
  return page(needs.catalogue.city.office, texts.title, parts.join(''), texts.footer);
};
