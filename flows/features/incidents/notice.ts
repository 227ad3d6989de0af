import { dataKindWords, incidentKinds, incidentName, type IncidentKind } from '../../../domain/incident.ts';
import type { City } from '../../catalogue/city.ts';
import { moment } from '../requests/index.ts';
import { incidentTexts } from './texts.ts';

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
    title: `Pemberitahuan kegagalan pelindungan data pribadi ${incidentName(incident.id)}`,
    parts: [
      {
        heading: 'Pengendali data',
        paragraphs: [
          `${office.name}, ${city.government}`,
          office.address,
          `${office.phone}, ${office.email}`,
        ],
      },
      {
        heading: 'Kejadian',
        paragraphs: [
          `Jenis: ${incidentKinds[incident.kind]}.`,
          `Waktu: ${at(incident.from)} sampai ${at(incident.to)}.`,
          `Diketahui: ${at(incident.openedAt)}. Batas pemberitahuan: ${at(incident.dueAt)}.`,
          `Sebab: ${incident.cause ?? 'masih diselidiki.'}`,
        ],
      },
      {
        heading: 'Data yang terungkap',
        paragraphs: [
          `${counts.people} orang, ${counts.requests} permohonan.`,
          ...Object.entries(counts.kinds).map(([kind, people]) => `${dataKindWords(kind)}: ${people} orang.`),
        ],
      },
      {
        heading: 'Penanganan dan pemulihan',
        paragraphs: incident.measures.length > 0 ? [...incident.measures] : ['Sedang dilakukan.'],
      },
      {
        heading: 'Pemberitahuan kepada pemilik data',
        paragraphs: [
          `Lewat kanalnya sendiri: ${counts.told.channel} orang. Lewat surat: ${counts.told.paper} orang. Belum: ${counts.told.not} orang.`,
        ],
      },
    ],
  };
};
