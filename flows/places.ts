import type { At } from './kernel/session.ts';
import type { Place } from './kernel/place.ts';
import { cancel } from './features/form/cancel.ts';
import { acting } from './features/acting-head/acting-head.ts';
import { administration } from './features/administration/place.ts';
import { block } from './features/rooms/block.ts';
import { move } from './features/rooms/move.ts';
import { card } from './features/services/card.ts';
import { comment } from './features/status/comment.ts';
import { details } from './features/details/details.ts';
import { help, human } from './features/help/help.ts';
import { information } from './features/information/information.ts';
import { item } from './features/form/item.ts';
import { menu, start } from './features/services/menu.ts';
import { reopen, withdraw } from './features/status/own-request.ts';
import { change, review } from './features/form/review.ts';
import { replace } from './features/form/replace.ts';
import { answerable, reply } from './features/relay/reply.ts';
import { resume } from './features/form/resume.ts';
import { sent } from './features/form/sent.ts';
import { services } from './features/services/services.ts';
import { sop } from './features/sop/sop.ts';
import { status } from './features/status/status.ts';
import { suggest } from './features/services/suggest.ts';
import { verify } from './features/employee/verify.ts';

type Name = Exclude<At['name'], 'staff'>;

/** Every place of the applicants' conversation; staff dialogues have their own steps. */
const places: { [N in Name]: Place<N> } = {
  start,
  menu,
  services,
  suggest,
  card,
  resume,
  sop,
  verify,
  details,
  item,
  review,
  change,
  cancel,
  replace,
  sent,
  status,
  withdraw,
  help,
  human,
  information,
  reopen,
  answerable,
  reply,
  comment,
  acting,
  block,
  move,
  administration,
};

/** A place seen without its name; it is only ever given its own `at`. */
type AnyPlace = Place<Name>;

/** The place of an `at`; a staff dialogue that is left behind is the menu. */
export const placeOf = (at: At): AnyPlace =>
  (at.name === 'staff' ? places.menu : places[at.name]) as AnyPlace;
