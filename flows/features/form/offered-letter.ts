import type { Asked, Reader } from '../../kernel/feature.ts';
import { placeAt } from '../../kernel/places.ts';
import { nextPlace, serviceOf } from './form.ts';
import { allItems } from './items.ts';

declare module '../../kernel/place.ts' {
  interface Traits {
    /** The unsent form of the session is offered here to be gone on with. */
    offersForm?: true;
  }
}

/** "Nomor saya berapa", and then the letter that had been asked for: it goes on with the form, and is not turned away. */
const read: Reader = ({ session, event, context }) => {
  const { draft } = context;
  if (draft?.state !== 'open') return null;
  const at = nextPlace(context);
  if (at.name !== 'item') return null;
  const item = allItems(serviceOf(context, draft.service)).find(({ key }) => key === at.key);
  if (!item?.letter || item.sensitive) return null;
  return placeAt(at, context).take(at, event, context, { ...session, at });
};

/** Takes a file as the letter that an unsent form waits for, where that form is only offered. */
export const takeOfferedLetter: Asked = {
  when: { events: ['file', 'album', 'lost_file'], where: ({ offersForm }) => offersForm === true },
  read,
};
