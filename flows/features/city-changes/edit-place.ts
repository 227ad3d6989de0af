import { editAdopt, editHoliday, editHours, editStep, type CityEdit } from '../../catalogue/city-edit.ts';
import type { Service } from '../../catalogue/service.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Scene } from '../../kernel/dialogue.ts';
import type { Event } from '../../kernel/event.ts';
import { fact, type Want } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { administer } from '../administration/index.ts';
import { endWith, officeDialogue, readDay } from '../office/index.ts';
import { describeEdits } from './describe.ts';
import { cityTexts } from './texts.ts';
import { adopters, proposalOption } from './adopters.ts';
import { editAt, kinds, to, what, type EditAt as At, type EditStage } from './edit-stage.ts';
import { partEdits, partStages, partWants } from './part-stages.ts';

/** Opens the change of what the city decides; null for everybody but administrators. */
export const beginEdit = (_session: unknown, { contact }: Pick<Context, 'contact'>): Move | null =>
  contact.staff?.role === 'administrator' ? { to: what() } : null;

const serviceOf = ({ service }: At, { catalogue }: Context): Service | undefined =>
  catalogue.byCode.get(service ?? '');

/** What has been answered so far, as edits. */
const editsOf = (at: At, context: Context): CityEdit[] => {
  const { kind, day, step, words = '' } = at;
  const service = serviceOf(at, context);
  if (kind === 'hours') return editHours(context.catalogue.city.office.hours, words);
  if (kind === 'holiday' && day !== undefined) return editHoliday(day, words);
  if (kind === 'step' && service && step !== undefined) return editStep(service, step, words);
  if (kind === 'adopt' && service) return editAdopt(service);
  return partEdits(at, context);
};

/** Words of so many letters, or the sentence that refuses them. */
const written = (
  said: string | null,
  [least, most]: readonly [number, number],
  refuse: string,
  go: (text: string) => Move,
): Move | { refuse: string } | null => {
  if (said === null) return null;
  const text = said.trim().replace(/\s+/g, ' ');
  return text.length < least || text.length > most ? { refuse } : go(text);
};

/** The first question about each kind, and the last before the reason. */
const way: Record<NonNullable<At['kind']>, { first: At['stage']; last: At['stage'] }> = {
  hours: { first: 'hours', last: 'hours' },
  holiday: { first: 'day', last: 'day_name' },
  room: { first: 'entry', last: 'value' },
  office: { first: 'part', last: 'value' },
  unit: { first: 'entry', last: 'value' },
  card: { first: 'entry', last: 'value' },
  step: { first: 'service', last: 'words' },
  adopt: { first: 'service', last: 'service' },
  text: { first: 'find', last: 'value' },
};

const start: EditStage = {
  ask: () => ({
    text: cityTexts.what,
    options: kinds.map((kind) => ({ id: `kind.${kind}`, label: cityTexts.labels[kind] })),
  }),
  take: ({ context }, { choice }) => {
    const kind = kinds.find((each) => choice === `kind.${each}`);
    if (!kind) return null;
    const none =
      kind === 'adopt' && !context.catalogue.services.some(({ sopStatus }) => sopStatus === 'draft');
    return none
      ? { refuse: cityTexts.noDrafts }
      : { to: { name: 'city_edit', stage: way[kind].first, kind } };
  },
};

const hours: EditStage = {
  back: what,
  ask: ({ context }) => ({ text: cityTexts.hours(context.catalogue.city.office.hours) }),
  take: ({ at }, { words }) =>
    written(words, [5, 200], cityTexts.hoursRefused, (text) => to(at, { stage: 'reason', words: text })),
};

const day: EditStage = {
  back: what,
  ask: () => ({ text: cityTexts.day }),
  take: ({ at, context }, { words }) => {
    if (words === null) return null;
    const read = readDay(words, cityTexts.dayLabel, { from: 0, to: 730 }, context);
    if (!read.ok) return { refuse: read.say };
    return context.catalogue.city.holidays.has(read.value)
      ? { refuse: cityTexts.dayTaken(read.value) }
      : to(at, { stage: 'day_name', day: read.value });
  },
};

const dayName: EditStage = {
  back: ({ at }) => ({ ...at, stage: 'day' }),
  ask: ({ at }) => ({ text: cityTexts.dayName(at.day ?? '') }),
  take: ({ at }, { words }) =>
    written(words, [3, 100], cityTexts.dayNameRefused, (text) => to(at, { stage: 'reason', words: text })),
};

const servicesFor = ({ at, context }: Scene<'city_edit'>): Service[] =>
  context.catalogue.services.filter(({ sopStatus }) => at.kind !== 'adopt' || sopStatus === 'draft');

const service: EditStage = {
  back: what,
  ask: (scene) => ({
    text: cityTexts.service,
    options: servicesFor(scene).map(({ code, title }) => ({ id: `sop.${code}`, label: title })),
  }),
  take: (scene, { choice }) => {
    const found = servicesFor(scene).find(({ code }) => choice === `sop.${code}`);
    if (!found) return null;
    return to(scene.at, { service: found.code, stage: scene.at.kind === 'adopt' ? 'reason' : 'step' });
  },
};

const step: EditStage = {
  back: ({ at }) => ({ ...at, stage: 'service' }),
  ask: ({ at, context }) => {
    const { title = '', sop = [] } = serviceOf(at, context) ?? {};
    return {
      text: cityTexts.step(title, sop),
      options: sop.map((_, index) => ({ id: `step.${index}`, label: cityTexts.stepLabel(index) })),
    };
  },
  take: ({ at, context }, { choice }) => {
    const index = serviceOf(at, context)?.sop.findIndex((_, each) => choice === `step.${each}`) ?? -1;
    return index < 0 ? null : to(at, { step: index, stage: 'words' });
  },
};

const words: EditStage = {
  back: ({ at }) => ({ ...at, stage: 'step' }),
  ask: ({ at, context }) => ({ text: cityTexts.words(serviceOf(at, context)?.sop[at.step ?? 0] ?? '') }),
  take: ({ at }, given) =>
    written(given.words, [3, 300], cityTexts.wordsRefused, (text) =>
      to(at, { stage: 'reason', words: text }),
    ),
};

const reason: EditStage = {
  back: ({ at }) => ({ ...at, stage: at.kind ? way[at.kind].last : 'what' }),
  ask: () => ({ text: cityTexts.reason }),
  take: ({ at }, given) =>
    written(given.words, [3, 300], cityTexts.reasonRefused, (text) =>
      to(at, { stage: 'confirm', reason: text }),
    ),
};

const confirm: EditStage = {
  back: ({ at }) => ({ ...at, stage: 'reason' }),
  ask: ({ at, context }) => {
    const edits = editsOf(at, context);
    const { problems } = fact(context, { fact: 'city_trial', edits });
    if (problems.length > 0) return { text: cityTexts.cannot(problems) };
    return {
      text: cityTexts.confirm(describeEdits(edits, context.catalogue), at.reason ?? ''),
      options: [{ id: 'submit', label: cityTexts.labels.submit }],
    };
  },
  take: ({ at, context }, { choice }) => {
    if (choice !== 'submit') return null;
    const edits = editsOf(at, context);
    const { problems, lines } = fact(context, { fact: 'city_trial', edits });
    if (problems.length > 0) return { refuse: cityTexts.cannot(problems) };
    const { reason: why = '' } = at;
    const author = context.contact.staff?.name ?? '';
    const text = cityTexts.submittedAlert(author, describeEdits(edits, context.catalogue), why);
    return {
      ...endWith(cityTexts.submitted),
      effects: [
        administer({ do: 'propose_city', edits, reason: why, lines }, context),
        { type: 'alert', to: adopters(context), messages: [{ text, options: [proposalOption()] }] },
      ],
    };
  },
};

const stages: Record<At['stage'], EditStage> = {
  ...{ what: start, hours, day, day_name: dayName, service, step, words, reason, confirm },
  ...partStages,
};

/** The file of what is changed, and at the end, with that known, what the change would come to. */
const needs = (at: At, _event: Event | null, context: Context): readonly Want[] => {
  const edits = at.stage === 'confirm' ? editsOf(at, context) : [];
  return [...partWants(at), ...(edits.length > 0 ? [{ fact: 'city_trial' as const, edits }] : [])];
};

/** An administrator changes what is short of what the city decides: hours, a holiday, a phone number, a room, a step of an SOP, its adoption. */
export const cityEdit = dialogue<'city_edit'>({
  ...officeDialogue,
  name: 'city_edit',
  at: editAt,
  ways: ['back', 'cancel'],
  exactWords: true,
  needs,
  enter: ({ context }) =>
    beginEdit(null, context) ? {} : { barred: { to: { name: 'menu' }, intro: cityTexts.notYours } },
  stageOf: ({ at }) => stages[at.stage],
  leave: () => endWith(cityTexts.left),
});
