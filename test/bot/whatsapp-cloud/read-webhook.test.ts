import { describe, expect, test } from 'vitest';
import type { Inbound } from '../../../app/inbound.ts';
import { readWebhook as taken, type Reading } from '../../../bot/channels/whatsapp-cloud/read-webhook.ts';

const account = '106540352242922';
const readWebhook = (body: unknown, of: string): Reading[] => taken(body, of).map(({ reading }) => reading);
const metadata = { display_phone_number: '62561123456', phone_number_id: account };
const contact = { profile: { name: 'Rina' }, wa_id: '6281200000001', user_id: 'ID.77' };
const sender = { from: '6281200000001', from_user_id: 'ID.77', id: 'wamid.A', timestamp: '1795342647' };

const webhook = (...changes: unknown[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', time: 1, changes }],
});
const change = (value: Record<string, unknown>, field = 'messages') => ({
  field,
  value: { messaging_product: 'whatsapp', metadata, contacts: [contact], ...value },
});
const read = (...messages: unknown[]): Reading[] => readWebhook(webhook(change({ messages })), account);
const readOne = (message: Record<string, unknown>): Reading | undefined => read({ ...sender, ...message })[0];
const eventOf = (message: Record<string, unknown>): Inbound['event'] | null => {
  const reading = readOne(message);
  return reading?.kind === 'said' ? reading.inbound.event : null;
};
const sha256 = 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=';
const hex = Buffer.from(sha256, 'base64').toString('hex');
const ref = (id: string): string => JSON.stringify({ id, sha256: hex });

describe('what a message says', () => {
  const rows: [string, Record<string, unknown>, Inbound['event'] | null][] = [
    ['text', { type: 'text', text: { body: 'menu' } }, { kind: 'text', text: 'menu', message: 'wamid.A' }],
    [
      'a pressed button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'q1.yes', title: 'Ya' } },
      },
      { kind: 'button', option: 'q1.yes' },
    ],
    [
      'a row of a list',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'q1.3', title: 'Aula' } } },
      { kind: 'button', option: 'q1.3' },
    ],
    [
      'an answer to a form of Meta’s own',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' } } },
      { kind: 'other', what: 'unknown' },
    ],
    [
      'a template’s quick reply',
      { type: 'button', button: { text: 'Lihat', payload: 'x' } },
      { kind: 'text', text: 'Lihat' },
    ],
    [
      'a document',
      {
        type: 'document',
        document: { id: '9', mime_type: 'application/pdf', sha256, filename: 'surat.pdf', caption: 'Surat' },
      },
      { kind: 'remote_file', ref: ref('9'), name: 'surat.pdf', mime: 'application/pdf', caption: 'Surat' },
    ],
    [
      'a photo',
      { type: 'image', image: { id: '123456789012', mime_type: 'image/jpeg', sha256, url: 'https://x' } },
      { kind: 'remote_file', ref: ref('123456789012'), name: 'foto-56789012.jpg', mime: 'image/jpeg' },
    ],
    ['a voice message', { type: 'audio', audio: { id: '1', voice: true } }, { kind: 'other', what: 'voice' }],
    ['a recording', { type: 'audio', audio: { id: '1', voice: false } }, { kind: 'other', what: 'audio' }],
    ['a video', { type: 'video', video: { id: '1' } }, { kind: 'other', what: 'video' }],
    ['a sticker', { type: 'sticker', sticker: { id: '1' } }, { kind: 'other', what: 'sticker' }],
    ['an order', { type: 'order', order: {} }, { kind: 'other', what: 'order' }],
    [
      'a poll',
      { type: 'unsupported', unsupported: { type: 'poll_creation' }, errors: [{ code: 131_051 }] },
      { kind: 'other', what: 'poll' },
    ],
    ['a kind nobody knows yet', { type: 'hologram', hologram: {} }, { kind: 'other', what: 'unknown' }],
    ['a known kind that is broken', { type: 'text', text: 7 }, { kind: 'other', what: 'unknown' }],
    ['a message without a kind', {}, { kind: 'other', what: 'unknown' }],
    [
      'a place',
      { type: 'location', location: { latitude: -0.02, longitude: 109.3, name: 'Kantor' } },
      { kind: 'location', latitude: -0.02, longitude: 109.3 },
    ],
    [
      'one’s own card',
      { type: 'contacts', contacts: [{ phones: [{ phone: '+62 812-0000-0001', wa_id: '6281200000001' }] }] },
      { kind: 'contact', phone: '+6281200000001', own: true },
    ],
    [
      'somebody else’s card',
      { type: 'contacts', contacts: [{ phones: [{ phone: '+62 899', wa_id: '62899' }] }] },
      { kind: 'contact', phone: '+62899', own: false },
    ],
    [
      'a card that only looks like one’s own',
      { type: 'contacts', contacts: [{ phones: [{ phone: '+6281200000001' }] }] },
      { kind: 'contact', phone: '+6281200000001', own: false },
    ],
    [
      'a text mended by writing over it',
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.O', message: { type: 'text', text: { body: 'Rina S.' } } },
      },
      { kind: 'edited', message: 'wamid.O', text: 'Rina S.' },
    ],
    [
      'a caption mended',
      { type: 'edit', edit: { original_message_id: 'wamid.O', message: { type: 'image' } } },
      null,
    ],
    [
      'a message taken back',
      { type: 'revoke', revoke: { original_message_id: 'wamid.O' } },
      { kind: 'deleted', message: 'wamid.O' },
    ],
    ['one taken back that nobody names', { type: 'revoke' }, null],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.B', emoji: '👍' } },
      { kind: 'reaction', emoji: '👍', quotes: 'wamid.B' },
    ],
    ['a reaction taken away', { type: 'reaction', reaction: { message_id: 'wamid.B', emoji: '' } }, null],
    [
      'an answer to one of our messages',
      { type: 'text', text: { body: 'baik' }, context: { from: account, id: 'wamid.B' } },
      { kind: 'text', text: 'baik', message: 'wamid.A', quotes: 'wamid.B' },
    ],
    [
      'a text passed on',
      { type: 'text', text: { body: 'Info!' }, context: { forwarded: true } },
      { kind: 'text', text: 'Info!', message: 'wamid.A', forwarded: true },
    ],
    [
      'a text passed on many times',
      { type: 'text', text: { body: 'Info!' }, context: { frequently_forwarded: true } },
      { kind: 'text', text: 'Info!', message: 'wamid.A', forwarded: true },
    ],
    [
      'a photo to be seen once',
      { type: 'unsupported', unsupported: { type: 'view_once' } },
      { kind: 'other', what: 'view_once' },
    ],
    [
      'cards of two people',
      {
        type: 'contacts',
        contacts: [{ phones: [{ phone: '+62 811-1', wa_id: '628111' }] }, { phones: [{ phone: '0822' }] }],
      },
      { kind: 'contact', phone: '+628111', own: false, also: ['+0822'] },
    ],
    [
      'a card without a number',
      { type: 'contacts', contacts: [{ phones: [] }] },
      { kind: 'other', what: 'contact_card' },
    ],
    ['something in a group', { type: 'text', text: { body: 'menu' }, group_id: 'g1' }, null],
  ];
  test.each(rows)('%s', (_, message, event) => {
    expect(eventOf(message)).toEqual(event);
  });
});

describe('who says it', () => {
  const inboundOf = (reading: Reading | undefined) => (reading?.kind === 'said' ? reading.inbound : null);
  const text = { type: 'text', text: { body: 'x' } };

  test('the number is the address, the user id another of the same person’s, and Meta proves the number', () => {
    expect(inboundOf(readOne(text))).toMatchObject({
      channel: 'whatsapp',
      account,
      address: '6281200000001',
      aliases: ['ID.77'],
      phone: '+6281200000001',
      providerId: 'wamid.A',
      sentAt: new Date(1_795_342_647_000),
    });
  });

  test('whoever keeps the number to themselves is written to by user id, and no number is made up', () => {
    const hidden = { messages: [{ id: 'w', from_user_id: 'ID.77', timestamp: '1', ...text }] };
    const contacts = [{ profile: { name: 'Rina', username: 'rina' }, user_id: 'ID.77' }];
    const [reading] = readWebhook(webhook(change({ ...hidden, contacts })), account);
    expect(inboundOf(reading)).toMatchObject({ address: 'ID.77', aliases: [], phone: null });
    const [inFrom] = readWebhook(
      webhook(change({ contacts, messages: [{ ...text, id: 'w', from: 'ID.77', timestamp: '1' }] })),
      account,
    );
    expect(inboundOf(inFrom)).toMatchObject({ address: 'ID.77', aliases: [], phone: null });
  });

  test('of two people in one webhook each keeps their own names', () => {
    const contacts = [contact, { wa_id: '6281200000002', user_id: 'ID.88' }];
    const messages = [
      { ...sender, ...text },
      { ...sender, ...text, from: '6281200000002', from_user_id: undefined, id: 'wamid.B' },
    ];
    const readings = readWebhook(webhook(change({ contacts, messages })), account);
    expect(readings.map((reading) => inboundOf(reading)?.aliases)).toEqual([['ID.77'], ['ID.88']]);
  });

  test('a new number takes the old one’s place, a new user id the old user id’s', () => {
    const at = new Date(1_795_342_647_000);
    const number = { type: 'user_changed_number', wa_id: '6281200000009', body: 'x' };
    const moved = { from: '6281200000001', to: '6281200000009' };
    expect(readOne({ type: 'system', system: number })).toEqual({
      kind: 'moved',
      move: { channel: 'whatsapp', account, moves: [moved], phone: '+6281200000009', at },
    });
    const both = { ...number, user_id: 'ID.99' };
    expect(readOne({ type: 'system', system: both })).toMatchObject({
      move: { moves: [moved, { from: 'ID.77', to: 'ID.99' }] },
    });
    expect(readOne({ type: 'system', system: { type: 'customer_identity_changed' } })).toBeUndefined();
  });
});

describe('what else a webhook tells', () => {
  test('a call is one message, however often it rings', () => {
    const calls = ['connect', 'terminate'].map((event) => ({ id: 'c1', from: '6281200000001', event }));
    const readings = readWebhook(webhook(change({ calls }, 'calls')), account);
    expect(readings.map((each) => (each.kind === 'said' ? each.inbound : each))).toMatchObject([
      { providerId: 'call:c1', event: { kind: 'other', what: 'call' } },
      { providerId: 'call:c1' },
    ]);
    const ours = [{ id: 'c2', to: '6281200000001', direction: 'BUSINESS_INITIATED' }];
    expect(readWebhook(webhook(change({ calls: ours }, 'calls')), account)).toEqual([]);
  });

  test.each([
    ['sent', undefined, 'sent', undefined],
    ['delivered', undefined, 'delivered', undefined],
    ['read', undefined, 'read', undefined],
    ['played', undefined, 'read', undefined],
    ['failed', 131_047, 'failed', 'too_old'],
    ['failed', 131_026, 'failed', 'gone'],
    ['failed', 131_042, 'failed', 'account'],
    ['failed', undefined, 'failed', 'bad_request'],
  ])('%s with %s is the receipt %s, %s', (status, code, state, error) => {
    const errors = code === undefined ? undefined : [{ code, title: 'x' }];
    const [reading] = readWebhook(
      webhook(change({ statuses: [{ id: 'wamid.S', status, timestamp: '1', recipient_id: '62', errors }] })),
      account,
    );
    expect(reading).toMatchObject({ kind: 'receipt', receipt: { providerId: 'wamid.S', state } });
    expect(reading?.kind === 'receipt' ? reading.receipt.error : null).toBe(error);
  });

  test('news of the account come without a number of ours', () => {
    const value = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } };
    expect(readWebhook(webhook({ field: 'account_update', value }), account)).toEqual([
      { kind: 'account', news: { field: 'account_update', event: 'DISABLED_UPDATE', template: null } },
    ]);
  });

  test('what is for another number, of another kind, or of no kind is left out', () => {
    const other = { ...metadata, phone_number_id: '2' };
    const text = { ...sender, type: 'text', text: { body: 'x' } };
    const changes = [
      change({ metadata: other, messages: [text] }),
      change({ messages: [text] }, 'smb_message_echoes'),
      change({ something: 1 }, 'brand_new'),
    ];
    expect(readWebhook(webhook(...changes), account)).toEqual([]);
  });

  test('one part that cannot be read costs none of the others', () => {
    const good = { ...sender, type: 'text', text: { body: 'x' } };
    const readings = readWebhook(
      webhook(
        null,
        { field: 1 },
        change({
          messages: [
            null,
            7,
            { id: '' },
            { ...good, from: undefined, from_user_id: undefined, id: 'w' },
            good,
          ],
          contacts: 'x',
          statuses: [{}],
        }),
      ),
      account,
    );
    expect(readings.map(({ kind }) => kind)).toEqual([
      'unreadable',
      'unreadable',
      'unreadable',
      'unreadable',
      'unreadable',
      'unreadable',
      'said',
      'unreadable',
    ]);
    for (const body of [null, 'x', {}, { object: 'page', entry: [] }])
      expect(readWebhook(body, account)).toEqual([{ kind: 'unreadable', what: 'webhook' }]);
  });
});
