import { chosen } from '../../kernel/chosen.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { buttons } from '../../labels.ts';
import { stepTexts } from '../steps/texts.ts';
import { addStages } from './add-stages.ts';
import { isAdministrator } from './begin.ts';
import { broadcastStages } from './broadcast-stages.ts';
import { figuresStages } from './figures-stage.ts';
import { administrationNeeds } from './needs.ts';
import { serviceStages } from './service-stages.ts';
import { administrationAt, home, to, type Stage, type StageName } from './stage.ts';
import { staffStages } from './staff-stages.ts';
import { administrationTexts } from './texts.ts';

const departments: [id: StageName, label: string][] = [
  ['staff', administrationTexts.labels.staff],
  ['services', administrationTexts.labels.services],
  ['audience', administrationTexts.labels.broadcast],
  ['figures', administrationTexts.labels.figures],
];

const start: Stage = {
  parent: home,
  ask: () => ({
    text: administrationTexts.homeText,
    options: departments.map(([id, label]) => ({ id, label })),
  }),
  take: (_at, { choice }) => {
    const found = departments.find(([id]) => id === choice);
    return found ? { to: to(found[0]) } : null;
  },
};

const stages: Record<StageName, Stage> = {
  home: start,
  ...staffStages,
  ...addStages,
  ...serviceStages,
  ...broadcastStages,
  ...figuresStages,
};

const leave: Move = { to: { name: 'start' }, quiet: true, intro: administrationTexts.administrationLeft };

/** An administrator's work (Perwali 126/2022 Pasal 11): who is in office, which services are open, word to staff, figures. */
export const administration: Place<'administration'> = {
  name: 'administration',
  remarks: 'none',
  at: administrationAt,
  needs: administrationNeeds,
  office: true,
  ownWords: ['batal', 'kembali'],
  show: (at, context) => {
    if (!isAdministrator(context)) return { messages: [{ text: administrationTexts.notYours }] };
    const question = stages[at.stage].ask(at, context);
    const back: Option = { id: 'back', label: buttons.back, kind: 'nav' };
    return { messages: [{ ...question, options: [...(question.options ?? []), back] }] };
  },
  take(at, event, context, session) {
    if (!isAdministrator(context)) return { to: { name: 'menu' }, intro: administrationTexts.notYours };
    // Names, notices and broadcasts are words of one's own: no beginning of a label is meant.
    const choice = chosen(session, event, 'exact');
    const said = event.kind === 'text' ? plainWords(event.text) : '';
    if (said === 'batal') return leave;
    if (choice === 'back' || said === 'kembali')
      return at.stage === 'home' ? leave : { to: stages[at.stage].parent(at) };
    if (choice === 'stale') return null;
    const words = event.kind === 'text' && choice === null ? event.text : null;
    const move = stages[at.stage].take(at, { choice, words }, context);
    return move ?? (event.kind === 'text' ? { to: at, intro: stepTexts.pickOne } : null);
  },
};
