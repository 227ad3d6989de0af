import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dialogue, inWords, pickOrWrite, type Stage } from '../../../flows/kernel/dialogue.ts';
import type { Event } from '../../../flows/kernel/event.ts';
import type { Place } from '../../../flows/kernel/place.ts';
import type { Session } from '../../../flows/kernel/session.ts';
import { createStep } from '../../../flows/kernel/step.ts';
import { kernelTexts } from '../../../flows/kernel/texts.ts';
import { aContext, aSession } from '../../support/context.ts';

const errandAt = z.strictObject({
  name: z.literal('errand'),
  stage: z.enum(['what', 'why', 'note']),
  what: z.string().optional(),
  file: z.string().optional(),
});

declare module '../../../flows/kernel/session.ts' {
  interface Places {
    errand: z.infer<typeof errandAt>;
  }
}

type Found = { isStaff: boolean };

const stages: Record<'what' | 'why' | 'note', Stage<'errand', Found>> = {
  what: {
    ask: () => ({
      text: 'What?',
      options: [
        { id: 'bread', label: 'Brown bread' },
        { id: 'milk', label: 'Milk' },
      ],
    }),
    take: ({ at }, { choice }) => (choice ? { to: { ...at, stage: 'why', what: choice } } : null),
  },
  why: {
    back: () => ({ name: 'errand', stage: 'what' }),
    ask: ({ at }) => ({ text: `Why ${at.what ?? ''}?`, options: [{ id: 'hunger', label: 'Hunger' }] }),
    reading: inWords,
    take: ({ at }, { choice, words }) => {
      if (choice) return { to: { ...at, stage: 'note' } };
      return words && words.length > 3
        ? { to: { ...at, stage: 'note', what: words } }
        : { refuse: 'Longer.' };
    },
  },
  note: {
    ask: ({ at }) => ({ text: `Note${at.file ? ` with ${at.file}` : ''}?` }),
    take: (_scene, { words }) =>
      words === 'hm' ? null : { to: { name: 'home' }, intro: `Done: ${words ?? ''}` },
    takeSent: ({ at }, sent) =>
      sent.kind === 'file' ? { say: `Kept ${sent.name}.`, at: { ...at, file: sent.name } } : null,
  },
};

const errand = (brief: boolean): Place<'errand'> =>
  dialogue<'errand', Found>({
    name: 'errand',
    at: errandAt,
    traits: {},
    ways: ['back', 'cancel'],
    enter: ({ context: { contact } }) =>
      contact.staff ? { isStaff: true } : { barred: { to: { name: 'home' }, intro: 'Not yours.' } },
    stageOf: ({ at }) => stages[at.stage],
    leave: () => ({ to: { name: 'home' }, intro: 'Left.' }),
    unread: pickOrWrite,
    ...(brief ? { brief } : {}),
  });

const homeAt = z.strictObject({ name: z.literal('home') });

declare module '../../../flows/kernel/session.ts' {
  interface Places {
    home: z.infer<typeof homeAt>;
  }
}

const home: Place<'home'> = {
  name: 'home',
  at: homeAt,
  show: () => ({ messages: [{ text: 'Home.' }] }),
  take: () => ({ to: { name: 'errand', stage: 'what' } }),
};

const staff = { id: 's', name: 'Sari', role: 'operator', unit: 'ikp' } as const;

const conversation = ({ brief = false, buttons = true, member = true } = {}) => {
  const { step } = createStep({
    features: [{ places: [home, errand(brief)] }],
    home: { name: 'home' },
    before: [],
    readers: ({ commands }) => [commands],
    last: () => [],
  });
  const usual = aContext({ contact: { staff: member ? staff : null } });
  const context = { ...usual, can: { ...usual.can, buttons } };
  return (inputs: readonly (string | Event)[], from: Session = aSession({ at: { name: 'home' } })) =>
    inputs.reduce<{ session: Session; said: string; ids: string[] }>(
      ({ session }, input) => {
        const event: Event = typeof input === 'string' ? { kind: 'text', text: input } : input;
        const result = step(session, event, context);
        if ('want' in result) throw new Error('Nothing has to be known here');
        const says = result.effects.flatMap((effect) => (effect.type === 'say' ? [effect.message] : []));
        return {
          session: result.session,
          said: says.map(({ text }) => text).join('\n\n'),
          ids: says.flatMap(({ options = [] }) => options.map(({ id }) => id)),
        };
      },
      { session: from, said: '', ids: [] },
    );
};

const file: Event = {
  kind: 'file',
  sha256: 'a'.repeat(64),
  name: 'a.pdf',
  mime: 'application/pdf',
  bytes: 1,
};
const button = (option: string): Event => ({ kind: 'button', option });

test('it asks its questions one after the other, with the ways out under each', () => {
  const talk = conversation();
  expect(talk(['hello'])).toMatchObject({
    said: 'What?',
    ids: ['q1.bread', 'q1.milk', 'q1.back', 'q1.cancel'],
  });
  expect(talk(['hello', 'brown']).said).toBe('Why bread?');
  expect(talk(['hello', '2', 'thirst', 'soon']).said).toBe('Done: soon\n\nHome.');
});

describe('ways out', () => {
  test.each(['batal', 'Batal!', 'ga jadi', 'batal dong', 'cancel'])('"%s" leaves', (words) => {
    expect(conversation()(['hello', 'brown', words]).said).toBe('Left.\n\nHome.');
  });

  test.each(['kembali', 'balik', 'kembali kak'])('"%s" asks the question before', (words) => {
    expect(conversation()(['hello', 'brown', words]).said).toBe('What?');
  });

  test('*kembali* leaves where there is no question before', () => {
    expect(conversation()(['hello', 'kembali']).said).toBe('Left.\n\nHome.');
  });

  test('buttons do the same as the words', () => {
    const talk = conversation();
    expect(talk(['hello', 'brown', button('q2.back')]).said).toBe('What?');
    expect(talk(['hello', 'brown', button('q2.cancel')]).said).toBe('Left.\n\nHome.');
  });
});

describe('what cannot be used', () => {
  test('a button of an older question: says so, and asks the present one under its number', () => {
    const { said, ids } = conversation()(['hello', 'brown', button('q1.milk')]);
    expect(said).toBe(`${kernelTexts.oldButton}\n\nWhy bread?`);
    expect(ids).toContain('q2.hunger');
  });

  test('a text that picks nothing, by the kind of question', () => {
    const talk = conversation();
    expect(talk(['hello', 'tea']).said).toBe(`${kernelTexts.pickOption}\n\nWhat?`);
    expect(talk(['hello', 'brown', 'hunger', 'hm']).said).toBe(`${kernelTexts.writeAnswer}\n\nNote?`);
  });

  test('a file nobody asked for', () => {
    expect(conversation()(['hello', file]).said).toBe(`${kernelTexts.noFile}\n\nWhat?`);
  });

  test('a refused answer: the sentence and the question under its number, and one try more', () => {
    const { said, ids, session } = conversation()(['hello', 'brown', 'so', 'no']);
    expect(said).toBe('Longer.\n\nWhy bread?');
    expect(ids).toContain('q2.hunger');
    expect(session.wrong).toBe(2);
  });

  test('or the sentence alone with the same options, where the question has just been read', () => {
    const { said, ids } = conversation({ brief: true })(['hello', 'brown', 'so']);
    expect(said).toBe('Longer.');
    expect(ids).toEqual(['q2.hunger', 'q2.back', 'q2.cancel']);
  });
});

test('what is kept of a file is said, and the question goes on standing', () => {
  const talk = conversation();
  expect(talk(['hello', 'brown', 'hunger', file]).said).toBe('Kept a.pdf.\n\nNote with a.pdf?');
});

test('a typed number is a word where words are the answer and buttons can be pressed', () => {
  expect(conversation()(['hello', 'brown', '1']).said).toBe('Longer.\n\nWhy bread?');
  expect(conversation({ buttons: false })(['hello', 'brown', '1']).said).toBe('Note?');
});

test('whoever may not be here is sent away, whatever they write', () => {
  const inside = aSession({ at: { name: 'errand', stage: 'why' } });
  expect(conversation({ member: false })(['batal'], inside).said).toBe('Not yours.\n\nHome.');
});
