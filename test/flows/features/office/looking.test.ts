import { expect, test } from 'vitest';
import { aRequest } from '../../../support/context.ts';
import { button, lookedAt, playOut, staffContext } from '../../../support/play.ts';

test.each([
  ['see', ['chat request']],
  ['history', ['chat history']],
  ['letters', ['chat letters']],
  ['print', ['document sheet']],
  ['print_all', ['document letters']],
  ['talk', ['chat talk']],
  // The page itself writes down what is seen on it.
  ['view_sensitive', []],
])('the button %s is written down as a look at what it shows', (button_, looks) => {
  const request = aRequest();
  const { effects } = playOut(staffContext({}, [request]), [button(`act.${button_}.${request.id}`)]);
  expect(lookedAt(effects)).toEqual(looks);
});

test('whose request it is not sees nothing and looks at nothing', () => {
  const request = aRequest();
  const elsewhere = staffContext({ unit: 'persandian' }, [request]);
  expect(lookedAt(playOut(elsewhere, [button(`act.see.${request.id}`)]).effects)).toEqual([]);
});
