import { dialogue } from '../../kernel/dialogue.ts';
import { endWith, officeDialogue } from '../office/index.ts';
import { addStages } from './add-stages.ts';
import { isAdministrator } from './begin.ts';
import { broadcastStages } from './broadcast-stages.ts';
import { figuresStages } from './figures-stage.ts';
import { administrationNeeds } from './needs.ts';
import { serviceStages } from './service-stages.ts';
import { administrationAt, to, type AdministrationStage, type StageName } from './stage.ts';
import { staffStages } from './staff-stages.ts';
import { administrationTexts } from './texts.ts';

const departments = (): [id: StageName, label: string][] => [
  ['staff', administrationTexts.labels.staff],
  ['services', administrationTexts.labels.services],
  ['audience', administrationTexts.labels.broadcast],
  ['figures', administrationTexts.labels.figures],
];

const start: AdministrationStage = {
  ask: () => ({
    text: administrationTexts.homeText,
    options: [
      ...departments().map(([id, label]) => ({ id, label })),
      { id: 'city', label: administrationTexts.labels.city },
    ],
  }),
  take: (_scene, { choice }) => {
    if (choice === 'city') return { to: { name: 'city_edit', stage: 'what' } };
    const found = departments().find(([id]) => id === choice);
    return found ? { to: to(found[0]) } : null;
  },
};

const stages: Record<StageName, AdministrationStage> = {
  home: start,
  ...staffStages,
  ...addStages,
  ...serviceStages,
  ...broadcastStages,
  ...figuresStages,
};

/** An administrator's work (Perwali 126/2022 Pasal 11): who is in office, which services are open, word to staff, figures. */
export const administration = dialogue<'administration'>({
  ...officeDialogue,
  name: 'administration',
  at: administrationAt,
  ways: ['back'],
  needs: administrationNeeds,
  enter: ({ context }) =>
    isAdministrator(context) ? {} : { barred: { to: { name: 'menu' }, intro: administrationTexts.notYours } },
  stageOf: ({ at }) => stages[at.stage],
  leave: () => endWith(administrationTexts.administrationLeft),
});
