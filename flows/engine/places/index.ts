import type { At } from '../session.ts';
import type { Place } from '../place.ts';
import { cancel } from './cancel.ts';
import { acting } from '../../staff/acting-head.ts';
import { administration } from '../../staff/administration/place.ts';
import { block } from '../../staff/rooms/block.ts';
import { move } from '../../staff/rooms/move.ts';
import { card } from './card.ts';
import { comment } from './comment.ts';
import { details } from './details.ts';
import { help, human } from './help.ts';
import { information } from './information.ts';
import { item } from './item.ts';
import { menu, start } from './menu.ts';
import { reopen, withdraw } from './own-request.ts';
import { change, review } from './review.ts';
import { replace } from './replace.ts';
import { answerable, reply } from './reply.ts';
import { resume } from './resume.ts';
import { sent } from './sent.ts';
import { services } from './services.ts';
import { sop } from './sop.ts';
import { status } from './status.ts';
import { suggest } from './suggest.ts';
import { verify } from './verify.ts';

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
