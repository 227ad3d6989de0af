/** How often, and by how many working days each time, a promise may still be extended; by how many it was so far, and why the last time. */
export type Extension = { times: number; workingDays: number; days: number; because?: string };

/** What says whether a promise may be extended or its delay explained: what is left of it, the day it is due, whether its unit was asked why, and for which day the applicant was told. Days are ISO dates. */
export type Extended = {
  extension?: Extension;
  promisedOn?: string;
  decideBy?: string;
  askedWhy?: true;
  warnedFor?: string;
};

/** Why a promise may not be extended on an ISO date; null when it may. Once it is over nothing is put off any more. */
export const whyNotExtend = (
  { extension, promisedOn, decideBy = promisedOn }: Extended,
  today: string,
): 'not_extensible' | 'too_late' | null => {
  if (!extension || extension.times < 1 || decideBy === undefined) return 'not_extensible';
  return today > decideBy ? 'too_late' : null;
};

/** Why a unit may not tell an applicant today why a day may pass: only once it was asked, and while nobody has told them. */
export const whyNotExplain = (
  { askedWhy, warnedFor, promisedOn, decideBy = promisedOn }: Extended,
  today: string,
): 'not_asked' | null => {
  const isOpen = askedWhy === true && decideBy !== undefined && today <= decideBy;
  return isOpen && warnedFor !== decideBy ? null : 'not_asked';
};

/** What is wrong with so many working days of an extension; null when nothing is. */
export const whyNotDays = (
  { extension }: Extended,
  days: number | undefined,
): 'days_missing' | 'too_many_days' | null => {
  if (days === undefined) return 'days_missing';
  return Number.isInteger(days) && days >= 1 && days <= (extension?.workingDays ?? 0)
    ? null
    : 'too_many_days';
};

/** What may be extended of a promise that was just given. */
export const newExtension = ({
  times,
  workingDays,
}: Pick<Extension, 'times' | 'workingDays'>): Extension => ({
  ...{ times, workingDays },
  days: 0,
});

/** An extension once it was made use of. */
export const extendedBy = (extension: Extension, days: number, because: string): Extension => ({
  times: extension.times - 1,
  workingDays: extension.workingDays,
  days: extension.days + days,
  because,
});
