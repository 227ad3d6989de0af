import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What counts, averages or ranks in SQL. */
const counts = /\b(?:count|avg|sum|percentile_\w+)\s*\(/i;
/** The rows figures are made of. */
const source =
  /\b(?:FROM|JOIN)\s+(?:request|request_event|request_fate|request_measure|request_rating|request_rejection|survey_answer|form_stop|form_try|delivery_day|figure_count)\b/i;

/** Where figures are counted, and what else counts such rows: lists, limits and duties, which no page shows as a figure. */
const known: Record<string, string> = {
  'figures-measured.ts': 'figures: what each request adds',
  'figures-parts.ts': 'figures: the requests of each',
  'figures-sql.ts': 'figures: the figures themselves',
  'figures-check.ts': 'figures: compared with the rows each day',
  'form-stops.ts': 'figures: where people stopped',
  'form-tries.ts': 'figures: answers refused or asked back',
  'office-counts.ts': 'figures: messages, questions, reasons of rejection',
  'reports.ts': 'figures: comments by theme',
  'surveys.ts': 'figures: the survey by element',
  'staff-figures.ts': 'supervision of each of the staff',
  'open-work.ts': 'the digest: as many as the list it opens has',
  'request-list.ts': 'the desk’s list: as many as it has',
  'requests.ts': 'the chat’s list: as many as it has',
  'booking-list.ts': 'seats that are booked',
  'remind-bookings.ts': 'seats of a booking',
  'units-in-use.ts': 'what a unit taken away would leave behind',
  'services-in-use.ts': 'what a service taken away would leave behind',
  'request-facts.ts': 'which round of a request a rating is of',
  'request-messages.ts': 'how many messages may still be written today',
  'clocks.ts': 'whether everybody has heard of a clock',
  'retention-runs.ts': 'what is held back from being forgotten',
  'forget-requests.ts': 'what a dry run would forget',
  'forget.ts': 'what has been forgotten',
  'erase-rows.ts': 'what has been erased',
  'touched.ts': 'who is touched by an incident',
  'audit-seals.ts': 'events that wait for their seal',
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated/'))
    .map((name) => `${folder}/${name}`);
const isCounting = (file: string): boolean => {
  const text = readFileSync(file, 'utf8');
  return counts.test(text) && source.test(text);
};

test('requests, their events, ratings and forms are counted where figures are made, and by nothing else that is not known', () => {
  const found = filesIn('app/db').filter(isCounting);
  expect(found.map((file) => file.replace('app/db/', '')).toSorted()).toEqual(Object.keys(known).toSorted());
});

test('nothing outside app/db counts by itself what figures count', () => {
  const outside = ['app', 'bot', 'worker', 'flows', 'domain']
    .flatMap(filesIn)
    .filter((file) => !file.startsWith('app/db/') && !file.includes('/generated/'));
  const wrong = outside.filter((file) =>
    /prisma\.request\w*\.(?:count|aggregate|groupBy)\b|SELECT[^;`]*\b(?:count|avg)\s*\([^;`]*\bFROM\s+request/i.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(wrong).toEqual([]);
});
