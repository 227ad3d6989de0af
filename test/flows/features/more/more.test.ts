import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { conversation } from '../../../support/conversation.ts';
import { aRequest } from '../../../support/context.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const contact = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };

describe.each(['whatsapp', 'telegram'] as const)('on %s', (channel) => {
  test('the privacy notice is read to its end, and the question that stands is left alone', () => {
    const talk = conversation({ catalogue, channel, contact });
    talk.say('menu');
    const { prompt } = talk.session;
    talk.say('privasi');
    let read = talk.shown();
    while (talk.session.rest?.length) {
      talk.say('selengkapnya');
      read += talk.shown();
    }
    expect(read).toContain('Hak Anda');
    expect(talk.session.prompt).toEqual(prompt);
  });

  test('what a unit has written at length comes whole, in several messages, the choice under the last', () => {
    const talk = conversation({
      catalogue,
      channel,
      contact,
      requests: [aRequest({ contactId: undefined } as object)],
    });
    const id = talk.requests[0]?.id ?? '';
    talk.change(id, (request) => ({ ...request, contactId: talk.contact.id, state: 'in_progress' }));
    const text = Array.from({ length: 200 }, (_, no) => `kata${no}`).join(' ');
    talk.turn({ kind: 'unit_message', requestId: id, unit: 'aptika', text });
    expect(talk.replies.length).toBeGreaterThan(1);
    expect(
      talk.replies
        .map((message) => message.text)
        .join(' ')
        .match(/kata\d+/g),
    ).toHaveLength(200);
    expect(
      talk.replies
        .map(({ options }) => options?.length ?? 0)
        .slice(0, -1)
        .every((count) => count === 0),
    ).toBe(true);
    expect(talk.replies.at(-1)?.options?.length).toBeGreaterThan(0);
  });
});

test('what was begun is over once something else is said', () => {
  const talk = conversation({ catalogue, channel: 'whatsapp', contact });
  talk.say('privasi');
  talk.say('menu');
  expect(talk.session.rest).toBeUndefined();
});
