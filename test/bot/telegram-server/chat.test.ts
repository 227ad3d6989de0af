import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pngBytes } from '../../support/files.ts';
import { noLimits } from '../../support/telegram/flood.ts';
import type { Person } from '../../support/telegram/person.ts';
import { openTelegramServer, type TelegramServer } from '../../support/telegram/server.ts';
import { callerOf, type Reply, updatesOf } from './caller.ts';

const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
const chat_id = 501;

let server: TelegramServer & AsyncDisposable;
let person: Person;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  server = await openTelegramServer({ limits: noLimits, patience: 1_000 });
  person = server.person(chat_id, { firstName: 'Rina', phone: '6281200000011', started: true });
  call = callerOf(server);
});
afterEach(() => server[Symbol.asyncDispose]());

const keyboard = (...labels: string[]): object => ({
  inline_keyboard: labels.map((label) => [{ text: label, callback_data: `id-${label}` }]),
});
const idOf = ({ result }: Reply): number => (result as { message_id: number }).message_id;
/** Updates not yet asked for. */
const news = async (): Promise<unknown[]> => {
  const updates = updatesOf(await call('getUpdates'));
  await call('getUpdates', { offset: (updates.at(-1)?.update_id ?? -1) + 1 });
  return updates;
};

describe('what a person sees', () => {
  test('a message without its markup, with its buttons', async () => {
    await call('sendMessage', {
      chat_id,
      text: '<b>Nama</b> &amp; NIP',
      parse_mode: 'HTML',
      reply_markup: keyboard('Kembali'),
    });
    expect(await person.next()).toMatchObject({
      text: 'Nama & NIP',
      html: '<b>Nama</b> &amp; NIP',
      buttons: [{ label: 'Kembali', data: 'id-Kembali' }],
      edited: false,
    });
    await expect(person.next()).rejects.toThrow(
      /No message that fits in chat 501. There is: Nama & NIP \[Kembali\]/,
    );
  });

  test('an edit in place, once; the same again is refused', async () => {
    const message_id = idOf(
      await call('sendMessage', { chat_id, text: 'Satu', reply_markup: keyboard('A') }),
    );
    const edit = () => call('editMessageText', { chat_id, message_id, text: 'Dua' });
    expect(await edit()).toMatchObject({ ok: true, result: { text: 'Dua' } });
    expect(person.messages).toMatchObject([{ text: 'Dua', buttons: [], edited: true }]);
    expect((await edit()).description).toMatch(/^Bad Request: message is not modified: /);
    const mark = () => call('editMessageReplyMarkup', { chat_id, message_id, reply_markup: keyboard('✓ A') });
    expect(await mark()).toMatchObject({ ok: true });
    expect((await mark()).description).toMatch(/^Bad Request: message is not modified: /);
    expect(await call('deleteMessage', { chat_id, message_id })).toMatchObject({ ok: true });
    expect(person.messages).toEqual([]);
  });

  test('a reply keyboard until it is taken away; its message cannot be edited', async () => {
    const reply_markup = { keyboard: [[{ text: 'Bagikan kontak', request_contact: true }], ['Batal']] };
    const message_id = idOf(await call('sendMessage', { chat_id, text: 'Verifikasi', reply_markup }));
    expect(person.keyboard).toMatchObject([
      { label: 'Bagikan kontak', requestContact: true },
      { label: 'Batal' },
    ]);
    expect(await call('editMessageText', { chat_id, message_id, text: 'x' })).toMatchObject({
      description: "Bad Request: message can't be edited",
    });
    expect(person.press('Bagikan kontak')).toBeNull();
    person.press('Batal');
    expect(await news()).toMatchObject([
      { message: { contact: { phone_number: '6281200000011', user_id: 501 } } },
      { message: { text: 'Batal' } },
    ]);
    await call('sendMessage', { chat_id, text: 'Terima kasih', reply_markup: { remove_keyboard: true } });
    expect(person.keyboard).toBeNull();
  });
});

describe('what a person does', () => {
  test('commands are marked, long texts come in pieces, edits keep their number', async () => {
    person.say('/status TD-1');
    const id = person.say('a'.repeat(5000));
    person.edit(id, 'pendek');
    expect(await news()).toMatchObject([
      {
        message: { entities: [{ type: 'bot_command', offset: 0, length: 7 }], from: { first_name: 'Rina' } },
      },
      { message: { text: 'a'.repeat(4096) } },
      { message: { text: 'a'.repeat(904) } },
      { edited_message: { message_id: id, text: 'pendek' } },
    ]);
  });

  test('a press is answered once, in its time', async () => {
    await call('sendMessage', { chat_id, text: 'Setuju?', reply_markup: keyboard('Setuju') });
    const press = person.press('Setuju');
    expect(await news()).toMatchObject([{ callback_query: { id: press?.queryId, data: 'id-Setuju' } }]);
    const answer = { callback_query_id: press?.queryId, text: 'Baik' };
    expect(await call('answerCallbackQuery', answer)).toEqual({ ok: true, result: true });
    expect(await press?.answered()).toEqual({ text: 'Baik', showAlert: false });
    expect(await call('answerCallbackQuery', answer)).toMatchObject({ error_code: 400, description: tooOld });
    const late = person.press('Setuju');
    server.letTimePass(3_600_000);
    expect(await call('answerCallbackQuery', { callback_query_id: late?.queryId })).toMatchObject({
      description: tooOld,
    });
  });

  test('a button that was taken away can still be pressed on an old phone only', async () => {
    const message_id = idOf(
      await call('sendMessage', { chat_id, text: 'Lama', reply_markup: keyboard('Ya') }),
    );
    const seen = await person.next();
    await call('editMessageReplyMarkup', { chat_id, message_id });
    expect(() => person.press('Ya')).toThrow('No button Ya in chat 501');
    person.pressOld(seen, 'Ya');
    expect(await news()).toMatchObject([{ callback_query: { data: 'id-Ya', message: { message_id } } }]);
  });

  test('contacts, one’s own and others’, place, sticker, voice and video', async () => {
    person.shareContact({ phone: '62811', own: true });
    person.shareContact({ phone: '62812', own: false, userId: 9 });
    person.shareContact({ phone: '62813', own: false });
    person.sendLocation(-0.02, 109.34);
    person.sticker();
    person.voice();
    person.video();
    const got = await news();
    expect(got).toMatchObject([
      { message: { contact: { phone_number: '62811', user_id: 501 } } },
      { message: { contact: { phone_number: '62812', user_id: 9 } } },
      { message: { contact: { phone_number: '62813' } } },
      { message: { location: { latitude: -0.02 } } },
      { message: { sticker: { emoji: '👍' } } },
      { message: { voice: { duration: 3 } } },
      { message: { video: { width: 640 } } },
    ]);
    expect(got[2]).not.toHaveProperty('message.contact.user_id');
  });

  test('who blocks is told of and cannot be reached, until they unblock', async () => {
    person.block();
    const blocked = { error_code: 403, description: 'Forbidden: bot was blocked by the user' };
    expect(await call('sendMessage', { chat_id, text: 'x' })).toMatchObject(blocked);
    person.unblock();
    expect(await call('sendMessage', { chat_id, text: 'x' })).toMatchObject({ ok: true });
    expect(await news()).toMatchObject([
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
      { my_chat_member: { new_chat_member: { status: 'member' } } },
    ]);
  });
});

describe('files', () => {
  type File = { file_id: string; file_size?: number };
  type WithFile = { message: { document: File; photo: File[]; media_group_id?: string } };
  const received = async (): Promise<WithFile['message'][]> =>
    ((await news()) as WithFile[]).map(({ message }) => message);
  const load = async (file_id: string): Promise<Response> => {
    const { result } = await call('getFile', { file_id });
    const { file_path } = result as { file_path: string };
    return fetch(`${server.apiRoot}/file/bot${server.token}/${file_path}`);
  };
  const surat = { name: 'Surat tugas.pdf', mime: 'application/pdf', bytes: Buffer.alloc(300_000, 'surat') };

  test('a document comes back byte for byte, after its share of troubles', async () => {
    person.sendDocument(surat);
    const [message] = await received();
    expect(message?.document).toMatchObject({ file_name: 'Surat tugas.pdf', file_size: 300_000 });
    const id = message?.document.file_id ?? '';
    server.downloads.unavailable = 1;
    expect(await call('getFile', { file_id: id })).toMatchObject({
      description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
    });
    server.downloads.missing = 1;
    expect((await load(id)).status).toBe(404);
    server.downloads.breakOff = 1;
    await expect(load(id).then((response) => response.arrayBuffer())).rejects.toThrow();
    const bytes = Buffer.from(await (await load(id)).arrayBuffer());
    expect(bytes.equals(surat.bytes)).toBe(true);
  });

  test('a link nobody asked for or that has grown old is not found', async () => {
    person.sendDocument({ ...surat, hideSize: true });
    const [message] = await received();
    expect(message?.document).not.toHaveProperty('file_size');
    const { result } = await call('getFile', { file_id: message?.document.file_id });
    const url = `${server.apiRoot}/file/bot${server.token}/${(result as { file_path: string }).file_path}`;
    expect((await fetch(url.replace(/_\d+/, '_99'))).status).toBe(404);
    server.letTimePass(3_700_000);
    expect((await fetch(url)).status).toBe(404);
  });

  test('more than 20 MB cannot be fetched', async () => {
    person.sendDocument({ ...surat, bytes: Buffer.alloc(20 * 1024 * 1024 + 1) });
    const [message] = await received();
    expect(await call('getFile', { file_id: message?.document.file_id })).toMatchObject({
      description: 'Bad Request: file is too big',
    });
  });

  test('photos have sizes, the largest last, and an album a common id', async () => {
    person.sendPhoto([Buffer.from('kecil'), Buffer.from('sedang'), Buffer.from('terbesar')]);
    person.sendAlbum([{ photo: Buffer.alloc(800) }, { document: surat }, { photo: Buffer.alloc(900) }]);
    const [photo, ...album] = await received();
    expect(photo?.photo).toMatchObject([{ file_size: 5 }, { file_size: 6 }, { file_size: 8 }]);
    expect(await (await load(photo?.photo.at(-1)?.file_id ?? '')).text()).toBe('terbesar');
    expect(new Set(album.map((each) => each.media_group_id)).size).toBe(1);
    expect(album[0]?.media_group_id).toMatch(/^\d+$/);
  });

  const upload = async (field: string, head: string, bytes: Buffer, caption = ''): Promise<Reply> => {
    const value = (name: string, text: string): string =>
      `--xyz\r\ncontent-disposition:form-data;name="${name}"\r\n\r\n${text}\r\n`;
    const parts = [
      Buffer.from(value('chat_id', '501') + value(field, 'attach://berkas') + value('caption', caption)),
      Buffer.from(`--xyz\r\ncontent-disposition:form-data;name="berkas";${head}\r\n\r\n`),
      bytes,
      Buffer.from('\r\n--xyz--\r\n'),
    ];
    const response = await fetch(
      `${server.apiRoot}/bot${server.token}/send${field[0]?.toUpperCase()}${field.slice(1)}`,
      {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=xyz' },
        body: new Uint8Array(Buffer.concat(parts)),
      },
    );
    return (await response.json()) as Reply;
  };

  test.each([
    ['filename=Hasil "uji" ééé.pdf\r\ncontent-type:application/pdf', 'Hasil "uji" ééé.pdf'],
    ['filename="Hasil.pdf"', 'Hasil.pdf'],
    ['filename=Hasil; kedua.pdf', 'Hasil'],
  ])('an upload arrives as it was sent: %s', async (head, name) => {
    const bytes = Buffer.from('\r\n--xy\r\n\0\xff--xyz--', 'latin1');
    const reply = await upload('document', head, bytes, 'Ini hasilnya');
    expect(reply).toMatchObject({ ok: true, result: { caption: 'Ini hasilnya' } });
    const seen = await person.next();
    expect(seen.document?.bytes().equals(bytes)).toBe(true);
    expect(seen.document?.name).toBe(name);
    const { document } = reply.result as { document: File };
    expect(await call('sendDocument', { chat_id, document: document.file_id })).toMatchObject({ ok: true });
    expect(await call('sendPhoto', { chat_id, photo: document.file_id })).toMatchObject({
      error_code: 400,
    });
  });

  test('uploads that are empty, too large, no picture or talk too much are refused', async () => {
    const name = 'filename=x.pdf';
    expect(await upload('document', name, Buffer.alloc(0))).toMatchObject({
      description: 'Bad Request: file must be non-empty',
    });
    expect(await upload('document', name, Buffer.alloc(50 * 1024 * 1024 + 1))).toMatchObject({
      error_code: 413,
    });
    expect(await upload('document', name, Buffer.from('x'), 'a'.repeat(1025))).toMatchObject({
      description: 'Bad Request: message caption is too long',
    });
    expect(await upload('photo', name, Buffer.from('x'))).toMatchObject({
      description: 'Bad Request: IMAGE_PROCESS_FAILED',
    });
    expect(await upload('photo', name, pngBytes())).toMatchObject({ ok: true });
  });
});

describe('groups and commands', () => {
  test('in a group a bot hears commands only, unless it is an administrator', async () => {
    const plain = server.group(-10);
    const led = server.group(-1001, { supergroup: true, botIsAdmin: true });
    plain.say(person, 'halo');
    plain.say(person, '/menu');
    plain.say(person, '/menu@bot_lain');
    led.say(person, 'halo');
    expect(await news()).toMatchObject([
      { message: { text: '/menu', chat: { id: -10, type: 'group' } } },
      { message: { text: 'halo', chat: { id: -1001, type: 'supergroup' } } },
    ]);
  });

  test('an alert in a group is pressed by a member; a bot that left or was put out cannot write', async () => {
    const group = server.group(-10);
    await call('sendMessage', { chat_id: -10, text: 'Permohonan baru', reply_markup: keyboard('Buka') });
    expect((await group.next()).text).toBe('Permohonan baru');
    group.press(person, 'Buka');
    group.kickBot(person);
    expect(await call('sendMessage', { chat_id: -10, text: 'x' })).toMatchObject({
      description: 'Forbidden: bot was kicked from the group chat',
    });
    group.addBot(person);
    expect(await call('leaveChat', { chat_id: -10 })).toMatchObject({ ok: true });
    expect(await call('sendMessage', { chat_id: -10, text: 'x' })).toMatchObject({
      description: 'Forbidden: bot is not a member of the group chat',
    });
    expect(await news()).toMatchObject([
      { callback_query: { from: { id: 501 }, message: { chat: { id: -10 } } } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
      { my_chat_member: { new_chat_member: { status: 'member' } } },
      { my_chat_member: { new_chat_member: { status: 'left' } } },
    ]);
  });

  test('commands are kept for each scope', async () => {
    const commands = [{ command: 'menu', description: 'Daftar layanan' }];
    const scope = { type: 'chat', chat_id };
    await call('setMyCommands', { commands, scope });
    expect(server.commands('chat|501')).toEqual(commands);
    expect(await call('getMyCommands', { scope })).toEqual({ ok: true, result: commands });
    expect(await call('getMyCommands')).toEqual({ ok: true, result: [] });
    await call('deleteMyCommands', { scope });
    expect(await call('getMyCommands', { scope })).toEqual({ ok: true, result: [] });
  });
});
