import { stateWords } from '../../flows/domain-words.ts';
import { states } from '../../domain/state.ts';
import { actions, stepsBy } from '../../domain/transition.ts';
import { unitName } from '../../domain/unit.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { sopStanding } from '../../flows/catalogue/sop-standing.ts';
import { administrationTexts } from '../../flows/features/administration/texts.ts';
import { cityTexts } from '../../flows/features/city-changes/texts.ts';
import { stepTexts } from '../../flows/features/office/index.ts';
import { secretariatName } from '../../flows/features/requests/index.ts';
import { actLabels, buttons } from '../../flows/labels.ts';
import { manualTexts } from '../../flows/pages/manual.ts';

/** The chapters' names, which are their addresses and those of their pictures. */
export const chapterNames = [
  'citizens',
  'employees',
  'operator',
  'records_officer',
  'head',
  'administrator',
] as const;
export type ChapterName = (typeof chapterNames)[number];

/** A service as the manual tells of it. */
export type ServiceEntry = {
  title: string;
  summary: string;
  rows: [name: string, value: string][];
  sop: string[];
  asked: string[];
  letters: string[];
};

/** What somebody in a role may do, in which states, and where it leads. */
export type StepRow = [button: string, from: string, to: string];

/** One chapter, for those of one role. */
export type Chapter = {
  name: ChapterName;
  title: string;
  intro: string;
  steps: StepRow[];
  buttons: string[];
  words: [word: string, meaning: string][];
  states: [label: string, next: string][];
  services: ServiceEntry[];
};

const texts = manualTexts;

const withOptional = (label: string, required: boolean): string =>
  required ? label : `${label} (${texts.optional})`;

const serviceEntry = (service: Service, { city }: Catalogue): ServiceEntry => ({
  title: service.title,
  summary: service.summary,
  rows: [
    [texts.serviceRows.whoMay, service.whoMay],
    [texts.serviceRows.product, service.product],
    [texts.serviceRows.promise, texts.promise(service.promiseWorkingDays)],
    [texts.serviceRows.unit, unitName(city.units, service.unit)],
    [texts.serviceRows.law, service.law],
  ],
  sop: [...service.sop, ...sopStanding(service)],
  asked: service.fields.map(({ label, help, required }) => `${withOptional(label, required)}: ${help}`),
  letters: service.letters.map(({ label, help, required }) => `${withOptional(label, required)}: ${help}`),
});

const servicesFor = (audience: Service['audience'], catalogue: Catalogue): ServiceEntry[] =>
  catalogue.services
    .filter((service) => service.audience === audience)
    .map((service) => serviceEntry(service, catalogue));

const stepRows = (power: Parameters<typeof stepsBy>[0]): StepRow[] =>
  stepsBy(power).map(({ action, from, to }) => [
    actions[action],
    from.map((state) => stateWords[state].label).join(', '),
    to === null ? texts.stays : stateWords[to].label,
  ]);

const allOf = (...tables: Readonly<Record<string, string>>[]): string[] => [
  ...new Set(tables.flatMap((table) => Object.values(table))),
];

const chapter = (
  name: ChapterName,
  intro: string,
  has: Partial<Omit<Chapter, 'name' | 'title' | 'intro'>>,
): Chapter => ({
  ...{ name, title: texts.chapters[name], intro },
  ...{ steps: [], buttons: [], words: [], states: [], services: [], ...has },
});

/** The chapters of the manual of this city, as it stands: what it says comes from where the chat has it. */
export const chaptersOf = (catalogue: Catalogue): Chapter[] => {
  const work = allOf(stepTexts.labels, actLabels);
  return [
    chapter('citizens', texts.citizensIntro, {
      words: Object.entries(texts.wordsOf),
      buttons: allOf(buttons),
      steps: stepRows('applicant'),
      states: Object.values(states).map(({ label, next }) => [label, next]),
      services: servicesFor('external', catalogue),
    }),
    chapter('employees', texts.employeesIntro, { services: servicesFor('internal', catalogue) }),
    chapter('operator', `${texts.operatorIntro(secretariatName({ catalogue }))} ${texts.printed}`, {
      steps: stepRows('operator'),
      buttons: work,
    }),
    chapter('records_officer', `${texts.recordsIntro} ${texts.printed}`, {
      steps: stepRows('records_officer'),
      buttons: work,
    }),
    chapter('head', texts.headIntro, {
      steps: stepRows('head'),
      buttons: [cityTexts.labels.establish, cityTexts.labels.sendBack],
    }),
    chapter('administrator', texts.administratorIntro, {
      buttons: allOf(administrationTexts.labels, cityTexts.labels),
    }),
  ];
};
