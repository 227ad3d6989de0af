import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dataKindWords, incidentKinds, incidentName } from '../../../domain/incident.ts';
import type { City } from '../../catalogue/city.ts';
import type { IncidentCounts, IncidentTold } from './notice.ts';
import { writtenOnly } from '../../catalogue/written-down.ts';

const stixId = (type: string) => z.string().regex(new RegExp(`^${type}--[0-9a-f-]{36}$`));
const anyId = z.string().regex(/^[a-z-]+--[0-9a-f-]{36}$/);
const instant = z.iso.datetime();

const common = <T extends string>(type: T) => ({
  type: z.literal(type),
  spec_version: z.literal('2.1'),
  id: stixId(type),
  created: instant,
  modified: instant,
});
const made = { created_by_ref: stixId('identity') };

const Identity = z.strictObject({
  ...common('identity'),
  name: z.string().min(1),
  identity_class: z.literal('organization'),
  sectors: z.array(z.string()),
  contact_information: z.string(),
});
const Incident = z.strictObject({
  ...common('incident'),
  ...made,
  name: z.string().min(1),
  description: z.string(),
  labels: z.array(z.string()),
  x_from: instant,
  x_to: instant,
  x_detected: instant,
  x_notice_due: instant,
  x_people: z.int(),
  x_requests: z.int(),
  x_data_kinds: z.record(z.string(), z.int()),
  x_people_told: z.strictObject({ channel: z.int(), paper: z.int(), not: z.int() }),
  x_authority_told: instant.nullable(),
  x_closed: instant.nullable(),
});
const CourseOfAction = z.strictObject({
  ...common('course-of-action'),
  ...made,
  name: z.string(),
  description: z.string(),
});
const Note = z.strictObject({
  ...common('note'),
  ...made,
  content: z.string(),
  object_refs: z.array(anyId).min(1),
});
const Relationship = z.strictObject({
  ...common('relationship'),
  ...made,
  relationship_type: z.literal('related-to'),
  source_ref: anyId,
  target_ref: anyId,
});
const Report = z.strictObject({
  ...common('report'),
  ...made,
  name: z.string(),
  report_types: z.array(z.string()),
  published: instant,
  object_refs: z.array(anyId).min(1),
});

/** An incident as other response teams' tools read it: a bundle in the manner of STIX 2.1, with numbers and nobody by name. */
export const StixBundle = z.strictObject({
  type: z.literal('bundle'),
  id: stixId('bundle'),
  objects: z.array(
    z.discriminatedUnion('type', [Identity, Incident, CourseOfAction, Note, Relationship, Report]),
  ),
});
export type StixBundle = z.infer<typeof StixBundle>;

/** Always the same id for the same thing, so that a second export brings nothing new. */
const idOf = (type: string, of: string): string => {
  const hex = createHash('sha256').update(`${type} ${of}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${type}--${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
};

type Exported = IncidentTold & { authorityAt: Date | null; closedAt: Date | null };

/** Makes the bundle of an incident; throws where it would not be one. */
export const stixBundle = (
  incident: Exported,
  counts: IncidentCounts,
  { city: { office, government }, now }: { city: Pick<City, 'office' | 'government'>; now: Date },
): StixBundle => {
  const created = incident.openedAt.toISOString();
  const modified = now.toISOString();
  const identity = idOf('identity', office.name);
  const at = { spec_version: '2.1', created, modified } as const;
  const by = { ...at, created_by_ref: identity };
  const main = `incident--${incident.id}`;
  const actions = incident.measures.map((description, no) => ({
    ...{ type: 'course-of-action', id: idOf('course-of-action', `${incident.id} ${no}`), ...by },
    ...{ name: `Penanganan ${no + 1}`, description },
  }));
  const links = actions.map(({ id }) => ({
    ...{ type: 'relationship', id: idOf('relationship', id), ...by },
    ...{ relationship_type: 'related-to', source_ref: id, target_ref: main },
  }));
  const notes =
    incident.cause === null
      ? []
      : [
          {
            ...{ type: 'note', id: idOf('note', incident.id), ...by },
            ...{ content: incident.cause, object_refs: [main] },
          },
        ];
  const objects = [
    {
      ...{ type: 'identity', id: identity, ...at, name: office.name, identity_class: 'organization' },
      ...{
        sectors: ['government-local'],
        contact_information: [government, ...writtenOnly([office.phone, office.email])].join('; '),
      },
    },
    {
      ...{ type: 'incident', id: main, ...by, name: incidentName(incident.id) },
      description: `${incidentKinds[incident.kind]}: ${Object.keys(counts.kinds).map(dataKindWords).join(', ')}`,
      labels: [incident.kind],
      x_from: incident.from.toISOString(),
      x_to: incident.to.toISOString(),
      x_detected: created,
      x_notice_due: incident.dueAt.toISOString(),
      ...{ x_people: counts.people, x_requests: counts.requests, x_data_kinds: counts.kinds },
      x_people_told: counts.told,
      x_authority_told: incident.authorityAt?.toISOString() ?? null,
      x_closed: incident.closedAt?.toISOString() ?? null,
    },
    ...actions,
    ...links,
    ...notes,
  ];
  return StixBundle.parse({
    type: 'bundle',
    id: idOf('bundle', incident.id),
    objects: [
      ...objects,
      {
        ...{ type: 'report', id: idOf('report', incident.id), ...by, name: incidentName(incident.id) },
        ...{ report_types: ['incident'], published: modified, object_refs: objects.map(({ id }) => id) },
      },
    ],
  });
};
