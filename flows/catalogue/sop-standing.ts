import type { Service } from './service.ts';
import { catalogueTexts } from './texts.ts';

/** What an SOP stands on, in a line where there is something to say: that it is a draft, or by which decree it was adopted. */
export const sopStanding = ({ sopStatus, decree }: Pick<Service, 'sopStatus' | 'decree'>): string[] => {
  if (sopStatus === 'draft') return [catalogueTexts.draftLine];
  return decree ? [catalogueTexts.decreeLine(decree.number, decree.date)] : [];
};
