import { expect, test } from 'vitest';
import { confirmed, confirmOptions } from '../../../flows/kernel/confirm.ts';
import { newSession } from '../../../flows/conversation.ts';

const session = { ...newSession, prompt: { no: 7, options: confirmOptions } };
const said = (text: string, alsoNo?: string[]) => confirmed(session, { kind: 'text', text }, alsoNo);

test.each([
  ['Ya', true],
  ['1', true],
  ['iya.', true],
  ['2', false],
  ['Nggak!', false],
  ['jangan', false],
  ['batal', false],
  ['boleh juga', null],
  ['lanjut', null],
])('"%s" to a question whether something is really meant', (text, answer) => {
  expect(said(text)).toBe(answer);
});

test('a question may know further words for no', () => {
  expect(said('lanjut', ['lanjut'])).toBe(false);
});
