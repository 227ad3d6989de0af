import type { Resources } from '../../domain/resources.ts';
import type { Units } from '../../domain/unit.ts';
import { checkCatalogue } from './check-catalogue.ts';
import type { City } from './city.ts';
import { checkUses } from './resources.ts';
import { checkUnits } from './units.ts';
import { prepareFinding } from './find-service.ts';
import type { Former } from './former.ts';
import { parseService } from './parse-service.ts';
import { problemSentence, type Problem } from './problem.ts';
import type { Service } from './service.ts';
import type { Wording } from '../kernel/wording.ts';

/** All services in their order, and the city whose they are. */
export type Catalogue = {
  city: City;
  services: Service[];
  byCode: ReadonlyMap<string, Service>;
  /** What services asked in earlier versions, the newest first: requests that were sent then are shown by it. */
  former?: ReadonlyMap<string, readonly Former[]> | undefined;
  /** How it says texts in its own way; left out where it says all of them as everybody does. */
  wording?: Wording;
  /** The same city in other languages, by their codes; each is put together when somebody first asks for it. */
  languages?: ReadonlyMap<string, () => Catalogue>;
};

/** A problem of one of several sources; `of` is its place among them. */
export type SourceProblem = Problem & { of: number };

/** Examples have to hold whether or not something is closed for now. */
const opened = (resources: Resources): Resources =>
  new Map([...resources].map(([code, rules]) => [code, { ...rules, closed: undefined }]));

/** The services of what service files hold, and what is wrong with them; `known` is what the city has of its own, as far as it could be read; `today` dates the examples, which have to pass on the day they are shown. */
export const readServices = (
  sources: readonly unknown[],
  known: { units: Units | null; resources: Resources | null },
  today: string,
): { services: Service[]; problems: SourceProblem[] } => {
  const read = sources.map(parseService);
  const broken = read.flatMap(({ problems = [] }, of) => problems.map((problem) => ({ ...problem, of })));
  const sound = read.flatMap((one, of) => ('service' in one ? [{ of, service: one.service }] : []));
  const services = sound.map(({ service }) => service);
  const unfit = [
    ...checkCatalogue(services, { today, resources: opened(known.resources ?? new Map()) }),
    ...checkUnits(services, known.units),
    ...checkUses(services, known.resources),
  ].map((problem) => ({
    ...problem,
    of: sound[problem.of]?.of ?? 0,
  }));
  return { services, problems: [...broken, ...unfit] };
};

/** What a city or a language says in its own way. */
export type Worded = Pick<Catalogue, 'wording' | 'languages'>;

/** The catalogue of a city's sound services. */
export const catalogueOf = (city: City, services: readonly Service[], words: Worded = {}): Catalogue => {
  const sorted = services.toSorted((a, b) => a.order - b.order);
  const catalogue = {
    city,
    services: sorted,
    byCode: new Map(sorted.map((service) => [service.code, service])),
    ...words,
  };
  prepareFinding(catalogue);
  return catalogue;
};

/** The catalogue of sources that are no files; anything that does not fit throws an Error of one sentence. */
export const loadCatalogue = (city: City, sources: readonly unknown[], today: string): Catalogue => {
  const { services, problems } = readServices(sources, city, today);
  const [trouble] = problems;
  if (trouble) throw new Error(problemSentence(sources[trouble.of], trouble));
  return catalogueOf(city, services);
};
