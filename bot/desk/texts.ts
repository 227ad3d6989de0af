import { changesTexts } from '../../flows/pages/desk/changes.ts';
import { counterTexts } from '../../flows/pages/desk/counter.ts';
import { frameTexts } from '../../flows/pages/desk/frame.ts';
import { handOverTexts } from '../../flows/pages/desk/hand-over.ts';
import { incidentsTexts } from '../../flows/pages/desk/incidents.ts';
import { keysTexts } from '../../flows/pages/desk/keys.ts';
import { listsTexts } from '../../flows/pages/desk/lists.ts';
import { loginTexts } from '../../flows/pages/desk/login.ts';
import { objectionsTexts } from '../../flows/pages/desk/objections.ts';
import { oversightTexts } from '../../flows/pages/desk/oversight.ts';
import { peopleTexts } from '../../flows/pages/desk/people.ts';
import { reportPageTexts } from '../../flows/pages/desk/report.ts';
import { requestTexts } from '../../flows/pages/desk/request.ts';
import { retentionTexts } from '../../flows/pages/desk/retention.ts';
import { roomsTexts } from '../../flows/pages/desk/rooms.ts';
import { servicesTexts } from '../../flows/pages/desk/services.ts';
import { sheetTexts } from '../../flows/pages/desk/sheet.ts';
import { signsTexts } from '../../flows/pages/desk/signs.ts';
import { stepsTexts } from '../../flows/pages/desk/steps.ts';

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
  ...objectionsTexts,
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
