import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../flows/', import.meta.url));

/** What each part of `flows/` may know: those before it. The kernel knows nobody, a feature only what stands above it here. */
const order = [
  'kernel',
  'fields',
  'cities',
  'catalogue',
  'features/more',
  'features/language',
  'features/files',
  'features/requests',
  'features/bookings',
  'features/privacy',
  'features/reminders',
  'features/late',
  'features/form',
  'features/office',
  'features/services',
  'features/sop',
  'features/enrolment',
  'features/other-kinds',
  'features/help',
  'features/figures',
  'pages',
  'features/information',
  'features/questions',
  'features/personal-data',
  'features/incidents',
  'features/survey',
  'features/status',
  'features/counter',
  'features/documents',
  'features/relay',
  'features/likely',
  'features/completion',
  'features/verification',
  'features/disposition',
  'features/rooms',
  'features/news',
  'features/acting-head',
  'features/administration',
  'features/city-changes',
  'features/desk',
];

/** What is no part of its own: texts and settings of the city, which know no feature. */
const shared = ['labels.ts', 'domain-words.ts', 'settings.ts', 'notices.ts'];

const partOf = (file: string): string => {
  const [first = '', second = ''] = file.split('/');
  return first === 'features' ? `features/${second}` : first;
};

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:import|export)\s[^;]*?from '(\.[^']+)'/gs)]
    .map(([, path = '']) => normalize(join(dirname(file), path)))
    .filter((path) => !path.startsWith('..'));

const arrows = files.flatMap((file) => importsOf(file).map((to) => ({ file, to })));

test('every folder has its place in the order', () => {
  const parts = new Set(files.map(partOf).filter((part) => !part.endsWith('.ts') && part !== 'services'));
  expect([...parts].sort()).toEqual([...order].sort());
});

test('nobody knows what stands after it, so there is no circle', () => {
  const upwards = arrows.filter(({ file, to }) => {
    const [from, there] = [order.indexOf(partOf(file)), order.indexOf(partOf(to))];
    return from >= 0 && there > from;
  });
  expect(upwards).toEqual([]);
});

test('a feature knows of another only what that one exports in its index.ts', () => {
  const inside = arrows.filter(
    ({ file, to }) =>
      file.startsWith('features/') &&
      to.startsWith('features/') &&
      partOf(file) !== partOf(to) &&
      !to.endsWith('/index.ts'),
  );
  expect(inside).toEqual([]);
});

test('the kernel knows nothing but itself and what is shared by all of domain', () => {
  expect(arrows.filter(({ file, to }) => partOf(file) === 'kernel' && partOf(to) !== 'kernel')).toEqual([]);
});

test('what is shared knows no feature, and only the conversation names them all', () => {
  const wrong = arrows.filter(
    ({ file, to }) => shared.includes(file) && (to.startsWith('features/') || to === 'conversation.ts'),
  );
  expect(wrong).toEqual([]);
  expect(arrows.filter(({ to }) => to === 'conversation.ts')).toEqual([]);
});
