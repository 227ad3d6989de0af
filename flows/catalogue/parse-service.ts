import { schemaProblems, type Problem } from './problem.ts';
import { Service } from './service.ts';

type Parsed = { service: Service; problems?: never } | { problems: Problem[] };

/** What was made of data before: whoever changes one service of a city reads all of them anew. */
const before = new WeakMap<object, Parsed>();

/** A service file's data, which nobody changes afterwards, as a service, or what is wrong with it. */
export const parseService = (source: unknown): Parsed => {
  const isObject = typeof source === 'object' && source !== null;
  const known = isObject ? before.get(source) : undefined;
  if (known) return known;
  const { success, data, error } = Service.safeParse(source);
  const parsed = success ? { service: data } : { problems: schemaProblems(source, error) };
  if (isObject) before.set(source, parsed);
  return parsed;
};
