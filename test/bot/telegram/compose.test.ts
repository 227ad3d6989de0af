import { expect, test } from 'vitest';
import { compose } from '../../../bot/channels/telegram/compose.ts';
import { plainOf } from '../../../bot/channels/telegram/rich-text.ts';
import type { Outgoing } from '../../../app/channel.ts';
import type { Message } from '../../../flows/kernel/message.ts';

const pdf = { name: 'surat ñ.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF') };
const parts = (message: Message, { file, keys = false }: { file?: Outgoing['file']; keys?: boolean } = {}) =>
  compose(
    { deliveryId: '1', address: '5', message, lastInboundAt: new Date(), ...(file && { file }) },
    { keys },
  ).map((part) => ({
    text: plainOf(part.runs),
    ...(part.markup && { markup: part.markup }),
    ...(part.file && { file: part.file.name }),
  }));
const yes = { id: 'q1.yes', label: 'Ya' };
const buttons = { inline_keyboard: [[{ text: 'Ya', callback_data: 'q1.yes' }]] };
const remove_keyboard = { remove_keyboard: true };

test('a question is one message with its buttons', () => {
  expect(parts({ text: '*Setuju?*', options: [yes] })).toEqual([{ text: 'Setuju?', markup: buttons }]);
});

test('a long text is several messages, the buttons under the last', () => {
  const shown = parts({ text: `${'kata '.repeat(1500)}`, options: [yes] });
  expect(shown.map(({ markup }) => markup !== undefined)).toEqual([false, true]);
});

test('a file carries its words, unless they are too many for a caption', () => {
  expect(parts({ text: 'Surat' }, { file: pdf })).toEqual([{ text: 'Surat', file: 'surat ñ.pdf' }]);
  const long = parts({ text: 'x '.repeat(700), options: [yes] }, { file: pdf });
  expect(long.map(({ file }) => file)).toEqual([undefined, 'surat ñ.pdf']);
  expect(long.at(-1)).toMatchObject({ text: '', markup: buttons });
});

test('nothing to say is still a message', () => {
  expect(parts({ text: ' ' })).toEqual([{ text: '…' }]);
});

test('asking for the contact brings a key for it, the other choices as words', () => {
  const back = { id: 'q1.back', label: 'Kembali', kind: 'nav' as const };
  expect(parts({ text: 'Nomor?', options: [back], askContact: true })).toEqual([
    {
      text: 'Nomor?',
      markup: {
        keyboard: [[{ text: 'Bagikan kontak', request_contact: true }], [{ text: 'Kembali' }]],
        resize_keyboard: true,
        one_time_keyboard: true,
      },
    },
  ]);
});

test('the key is taken away by what comes first of the next message', () => {
  expect(parts({ text: 'Terima kasih.\n\nLanjut?\n\nYa?', options: [yes] }, { keys: true })).toEqual([
    { text: 'Terima kasih.', markup: remove_keyboard },
    { text: 'Lanjut?\n\nYa?', markup: buttons },
  ]);
  expect(parts({ text: 'Lanjut?', options: [yes] }, { keys: true })).toEqual([
    { text: 'Baik.', markup: remove_keyboard },
    { text: 'Lanjut?', markup: buttons },
  ]);
  expect(parts({ text: 'Selesai.' }, { keys: true })).toEqual([
    { text: 'Selesai.', markup: remove_keyboard },
  ]);
});
