import { changesTexts } from './changes.ts';
import { counterTexts } from './counter.ts';
import { frameTexts } from './frame.ts';
import { handOverTexts } from './hand-over.ts';
import { incidentsTexts } from './incidents.ts';
import { keysTexts } from './keys.ts';
import { listsTexts } from './lists.ts';
import { loginTexts } from './login.ts';
import { oversightTexts } from './oversight.ts';
import { peopleTexts } from './people.ts';
import { reportPageTexts } from './report.ts';
import { requestTexts } from './request.ts';
import { retentionTexts } from './retention.ts';
import { roomsTexts } from './rooms.ts';
import { servicesTexts } from './services.ts';
import { sheetTexts } from './sheet.ts';
import { signsTexts } from './signs.ts';
import { stepsTexts } from './steps.ts';

/** The parts of what people read at the desk. */
export const deskPageTexts = [
  changesTexts,
  counterTexts,
  frameTexts,
  handOverTexts,
  incidentsTexts,
  keysTexts,
  listsTexts,
  loginTexts,
  oversightTexts,
  peopleTexts,
  reportPageTexts,
  requestTexts,
  retentionTexts,
  roomsTexts,
  servicesTexts,
  sheetTexts,
  signsTexts,
  stepsTexts,
] as const;
