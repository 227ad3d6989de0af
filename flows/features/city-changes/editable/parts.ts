import type { Catalogue } from '../../../catalogue/catalogue.ts';
import { fileTypes } from '../../../catalogue/service.ts';
import type { Choice, Part } from './part.ts';
import { editableTexts as texts } from './texts.ts';

const { labels, help } = texts;

type Plain = Extract<Part, { path: readonly string[]; kind: 'line' }>;
type More = Partial<Pick<Part, 'help' | 'optional'>>;

const part = (
  at: string,
  label: string,
  kind: Exclude<Part['kind'], 'one' | 'many'> = 'line',
  more: More = {},
): Part => ({ path: at.split('.'), label, kind, ...more }) as Plain;

const pick = (
  at: string,
  label: string,
  kind: 'one' | 'many',
  choices: readonly Choice[],
  more: More = {},
): Part => ({
  ...{ path: at.split('.'), label, kind, choices, ...more },
});

const optional = { optional: true } as const;
const ofList = {
  get help() {
    return help.list;
  },
};

/** What a map of names offers to choose from. */
const choicesOf = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const unitsOf = ({ city: { units } }: Catalogue): Choice[] =>
  units.codes.map((value) => ({ value, label: units.names.get(value) ?? value }));

const servicesOf = ({ services }: Catalogue): Choice[] =>
  services.map(({ code, title }) => ({ value: code, label: title }));

/** The office and the city, as `city.yaml` holds them; the zone stays for good, the emblem is a picture. */
export const officeParts = (catalogue: Catalogue): Part[] => [
  part('office.name', labels.officeName),
  part('office.short', labels.officeShort),
  part('office.address', labels.address),
  part('office.phone', labels.phone),
  part('office.email', labels.email, 'line', { help: help.draf }),
  part('office.hours', labels.hours),
  part('office.duties', labels.duties),
  part('name', labels.name),
  part('government', labels.government),
  part('law', labels.law),
  part('letterhead.lines', labels.letterhead, 'list', ofList),
  part('letterhead.address', labels.letterheadAddress),
  part('letterhead.contact', labels.letterheadContact),
  part('agendaPattern', labels.agenda, 'line', { help: help.pattern('{no}, {service}, {month}, {year}') }),
  pick('complaints', labels.complaints, 'one', servicesOf(catalogue), optional),
  part('examples.wish', labels.wish),
  part('examples.wishAgain', labels.wishAgain),
];

/** The code of one that is to be added: it stays, whatever else changes. */
const codePart = (key: 'code' | 'key'): Part => part(key, labels.code, 'line', { help: help.code });

/** A unit. */
export const unitParts = (isNew: boolean): Part[] => [
  ...(isNew ? [codePart('code')] : []),
  part('name', labels.name),
  part('law', labels.law, 'line', { help: help.draf }),
  part('contact', labels.contact, 'line', optional),
  ...(isNew ? [] : [part('secretariat', labels.secretariat, 'yes', { ...optional, help: help.secretariat })]),
];

/** Something that can be booked. */
export const resourceParts = (isNew: boolean, catalogue: Catalogue): Part[] => [
  ...(isNew ? [codePart('code')] : []),
  part('label', labels.name),
  part('short', labels.short, 'list', { ...optional, ...ofList }),
  part('capacity', labels.capacity, 'number', optional),
  part('noun', labels.noun),
  part('people', labels.people, 'number'),
  part('place', labels.place),
  part('contact', labels.contact, 'line', optional),
  part('closed', labels.closed, 'line', { ...optional, help: help.closed }),
  pick('unit', labels.unit, 'one', unitsOf(catalogue)),
  pick('services', labels.services, 'many', servicesOf(catalogue)),
  part('longestMinutes', labels.longest, 'number'),
  part('usualMinutes', labels.usual, 'number', optional),
  part('gridMinutes', labels.grid, 'number', optional),
  part('setUpMinutes', labels.setUp, 'number', optional),
  part('noticeWorkingDays', labels.notice, 'number', optional),
  ...Object.entries(texts.weekdays).map(([day, label]) =>
    part(`openings.${day}`, label, 'hours', { ...optional, help: day === '1' ? help.openings : help.hours }),
  ),
];

/** A day on which the office is closed. */
export const holidayParts = (): Part[] => [part('date', labels.date, 'day'), part('name', labels.name)];

/** What stands on a service's card; its SOP, questions and letters are things of their own. */
export const serviceParts = (catalogue: Catalogue): Part[] => [
  part('title', labels.title),
  part('short', labels.short, 'line', optional),
  part('summary', labels.summary, 'words'),
  part('whoMay', labels.whoMay),
  part('product', labels.product, 'words'),
  part('promiseWorkingDays', labels.promise, 'number'),
  pick('unit', labels.unit, 'one', unitsOf(catalogue)),
  pick('audience', labels.audience, 'one', choicesOf(texts.audiences)),
  part('law', labels.law, 'line', { help: help.draf }),
  part('version', labels.version, 'line', { help: help.version }),
  part('keywords', labels.keywords, 'list', ofList),
];

const limited = ['text', 'long_text', 'integer'];
const withOptions = ['choice', 'multi_choice'];

/** Words and limits of a question; `type` is what it is, null for one that is to be added and may become several. */
export const fieldParts = (type: string | null): Part[] => [
  ...(type === null ? [codePart('key'), pick('type', labels.type, 'one', choicesOf(texts.types))] : []),
  part('label', labels.label),
  part('help', labels.help, 'words'),
  part('required', labels.required, 'yes'),
  ...(type === null || limited.includes(type)
    ? (['min', 'max'] as const).map((at) => part(at, labels[at], 'number', type === null ? optional : {}))
    : []),
  ...(type === 'integer' ? [part('unit', labels.measure, 'line', optional)] : []),
  ...(type === null || withOptions.includes(type)
    ? [part('options', labels.options, 'options', { help: help.options, ...(type === null ? optional : {}) })]
    : []),
  part('example', labels.example, 'words', { help: help.example }),
  part('invalidExamples', labels.invalidExamples, 'list', ofList),
];

/** A letter a service asks for. */
export const letterParts = (isNew: boolean): Part[] => [
  ...(isNew ? [codePart('key')] : []),
  part('label', labels.letter),
  part('help', labels.help, 'words'),
  part('required', labels.required, 'yes'),
  part('max', labels.max, 'number'),
  part('megabytes', labels.megabytes, 'number', optional),
  pick(
    'types',
    labels.types,
    'many',
    fileTypes.map((value) => ({ value, label: value.toUpperCase() })),
  ),
  pick('signer', labels.signer, 'one', choicesOf(texts.signers), optional),
];
