import type { Catalogue } from './catalogue.ts';
import { plainWords } from '../kernel/plain-words.ts';
import type { Service } from './service.ts';

/** More than this, and the words say nothing about what is wanted. */
const most = 4;

/** What a service is found by, made comparable; put together once a service. */
type Names = { title: string; keywords: readonly string[] };
const namesOf = new WeakMap<Service, Names>();

const asWords = (text: string): string => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

const names = (service: Service): Names => {
  const known = namesOf.get(service);
  if (known) return known;
  const made = {
    title: plainWords(service.title),
    keywords: service.keywords.map((keyword) => asWords(plainWords(keyword))),
  };
  namesOf.set(service, made);
  return made;
};

/** The services a text names (`exact`: by title or code) or hints at by their keywords; null when none or too many fit. */
export const findService = (
  text: string,
  catalogue: Catalogue,
): { exact: boolean; services: [Service, ...Service[]] } | null => {
  const words = plainWords(text.slice(0, 1000));
  const named = catalogue.services.find(
    (service) => names(service).title === words || service.code === words,
  );
  if (named) return { services: [named], exact: true };
  const padded = asWords(words);
  const [first, ...others] = catalogue.services.filter((service) =>
    names(service).keywords.some((keyword) => padded.includes(keyword)),
  );
  return first && others.length < most ? { services: [first, ...others], exact: false } : null;
};
