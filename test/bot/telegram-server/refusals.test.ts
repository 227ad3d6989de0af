import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noLimits } from '../../support/telegram/flood.ts';
import { openTelegramServer, type TelegramServer } from '../../support/telegram/server.ts';
import { callerOf } from './caller.ts';

const person = 501;
const group = -900;
const button = (more: object): object => ({ inline_keyboard: [[{ text: 'Ya', ...more }]] });
const many = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ text: 'x', callback_data: String(index) }));

let server: TelegramServer & AsyncDisposable;
beforeAll(async () => {
  server = await openTelegramServer({ limits: noLimits });
  server.person(person).say('/start');
  server.person(502);
  server.person(503, { started: true }).block();
  server.person(504, { started: true }).deactivate();
  server.group(group);
  server.group(-901, { withoutBot: true });
});
afterAll(() => server[Symbol.asyncDispose]());

type Row = [what: string, method: string, params: Record<string, unknown>, code: number, description: string];

const text = (more: object): Record<string, unknown> => ({ chat_id: person, text: 'Halo', ...more });
const html = (source: string): Record<string, unknown> => text({ text: source, parse_mode: 'HTML' });
const entities = "Bad Request: can't parse entities: ";
const notFound = 'Bad Request: chat not found';

const refusals: Row[] = [
  ['no chat', 'sendMessage', { text: 'x' }, 400, 'Bad Request: chat_id is empty'],
  ['a chat nobody knows', 'sendMessage', text({ chat_id: 1 }), 400, notFound],
  ['a person who never wrote', 'sendMessage', text({ chat_id: 502 }), 400, notFound],
  [
    'a person who blocked',
    'sendMessage',
    text({ chat_id: 503 }),
    403,
    'Forbidden: bot was blocked by the user',
  ],
  ['a deleted account', 'sendMessage', text({ chat_id: 504 }), 403, 'Forbidden: user is deactivated'],
  [
    'a group without the bot',
    'sendMessage',
    text({ chat_id: -901 }),
    403,
    'Forbidden: bot is not a member of the group chat',
  ],
  ['no text', 'sendMessage', { chat_id: person }, 400, 'Bad Request: message text is empty'],
  ['only blanks', 'sendMessage', text({ text: ' \n ' }), 400, 'Bad Request: text must be non-empty'],
  ['only tags', 'sendMessage', html('<b></b>'), 400, 'Bad Request: text must be non-empty'],
  [
    '4097 characters',
    'sendMessage',
    text({ text: 'a'.repeat(4097) }),
    400,
    'Bad Request: message is too long',
  ],
  [
    'an unknown parse mode',
    'sendMessage',
    text({ parse_mode: 'BB' }),
    400,
    'Bad Request: unsupported parse_mode',
  ],
  [
    'a tag of the web',
    'sendMessage',
    html('<p>x</p>'),
    400,
    `${entities}Unsupported start tag "p" at byte offset 0`,
  ],
  [
    'a line break tag',
    'sendMessage',
    html('é<br>'),
    400,
    `${entities}Unsupported start tag "br" at byte offset 2`,
  ],
  [
    'an open tag',
    'sendMessage',
    html('a <b>x'),
    400,
    `${entities}Can't find end tag corresponding to start tag "b"`,
  ],
  [
    'crossed tags',
    'sendMessage',
    html('<b><i>x</b></i>'),
    400,
    `${entities}Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
  ],
  ['a lone end tag', 'sendMessage', html('x</b>'), 400, `${entities}Unexpected end tag at byte offset 1`],
  ['a lone <', 'sendMessage', html('2 < 3'), 400, `${entities}Unclosed start tag at byte offset 2`],
  ['a lone &', 'sendMessage', html('A & B'), 400, `${entities}Unescaped "&" at byte offset 2`],
  ['an entity of the web', 'sendMessage', html('A&nbsp;B'), 400, `${entities}Unescaped "&" at byte offset 1`],
  [
    'a span without its class',
    'sendMessage',
    html('<span>x</span>'),
    400,
    `${entities}Tag "span" must have class "tg-spoiler" at byte offset 0`,
  ],
  [
    '65 bytes of callback data',
    'sendMessage',
    text({ reply_markup: button({ callback_data: `${'a'.repeat(63)}é` }) }),
    400,
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    'a button that does nothing',
    'sendMessage',
    text({ reply_markup: button({ callback_data: '' }) }),
    400,
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a button without words',
    'sendMessage',
    text({ reply_markup: { inline_keyboard: [[{ text: ' ', callback_data: 'x' }]] } }),
    400,
    'Bad Request: inline keyboard button text must be non-empty',
  ],
  [
    'a link to localhost',
    'sendMessage',
    text({ reply_markup: button({ url: 'http://localhost:3000/' }) }),
    400,
    "Bad Request: inline keyboard button URL 'http://localhost:3000/' is invalid: Wrong HTTP URL",
  ],
  [
    '101 buttons',
    'sendMessage',
    text({ reply_markup: { inline_keyboard: many(101).map((each) => [each]) } }),
    400,
    'Bad Request: reply markup is too long',
  ],
  [
    '9 buttons in a row',
    'sendMessage',
    text({ reply_markup: { inline_keyboard: [many(9)] } }),
    400,
    'Bad Request: reply markup is too long',
  ],
  [
    'both keyboards',
    'sendMessage',
    text({ reply_markup: { ...button({ callback_data: 'x' }), remove_keyboard: true } }),
    400,
    'Bad Request: a message has either an inline keyboard or a reply keyboard',
  ],
  [
    'a contact key in a group',
    'sendMessage',
    text({ chat_id: group, reply_markup: { keyboard: [[{ text: 'Bagikan', request_contact: true }]] } }),
    400,
    'Bad Request: phone number can be requested in private chats only',
  ],
  [
    'markup that is no JSON',
    'sendMessage',
    text({ reply_markup: 'x' }),
    400,
    "Bad Request: can't parse reply keyboard markup JSON object",
  ],
  [
    'an answer to nothing',
    'sendMessage',
    text({ reply_parameters: { message_id: 9 } }),
    400,
    'Bad Request: message to be replied not found',
  ],
  [
    'no document',
    'sendDocument',
    { chat_id: person },
    400,
    'Bad Request: there is no document in the request',
  ],
  [
    'a file id nobody gave',
    'sendDocument',
    { chat_id: person, document: 'BQACx' },
    400,
    'Bad Request: wrong file identifier/HTTP URL specified',
  ],
  ['no action', 'sendChatAction', { chat_id: person }, 400, 'Bad Request: wrong parameter action in request'],
  [
    'an edit of nothing',
    'editMessageText',
    text({ message_id: 99_999 }),
    400,
    'Bad Request: message to edit not found',
  ],
  [
    'an edit of a person’s message',
    'editMessageText',
    text({ message_id: 101 }),
    400,
    "Bad Request: message can't be edited",
  ],
  [
    'a deletion of nothing',
    'deleteMessage',
    text({ message_id: 9 }),
    400,
    'Bad Request: message to delete not found',
  ],
  [
    'an answer to no press',
    'answerCallbackQuery',
    { callback_query_id: '1' },
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  ],
  ['no file id', 'getFile', {}, 400, 'Bad Request: file_id not specified'],
  ['an unknown file id', 'getFile', { file_id: 'x' }, 400, 'Bad Request: invalid file_id'],
  [
    'a secret with a blank',
    'setWebhook',
    { url: 'http://127.0.0.1:1/', secret_token: 'a b' },
    400,
    'Bad Request: secret token contains unallowed characters',
  ],
  [
    'a webhook without TLS',
    'setWebhook',
    { url: 'http://kota.example/' },
    400,
    'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
  ],
  [
    'a command in capitals',
    'setMyCommands',
    { commands: [{ command: 'Menu', description: 'x' }] },
    400,
    'Bad Request: BOT_COMMAND_INVALID',
  ],
  [
    'commands of a chat nobody knows',
    'setMyCommands',
    { commands: [], scope: { type: 'chat', chat_id: 502 } },
    400,
    notFound,
  ],
  [
    'a private chat to leave',
    'leaveChat',
    { chat_id: person },
    400,
    "Bad Request: chat member status can't be changed in private chats",
  ],
  ['a method nobody knows', 'sendEverything', {}, 404, 'Not Found: method not found'],
];

describe('what Telegram refuses', () => {
  test.each(refusals)('%s (%s)', async (_what, method, params, code, description) => {
    const reply = await callerOf(server)(method, params);
    expect(reply).toEqual({ ok: false, error_code: code, description });
  });

  test.each([
    ['700:WRONG', 401, 'Unauthorized'],
    ['nonsense', 404, 'Not Found'],
  ])('a wrong token: %s', async (token, code, description) => {
    const response = await fetch(`${server.apiRoot}/bot${token}/getMe`);
    expect(response.status).toBe(code);
    expect(await response.json()).toEqual({ ok: false, error_code: code, description });
  });
});

describe('what Telegram takes', () => {
  test.each([
    ['4096 characters after parsing', html(`<b>${'a'.repeat(4096)}</b>`)],
    ['an empty inline keyboard', text({ reply_markup: { inline_keyboard: [] } })],
    ['64 bytes of callback data', text({ reply_markup: button({ callback_data: 'a'.repeat(64) }) })],
    [
      'a contact key in a private chat',
      text({ reply_markup: { keyboard: [[{ text: 'x', request_contact: true }]] } }),
    ],
    ['100 buttons', text({ reply_markup: { inline_keyboard: many(100).map((each) => [each]) } })],
  ])('%s', async (_what, params) => {
    expect(await callerOf(server)('sendMessage', params)).toMatchObject({ ok: true });
  });

  test('parameters in the address, urlencoded or multipart, and any case of the method', async () => {
    const root = `${server.apiRoot}/bot${server.token}`;
    const form = new FormData();
    form.set('chat_id', String(person));
    form.set('text', 'Halo');
    const calls = [
      fetch(`${root}/SENDMESSAGE?chat_id=${person}&text=Halo`),
      fetch(`${root}/sendmessage`, {
        method: 'POST',
        body: new URLSearchParams({ chat_id: '501', text: 'Halo' }),
      }),
      fetch(`${root}/sendMessage?text=Halo`, { method: 'POST', body: form }),
    ];
    for (const response of await Promise.all(calls))
      expect(await response.json()).toMatchObject({ ok: true, result: { text: 'Halo' } });
  });
});
