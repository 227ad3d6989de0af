import { looks, type Look } from '../domain/access.ts';
import { adminActions } from '../domain/admin-event.ts';
import { figureDefinitions, figureKeys, type FigureKey } from '../domain/figures/definitions.ts';
import { stateCodes, states, type State } from '../domain/state.ts';
import { named } from './kernel/wording.ts';

const each = <K extends string, W>(keys: readonly K[], wordsOf: (key: K) => W): Record<K, W> =>
  Object.fromEntries(keys.map((key) => [key, wordsOf(key)])) as Record<K, W>;

/** What a request’s states are called, and what its applicant is told happens next. */
export const stateWords = named(
  'state',
  each(stateCodes, (code: State) => ({ label: String(states[code].label), next: String(states[code].next) })),
);

/** What looks at personal data are called. */
export const lookWords = named(
  'look',
  each(Object.keys(looks) as Look[], (look) => ({ label: String(looks[look].label) })),
);

type Act = keyof typeof adminActions;

/** What the office’s own steps are called. */
export const officeActWords = named(
  'officeAct',
  each(Object.keys(adminActions) as Act[], (act) => String(adminActions[act])),
);

/** What figures are called, what they say, and how they are worked out. */
export const figureWords = named(
  'figure',
  each(figureKeys, (key: FigureKey) => {
    const { label, sentence, formula } = figureDefinitions[key];
    return { label: String(label), sentence: String(sentence), formula: String(formula) };
  }),
);
