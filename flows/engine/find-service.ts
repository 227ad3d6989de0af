import type { Catalogue } from '../catalogue.ts';
import { plainWords } from './plain-words.ts';
import type { Service } from './service.ts';

/** The service a text names (`exact`: by title or code) or hints at by one of its keywords; null when none or several fit. */
export const findService = (
  text: string,
  catalogue: Catalogue,
): { service: Service; exact: boolean } | null => {
  const words = plainWords(text);
  const named = catalogue.services.find(
    (service) => plainWords(service.title) === words || service.code === words,
  );
  if (named) return { service: named, exact: true };
  const padded = ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const hinted = catalogue.services.filter((service) =>
    service.keywords.some((keyword) => padded.includes(` ${plainWords(keyword)} `)),
  );
  return hinted.length === 1 && hinted[0] ? { service: hinted[0], exact: false } : null;
};
