import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newSession, parts } from '../../../flows/conversation.ts';
import { privacyTexts } from '../../../flows/features/privacy/texts.ts';
import type { Event } from '../../../flows/kernel/event.ts';
import type { Session } from '../../../flows/kernel/session.ts';
import { createStep } from '../../../flows/kernel/step.ts';
import { aContext } from '../../support/context.ts';
import { hours } from './opening-hours.ts';

const { step } = createStep({ ...parts, features: [...parts.features, hours] });
const context = aContext({ contact: { privacyVersion: privacyTexts.privacyVersion } });

/** What is said after each of these texts, and where the person is in the end. */
const talk = (texts: readonly string[]): { at: Session['at']; said: string[] } => {
  let session: Session = { ...newSession, at: { name: 'menu' } };
  const said = texts.map((text) => {
    const event: Event = { kind: 'text', text };
    const result = step(session, event, context);
    if ('want' in result) throw new Error(`Nobody declared ${result.want.fact}`);
    ({ session } = result);
    return result.effects
      .flatMap((effect) => (effect.type === 'say' ? [effect.message.text] : []))
      .join('\n');
  });
  return { at: session.at, said };
};

test('the first place of the manual answers by word and by number, and gives back to the menu', () => {
  const { at, said } = talk(['jam buka dong', '2']);
  expect(said[0]).toContain('Jam buka hari apa?');
  expect(said[1]).toContain('Sabtu dan Minggu kantor tutup.');
  expect(at).toEqual({ name: 'menu' });
});

test('what it does not know is asked again, and the words that always work still work', () => {
  const { at, said } = talk(['jam', 'hmm', 'menu']);
  expect(said[1]).toContain('Jam buka hari apa?');
  expect(at).toEqual({ name: 'menu' });
});

test('the page in the documentation shows this very feature', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/architecture.md', import.meta.url)), 'utf8');
  const source = readFileSync(fileURLToPath(new URL('./opening-hours.ts', import.meta.url)), 'utf8');
  const [, shown = ''] = /## Write your first place[\s\S]*?```ts\n([\s\S]*?)```/.exec(page) ?? [];
  expect(shown.trim()).toBe(source.trim());
});
