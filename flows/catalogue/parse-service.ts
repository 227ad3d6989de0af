import { schemaProblems, type Problem } from './problem.ts';
import { Service } from './service.ts';

/** A service file's data as a service, or what is wrong with it. */
export const parseService = (
  source: unknown,
): { service: Service; problems?: never } | { problems: Problem[] } => {
  const parsed = Service.safeParse(source);
  return parsed.success ? { service: parsed.data } : { problems: schemaProblems(source, parsed.error) };
};
