import { sopStanding } from '../../catalogue/sop-standing.ts';
import type { Service } from '../../catalogue/service.ts';
import { sopTexts } from './sop-texts.ts';
import { servicesTexts } from './texts.ts';

/** What is read at a glance together with a word before it and its choices: 900 signs in all. */
export const mostLetters = 770;

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

/** The SOP as it stands on the card: all of its steps, or the first ones and how many more there are. */
const sopPart = (service: Service, shown: number): string => {
  const { sop, version } = service;
  return [
    sopTexts.short(version),
    ...sop.slice(0, shown).map((step, index) => `${index + 1}. ${step}`),
    ...(shown < sop.length ? [sopTexts.more(sop.length - shown)] : []),
    ...sopStanding(service).map((line) => `_${line}_`),
  ].join('\n');
};

/**
 * What a service is, what to prepare, its SOP and whether one agrees, in one message that can be read at a glance; `whole` when
 * all of the SOP is in it. What is lacking of it stands one press further.
 */
export const cardText = (service: Service): { text: string; whole: boolean } => {
  const needed = servicesTexts.needed(service.letters.map(servicesTexts.neededLetter));
  const parts = (product: boolean, shown: number): string =>
    joined([
      servicesTexts.card(service),
      needed,
      product ? servicesTexts.product(service.product) : '',
      sopPart(service, shown),
      sopTexts.question,
    ]);
  const all = service.sop.length;
  const fits = (text: string): boolean => text.length <= mostLetters;
  const whole = [parts(true, all), parts(false, all)].find(fits);
  if (whole !== undefined) return { text: whole, whole: true };
  const shorter = service.sop.map((_, index) => parts(false, all - 1 - index));
  return { text: shorter.find(fits) ?? shorter.at(-1) ?? service.title, whole: false };
};
