import type { Feature } from '../../kernel/feature.ts';
import { requestEvents } from '../requests/index.ts';
import { newsNeeds } from './needs.ts';
import { takeNews } from './news.ts';
import { told } from './told.ts';

/** What an applicant hears of a request that expects an answer. */
export const news: Feature = {
  places: [told],
  events: requestEvents,
  needs: [{ when: { events: ['news'] }, wants: newsNeeds }],
  house: { news: takeNews },
};
