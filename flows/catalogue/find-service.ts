import type { Catalogue } from './catalogue.ts';
import { plainWords } from '../kernel/plain-words.ts';
import type { Service } from './service.ts';

/** More than this, and the words say nothing about what is wanted. */
const most = 4;

/** The services a text names (`exact`: by title or code) or hints at by their keywords; null when none or too many fit. */
export const findService = (
  text: string,
  catalogue: Catalogue,
): { exact: boolean; services: [Service, ...Service[]] } | null => {
  const words = plainWords(text.slice(0, 1000));
  const named = catalogue.services.find(
    (service) => plainWords(service.title) === words || service.code === words,
  );
  if (named) return { services: [named], exact: true };
  const padded = ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const isIn = (keyword: string): boolean =>
    padded.includes(` ${plainWords(keyword).replace(/[^\p{L}\p{N}]+/gu, ' ')} `);
  const [first, ...others] = catalogue.services.filter(({ keywords }) => keywords.some(isIn));
  return first && others.length < most ? { services: [first, ...others], exact: false } : null;
};
