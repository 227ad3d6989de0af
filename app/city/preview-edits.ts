import { cityDate } from '../../domain/city-time.ts';
import type { CityEdit } from '../../flows/catalogue/city-edit.ts';
import { wishOf } from '../../flows/features/city-changes/editable/wish.ts';
import type { Database } from '../db/open.ts';
import type { PreviewLine } from '../../flows/features/city-changes/facts.ts';
import { previewOf, type PreviewNeeds } from './preview.ts';
import { catalogueWith } from './try-edits.ts';

/** The chat as somebody would meet it with edits made, where it shows them, and what they say in it at last. */
export const previewEdits = async (
  db: Pick<Database, 'pool'>,
  edits: readonly CityEdit[],
  said: readonly string[],
  given: PreviewNeeds,
): Promise<PreviewLine[]> => {
  const next = await catalogueWith(db, edits, cityDate(given.now, given.tz));
  const wish = wishOf(edits, next);
  return previewOf(next, { ...wish, said: [...wish.said, ...said] }, given);
};
