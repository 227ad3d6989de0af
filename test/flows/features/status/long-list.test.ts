import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { mostOwn } from '../../../../flows/features/requests/index.ts';
import { conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const contact = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const requests = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    number: `TD-2026-${String(n).padStart(8, 'B')}`,
  }));

test.each([
  [mostOwn, mostOwn, false],
  [mostOwn + 1, mostOwn, true],
])('of %i own requests %i are listed, and it is said when there are older ones', (count, listed, told) => {
  const talk = conversation({ catalogue, channel: 'telegram', contact, requests: requests(count) });
  talk.say('status');
  const found: string[] = [];
  for (let page = 0; page < 5; page += 1) {
    found.push(...(talk.shown().match(/TD-2026-\w{8} – /g) ?? []));
    if (!talk.shown().includes('Yang lebih lama')) break;
    talk.press('Yang lebih lama');
  }
  expect(new Set(found).size).toBe(listed);
  expect(talk.shown().includes('yang terbaru')).toBe(told);
});
