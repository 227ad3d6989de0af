import { changesTexts } from './texts/changes.ts';
import { counterTexts } from './texts/counter.ts';
import { frameTexts } from './texts/frame.ts';
import { handOverTexts } from './texts/hand-over.ts';
import { incidentsTexts } from './texts/incidents.ts';
import { keysTexts } from './texts/keys.ts';
import { listsTexts } from './texts/lists.ts';
import { loginTexts } from './texts/login.ts';
import { oversightTexts } from './texts/oversight.ts';
import { peopleTexts } from './texts/people.ts';
import { reportPageTexts } from './texts/report.ts';
import { requestTexts } from './texts/request.ts';
import { retentionTexts } from './texts/retention.ts';
import { roomsTexts } from './texts/rooms.ts';
import { servicesTexts } from './texts/services.ts';
import { sheetTexts } from './texts/sheet.ts';
import { signsTexts } from './texts/signs.ts';
import { stepsTexts } from './texts/steps.ts';

/** Everything people read at the desk, by what it is for; steps and states have the words of the chat. */
export const deskTexts = {
  ...frameTexts,
  ...loginTexts,
  ...listsTexts,
  ...requestTexts,
  ...stepsTexts,
  ...counterTexts,
  ...peopleTexts,
  ...roomsTexts,
  ...oversightTexts,
  ...reportPageTexts,
  ...servicesTexts,
  ...changesTexts,
  ...incidentsTexts,
  ...retentionTexts,
  ...handOverTexts,
  ...keysTexts,
  ...sheetTexts,
  ...signsTexts,
} as const;
