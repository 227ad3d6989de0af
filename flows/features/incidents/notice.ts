import { dataKindWords, incidentKinds, incidentName, type IncidentKind } from '../../../domain/incident.ts';
import type { City } from '../../catalogue/city.ts';
import { moment } from '../requests/index.ts';
import { authorityTexts as texts } from './authority-texts.ts';
import { incidentTexts } from './texts.ts';
import { writtenOnly } from '../../catalogue/written-down.ts';

/** What notices say of an incident. */
export type IncidentTold = {
  id: string;
  kind: IncidentKind;
  from: Date;
  to: Date;
  openedAt: Date;
  dueAt: Date;
  /** What was found out of how it came, and what was done: the last words of each. */
  cause: string | null;
  measures: readonly string[];
};

type Where = { city: Pick<City, 'office' | 'government'>; tz: string };

/** The notice to somebody whose data an incident touched. */
export const personNotice = (
  incident: IncidentTold,
  { kinds, requests }: { kinds: readonly string[]; requests: readonly string[] },
  { city, tz }: Where,
): string =>
  incidentTexts.notice({
    ...{ name: incidentName(incident.id), kind: incident.kind, kinds, requests, cause: incident.cause },
    measure: incident.measures.at(-1) ?? null,
    from: moment(incident.from.toISOString(), { tz }),
    until: moment(incident.to.toISOString(), { tz }),
    office: city.office,
  });

/** How many people, and of each kind of data how many. */
export type IncidentCounts = {
  people: number;
  kinds: Readonly<Record<string, number>>;
  requests: number;
  /** How they were told. */
  told: { channel: number; paper: number; not: number };
};

/** A part of a document: a heading and its paragraphs. */
export type Part = { heading: string; paragraphs: string[] };

/** The notice to the authority (UU 27/2022 Pasal 46): numbers only, nobody by name. */
export const authorityNotice = (
  incident: IncidentTold,
  counts: IncidentCounts,
  { city, tz }: Where,
): { title: string; parts: Part[] } => {
  const at = (when: Date): string => moment(when.toISOString(), { tz });
  const { office } = city;
  return {
    title: texts.title(incidentName(incident.id)),
    parts: [
      {
        heading: texts.controller,
        paragraphs: [
          `${office.name}, ${city.government}`,
          ...writtenOnly([office.address, writtenOnly([office.phone, office.email]).join(', ')]),
        ],
      },
      {
        heading: texts.event,
        paragraphs: [
          texts.kind(incidentKinds[incident.kind]),
          texts.when(at(incident.from), at(incident.to)),
          texts.known(at(incident.openedAt), at(incident.dueAt)),
          texts.cause(incident.cause ?? texts.causeUnknown),
        ],
      },
      {
        heading: texts.data,
        paragraphs: [
          texts.counts(counts.people, counts.requests),
          ...Object.entries(counts.kinds).map(([kind, people]) => texts.ofKind(dataKindWords(kind), people)),
        ],
      },
      {
        heading: texts.measures,
        paragraphs: incident.measures.length > 0 ? [...incident.measures] : [texts.measuresNone],
      },
      {
        heading: texts.people,
        paragraphs: [texts.told(counts.told.channel, counts.told.paper, counts.told.not)],
      },
    ],
  };
};
