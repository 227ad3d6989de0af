import type { CatalogueService } from './file-service.ts';

type Field = CatalogueService['fields'][number];

const isoDay = (text: string): string => {
  const [, day = '', month = '', year = ''] = /(\d{2})\/(\d{2})\/(\d{4})/.exec(text) ?? [];
  return `${year}-${month}-${day}`;
};

const times = (text: string): { from: string; to: string } => {
  const [, from = '', to = ''] = /(\d{2}\.\d{2})\s*-\s*(\d{2}\.\d{2})/.exec(text) ?? [];
  return { from: from.replace('.', ':'), to: to.replace('.', ':') };
};

const idOf = (field: Field, label: string): string | undefined =>
  field.options?.find((option) => option.label.toLowerCase() === label.trim().toLowerCase())?.id;

const byType: Record<string, (field: Field) => unknown> = {
  integer: ({ example }) => Number(example.replace(/\D/g, '')),
  date: ({ example }) => isoDay(example),
  slot: ({ example }) => ({ date: isoDay(example), ...times(example) }),
  time_range: ({ example }) => times(example),
  choice: (field) => idOf(field, field.example),
  multi_choice: (field) => field.example.split(',').map((label) => idOf(field, label)),
  yes_no: ({ example }) => example.toLowerCase() === 'ya',
  phone: ({ example }) => `+62${example.replace(/\D/g, '').replace(/^(62|0)/, '')}`,
  nik: ({ example }) => example.replace(/\D/g, ''),
  nip: ({ example }) => example.replace(/\D/g, ''),
};

/** What the store has to hold of a catalogue's example, worked out without the product's own readers. */
export const storedAnswer = (field: Field): unknown =>
  (byType[field.type] ?? (({ example }: Field) => example))(field);
