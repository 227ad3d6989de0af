import { z } from 'zod';
import { hideNik } from '../../../domain/nik.ts';
import { unitName } from '../../../domain/unit.ts';
import { readField, showAnswer } from '../../fields/index.ts';
import type { FieldOf } from '../../fields/field-schema.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Scene, type Stage } from '../../kernel/dialogue.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { bookingDay, goOn } from '../form/index.ts';
import { moment } from '../requests/index.ts';
import { handedOn, linked, noted } from './ask.ts';
import { mostLooks } from './facts-and-effects.ts';
import { dataTexts } from './texts.ts';

const detailKeys = ['name', 'phone', 'institution', 'email'] as const;
type Key = (typeof detailKeys)[number];

const at = z.strictObject({
  name: z.literal('my_data'),
  /** What is asked here: what they need, which detail is wrong, the right one, or words about it. */
  ask: z.enum(['menu', 'which', ...detailKeys, 'correction', 'withdrawal', 'objection']),
});

declare module '../../kernel/session.ts' {
  interface Places {
    my_data: z.infer<typeof at>;
  }
}

const common = (key: Key) => ({
  ...{ key, label: dataTexts.fields[key], help: '', required: true, example: '', invalidExamples: [] },
});
const fields = (): { [K in Key]: FieldOf<'text'> | FieldOf<'phone'> | FieldOf<'email'> } => ({
  name: { ...common('name'), type: 'text', min: 3, max: 100 },
  phone: { ...common('phone'), type: 'phone' },
  institution: { ...common('institution'), type: 'text', min: 3, max: 200 },
  email: { ...common('email'), type: 'email' },
});

/** Who looked, for whoever asks about their own data. */
export const whoLooked = (context: Context): Move => {
  const { units } = context.catalogue.city;
  const found = fact(context, { fact: 'my_accesses' });
  const lines = found.slice(0, mostLooks).map((access) =>
    dataTexts.look(access, {
      when: moment(access.at, context),
      unitOf: (unit) => unitName(units, unit),
    }),
  );
  const more = found.length > mostLooks ? [dataTexts.moreLooks] : [];
  const text = lines.length === 0 ? dataTexts.noLooks : [dataTexts.looksTitle, ...lines, ...more].join('\n');
  return { to: goOn(context), intro: text };
};

type Step = Stage<'my_data'>;

const chosenFrom: Record<string, (context: Context) => Move> = {
  copy: (context) => linked('copy', context),
  looks: whoLooked,
  correct: () => ({ to: { name: 'my_data', ask: 'which' } }),
  erase: (context) => linked('erasure', context),
  withdraw: () => ({ to: { name: 'my_data', ask: 'withdrawal' } }),
  object: () => ({ to: { name: 'my_data', ask: 'objection' } }),
};

const menu: Step = {
  ask: () => ({
    text: dataTexts.menu,
    options: (['copy', 'looks', 'correct', 'erase', 'withdraw', 'object'] as const).map((id) => ({
      id,
      label: dataTexts.labels[id],
    })),
  }),
  take: ({ context }, { choice }) => chosenFrom[choice ?? '']?.(context) ?? null,
};

const which: Step = {
  ask: () => ({
    text: dataTexts.which,
    options: [
      ...detailKeys.map((id) => ({ id, label: dataTexts.fields[id] })),
      { id: 'correction', label: dataTexts.labels.inRequest },
    ],
  }),
  take: (_scene, { choice }) => {
    const ask = ([...detailKeys, 'correction'] as const).find((one) => one === choice);
    return ask === undefined ? null : { to: { name: 'my_data', ask } };
  },
  back: () => ({ name: 'my_data', ask: 'menu' }),
};

const detail = (key: Key): Step => ({
  reading: () => 'exact',
  ask: ({ context: { contact } }) => ({
    text: [
      dataTexts.now(dataTexts.fields[key], contact[key]),
      ...(key === 'phone' && contact.channelPhone !== null ? [dataTexts.proven] : []),
    ].join('\n'),
  }),
  take: ({ context }, { words }) => {
    if (words === null) return null;
    const reading = readField({ text: words }, fields()[key], {
      ...bookingDay(context),
      ...{ answers: {}, holds: () => [], subdomainTaken: () => false },
    });
    if (reading.ok !== true) return { refuse: reading.say };
    const value = String(reading.value);
    const { number, effects } = noted('correction', null, context);
    const shown = showAnswer(value, fields()[key]);
    return {
      to: goOn(context),
      contact: { [key]: value },
      intro: dataTexts.corrected(dataTexts.fields[key], shown, number),
      effects,
    };
  },
  back: () => ({ name: 'my_data', ask: 'which' }),
});

const inWords = (kind: 'correction' | 'withdrawal' | 'objection'): Step => ({
  reading: () => 'exact',
  ask: () => ({ text: dataTexts.words[kind] }),
  take: ({ context }, { words }) =>
    words === null || !/[\p{L}\p{N}]{2}/u.test(words)
      ? null
      : handedOn(kind, hideNik(words.trim()).slice(0, 2000), context),
  back: () => ({ name: 'my_data', ask: 'menu' }),
});

const stages: Record<z.infer<typeof at>['ask'], Step> = {
  menu,
  which,
  name: detail('name'),
  phone: detail('phone'),
  institution: detail('institution'),
  email: detail('email'),
  correction: inWords('correction'),
  withdrawal: inWords('withdrawal'),
  objection: inWords('objection'),
};

const leave = ({ context }: Scene<'my_data'>): Move => ({ to: goOn(context) });

/** What somebody asks about their own data: a copy, who looked, a correction, the end of it. */
export const myData = dialogue<'my_data'>({
  name: 'my_data',
  at,
  traits: { aside: true },
  ways: ['back'],
  needs: () => [{ fact: 'my_accesses' }],
  enter: () => ({}),
  stageOf: (scene) => stages[scene.at.ask],
  leave,
});
