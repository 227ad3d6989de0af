import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openTelegramApi } from '../../../bot/channels/telegram/api.ts';
import { openDownloads } from '../../../bot/channels/telegram/download.ts';
import { TelegramTrouble, type Trouble } from '../../../bot/channels/telegram/port.ts';

const root = 'http://telegram.test';
const token = '700:SECRET-token';
const api = openTelegramApi({ token, apiRoot: root, mode: 'polling' });

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost)/);
});
afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  expect(left).toEqual([]);
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const answers = (method: string, body: nock.RequestBodyMatcher | undefined, result: unknown): void => {
  nock(root).post(`/bot${token}/${method}`, body).reply(200, { ok: true, result });
};
const troubleOf = async (work: Promise<unknown>): Promise<Trouble> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof TelegramTrouble)) throw new Error('no trouble');
  expect(JSON.stringify([error, error.message, error.stack, String(error.cause)])).not.toContain('SECRET');
  return error.trouble;
};

describe('calls', () => {
  test('text goes as HTML, without a look at its links, with its buttons', async () => {
    const markup = { inline_keyboard: [[{ text: 'Ya', callback_data: 'q1.yes' }]] };
    answers(
      'sendMessage',
      {
        chat_id: 5,
        text: '<b>Setuju?</b>',
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        reply_markup: markup,
      },
      { message_id: 42 },
    );
    expect(await api.sendText({ chat: 5, text: '<b>Setuju?</b>', html: true, markup })).toBe(42);
  });

  test('a document goes under its name', async () => {
    nock(root)
      .post(`/bot${token}/sendDocument`, /filename=surat, 'final'\.pdf\r\n[^]*%PDF/)
      .reply(200, { ok: true, result: { message_id: 43 } });
    const file = { name: 'surat; "final".pdf', bytes: Buffer.from('%PDF') };
    expect(await api.sendDocument({ chat: 5, file, html: true })).toBe(43);
  });

  test('updates are asked for by kind, from the offset', async () => {
    const allowed_updates = [
      'message',
      'edited_message',
      'callback_query',
      'message_reaction',
      'my_chat_member',
    ];
    answers('getUpdates', { offset: 7, timeout: 0, limit: 100, allowed_updates }, [{ update_id: 7 }]);
    expect(await api.getUpdates(7, { seconds: 0 }, new AbortController().signal)).toEqual([{ update_id: 7 }]);
    answers(
      'setWebhook',
      { url: 'https://x.id/webhooks/telegram', secret_token: 's', allowed_updates },
      true,
    );
    await api.setWebhook('https://x.id/webhooks/telegram', 's');
  });

  test('commands are everybody’s or one chat’s; a keyboard is changed or taken away', async () => {
    const commands = [{ command: 'menu', description: 'Menu' }];
    answers('setMyCommands', { commands, scope: { type: 'default' } }, true);
    answers('setMyCommands', { commands, scope: { type: 'chat', chat_id: 5 } }, true);
    answers('deleteMyCommands', { scope: { type: 'chat', chat_id: 5 } }, true);
    answers('editMessageReplyMarkup', { chat_id: 5, message_id: 42 }, true);
    await api.setCommands(commands);
    await api.setCommands(commands, 5);
    await api.clearCommands(5);
    await api.editKeyboard(5, 42, null);
  });
});

describe('trouble', () => {
  const refuse = (status: number, body: object): Promise<Trouble> => {
    nock(root)
      .post(`/bot${token}/sendMessage`)
      .reply(status, { ok: false, error_code: status, ...body });
    return troubleOf(api.sendText({ chat: 5, text: 'x', html: false }));
  };

  test('a refusal keeps Telegram’s words and how long to wait', async () => {
    expect(await refuse(403, { description: 'Forbidden: bot was blocked by the user' })).toEqual({
      kind: 'api',
      code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    const description = 'Too Many Requests: retry after 3';
    expect(await refuse(429, { description, parameters: { retry_after: 3 } })).toMatchObject({
      code: 429,
      retryAfter: 3,
    });
  });

  test('a broken network says whether it may have been heard, and never the token', async () => {
    const broken = (code: string): Promise<Trouble> => {
      nock(root)
        .post(`/bot${token}/sendMessage`)
        .replyWithError(Object.assign(new Error(`to ${token}`), { code }));
      return troubleOf(api.sendText({ chat: 5, text: 'x', html: false }));
    };
    expect(await broken('ECONNREFUSED')).toEqual({ kind: 'network', sent: false, code: 'ECONNREFUSED' });
    expect(await broken('ECONNRESET')).toEqual({ kind: 'network', sent: true, code: 'ECONNRESET' });
  });
});

describe('downloads', () => {
  const download = openDownloads(api, new AbortController().signal, { tryMs: 2000, totalMs: 3000 });
  const located = (result: object): void => answers('getFile', { file_id: 'F' }, { file_id: 'F', ...result });
  const served = (status: number, body: string | Buffer, headers = {}): void => {
    nock(root).get(`/file/bot${token}/documents/a.pdf`).reply(status, body, headers);
  };

  test('the bytes come', async () => {
    located({ file_path: 'documents/a.pdf', file_size: 4 });
    served(200, '%PDF');
    expect(await download('F')).toEqual({ bytes: Buffer.from('%PDF') });
  });

  test('a link that has lapsed is asked for anew', async () => {
    located({ file_path: 'documents/a.pdf' });
    served(404, '');
    located({ file_path: 'documents/a.pdf' });
    served(200, '%PDF');
    expect(await download('F')).toEqual({ bytes: Buffer.from('%PDF') });
  });

  test('what is too large is not fetched, whoever says so first', async () => {
    located({ file_path: 'documents/a.pdf', file_size: 21 * 1024 * 1024 });
    expect(await download('F')).toEqual({ because: 'too_large' });
    located({ file_path: 'documents/a.pdf' });
    served(200, 'x', { 'content-length': String(21 * 1024 * 1024) });
    expect(await download('F')).toEqual({ because: 'too_large' });
    located({ file_path: 'documents/a.pdf' });
    served(200, Buffer.alloc(20 * 1024 * 1024 + 1));
    expect(await download('F')).toEqual({ because: 'too_large' });
    nock(root)
      .post(`/bot${token}/getFile`)
      .reply(400, { ok: false, error_code: 400, description: 'Bad Request: file is too big' });
    expect(await download('F')).toEqual({ because: 'too_large' });
  });

  test('what Telegram cannot give in the end is unavailable', async () => {
    nock(root).post(`/bot${token}/getFile`).times(3).reply(400, {
      ok: false,
      error_code: 400,
      description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
    });
    expect(await download('F')).toEqual({ because: 'unavailable' });
  });
});
