import type { Feature } from '../../kernel/feature.ts';
import { beginChanges, cityChanges } from './changes-place.ts';
import { beginEdit, cityEdit } from './edit-place.ts';

/** The office changes what the city decides: submitted by an administrator, adopted by the head. */
export const cityDecides: Feature = {
  places: [cityEdit, cityChanges],
  commands: {
    'ubah data': { take: ({ session, context }) => beginEdit(session, context) },
    usulan: { take: ({ session, context }) => beginChanges(session, context) },
  },
  buttons: { proposals: (_option, { session, context }) => beginChanges(session, context) },
};
