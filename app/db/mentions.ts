import type { PersonData } from './person-data.ts';

/** Shorter words stand in too many sentences to be anybody's. */
const shortestName = 4;
/** Long texts are quoted cut off, and line by line. */
const shortestLine = 12;
const longestLine = 30;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, longestLine))
    .filter((line) => line.length >= shortestLine);

/** Every text of a value, however deep. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};

const national = (phone: string): string => phone.replace(/\D/g, '').replace(/^62/, '');

/** How a number is written: together, or in groups of any length. */
const phonePattern = (phone: string): string => [...national(phone)].join('[ .-]?');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

type Who = (string | null | undefined)[];

const namesOf = ({ person: { contacts, employee } }: PersonData): Who =>
  [...contacts, ...(employee ? [employee] : [])].flatMap((one) => [
    one.name,
    ...('email' in one ? [one.email, one.institution] : [one.nip]),
  ]);

const phonesOf = ({ person: { contacts, employee }, identities }: PersonData): Who => [
  ...contacts.map(({ phone }) => phone),
  employee?.phone,
  ...identities.map(({ phone }) => phone),
];

/**
 * How what was told to others about somebody is known: by the numbers of requests that are erased and the words in them, and where
 * nothing of theirs stays (`wholly`) by whatever names them. Null where there is nothing to look for.
 */
export const mentionsOf = (
  data: PersonData,
  requestIds: readonly string[],
  wholly: boolean,
): RegExp | null => {
  const requests = data.requests.filter(({ id }) => requestIds.includes(id));
  const words = requests.flatMap(({ answers, outcome, lacking, events }) =>
    textsIn([answers, outcome, lacking, events.map(({ note }) => note)]),
  );
  const texts = [
    ...words,
    ...(wholly ? data.messages.flatMap(({ from, text }) => (from === 'you' ? [text] : [])) : []),
  ];
  const names = [
    ...requests.flatMap(({ applicant: { name, email, nip } }) => (wholly ? [name, email, nip] : [])),
    ...(wholly ? namesOf(data) : []),
  ];
  const patterns = new Set([
    ...requests.map(({ number }) => number),
    ...texts.flatMap(linesOf).map(escaped),
    ...names.flatMap((name) => (name && name.length >= shortestName ? [escaped(name)] : [])),
    ...(wholly
      ? phonesOf(data).flatMap((phone) => (phone && phone.length > 8 ? [phonePattern(phone)] : []))
      : []),
  ]);
  return patterns.size === 0 ? null : new RegExp([...patterns].join('|'), 'i');
};
