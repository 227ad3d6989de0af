import { foldWords, plainWords } from '../kernel/fold.ts';
import { inStandard } from '../kernel/lexicon/dialect.ts';
import type { Catalogue } from './catalogue.ts';
import type { Elsewhere } from './elsewhere.ts';
import { audienceIn, type Audience } from './find/audience.ts';
import { evidenceIn, type Evidence } from './find/evidence.ts';
import { split } from './find/split.ts';
import type { Service } from './service.ts';

/** What a text says that somebody wants. */
export type Found =
  /** By its very title or code. */
  | { by: 'name'; service: Service }
  /** One service, or several that fit nearly alike, the likeliest first. */
  | { by: 'words'; services: [Service, ...Service[]] }
  /** Something another office does; `beside`: what of ours the same words may as well be about. */
  | { by: 'elsewhere'; elsewhere: Elsewhere; beside?: Service };

/** So many are asked about; more would say nothing. */
const most = 3;
/** Less than this says nothing at all; a service that reaches so much of the first one's score is as likely, one that is named even more so. */
const [least, asLikely, asLikelyNamed] = [2.4, 0.6, 0.34];

/** The same text is asked about by several readers of a turn. */
const onceFor = <T>(of: (text: string) => T): ((text: string) => T) => {
  let last: { text: string; found: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, found: of(text) };
    return last.found;
  };
};

type Search = { titles: ReadonlyMap<string, Service>; evidence: (text: string) => Evidence[] };
const searches = new WeakMap<Catalogue, Search>();

const searchOf = (catalogue: Catalogue): Search => {
  const known = searches.get(catalogue);
  if (known) return known;
  const { services, city } = catalogue;
  const titles = new Map(
    services.flatMap((service) => [service.title, service.code].map((name) => [plainWords(name), service])),
  );
  const wishes = services.map((service) => ({ ...service, wish: service.twin ?? service.code }));
  const search = { titles, evidence: onceFor(evidenceIn([...wishes, ...city.elsewhere])) };
  searches.set(catalogue, search);
  return search;
};

/** Puts together at start what every sentence is looked up in. */
export const prepareFinding = (catalogue: Catalogue): void => void searchOf(catalogue);

/** Somebody may want two things, and say so. */
const twoThings =
  /\b(?:dan|dn|sama|atau|sekalian|sambil|serta|plus|terus|trus|kemudian|(?<!(?:tahun|thn|bulan|bln|minggu|mgg|hari|yang|yg|waktu) )lalu)\b|[&+,]/i;
/** Only one of them is wanted. */
const orElse = /\b(?:atau|ato)\b/i;
/** "Bisa gak kk": somebody spoken to, and no family card. */
const calledUpon = /(?<=\S\s+\S+\s+)(?:kk|ka)\W*$/iu;
/** What is said of each of them by itself has to tell so much. */
const enoughAlone = 3;
/** "Anak saya ndak bisa belajar" tells of trouble, and wishes for nothing. */
const cannot =
  /(?<!\p{L})(?:tidak|tdk|tak|ndak|dak|gak?|nggak|ngga|belum|blm) (?:bisa|bise|biso|dapat|dapet)(?!\p{L})/iu;
/** In a part of a sentence it is as likely already with so much of the first one's score. */
const asLikelyAlone = 0.55;

type Scored = { service: Service; score: number; named: boolean };

/**
 * Of a service for civil servants and the public one for the same wish the one that is for this person; both, when that is not
 * known. A wish only the public one is for stays one.
 */
const forAudience = (
  scored: readonly Scored[],
  audience: Audience | null,
  catalogue: Catalogue,
): Scored[] => {
  const scores = new Map(scored.map(({ service, score }) => [service, score]));
  for (const service of scores.keys()) {
    const twin = service.twin === undefined ? undefined : catalogue.byCode.get(service.twin);
    const [own, others] = [scores.get(service) ?? 0, (twin && scores.get(twin)) ?? 0];
    if (!twin || own < asLikely * others) continue;
    for (const one of [service, twin])
      if (audience === null || one.audience === audience) scores.set(one, Math.max(own, others));
      else scores.delete(one);
  }
  const named = (service: Service): boolean => scored.some((one) => one.service === service && one.named);
  return [...scores]
    .map(([service, score]) => ({ service, score, named: named(service) }))
    .sort((a, b) => b.score - a.score);
};

/** An address is no wish of its own. */
const isLink = /^\s*(?:https?:\/\/|www\.)?[a-z\d-]+(?:\.[a-z\d-]+)+\S*\s*$/iu;

/** "Butuh proyektor": something that a service asks for itself is no wish for another. */
const asksFor = ({ fields }: Service, part: string): boolean => {
  const words = ` ${foldWords(part)} `;
  return fields.some(
    (field) =>
      field.type === 'multi_choice' &&
      field.options.some(({ label }) => words.includes(` ${foldWords(label)} `)),
  );
};

/** What each of several wishes in one sentence is for by itself, where its own words tell enough. */
const eachOf = (said: string, catalogue: Catalogue, audience: Audience | null, of?: Service): Service[] =>
  said.split(twoThings).flatMap((part) => {
    if (cannot.test(part) || isLink.test(part)) return [];
    const scored = searchOf(catalogue)
      .evidence(part)
      .flatMap(({ entry, ...one }) => {
        const service = catalogue.services[entry];
        return service && one.score >= enoughAlone ? [{ service, ...one }] : [];
      });
    const [first, ...others] = forAudience(scored, audience, catalogue);
    if (!first || (of && of !== first.service && !first.named && asksFor(of, part))) return [];
    return [first, ...others.filter(({ score }) => score >= asLikelyAlone * first.score)].map(
      ({ service }) => service,
    );
  });

/** Who somebody is: proven to be, or likely to be where their words do not tell. */
export type Asker = { proven?: Audience | null; likely?: Audience | null };

/** The services wished for in one sentence beside the one that is taken of them first: "ruangan sama zoom" wants both. */
export const wishedBeside = (
  text: string,
  first: Service,
  catalogue: Catalogue,
  { proven = null, likely = null }: Asker = {},
): Service[] => {
  if (!twoThings.test(text) || orElse.test(text)) return [];
  const each = eachOf(text.slice(0, 1000), catalogue, proven ?? audienceIn(text) ?? likely);
  return each.includes(first) ? [...new Set(each)].filter((service) => service !== first) : [];
};

/** What a text says that somebody wants, if it says so. */
export const findService = (
  text: string,
  catalogue: Catalogue,
  { proven = null, likely = null }: Asker = {},
): Found | null => {
  const said = inStandard(text.slice(0, 1000)).replace(calledUpon, '');
  const { titles, evidence } = searchOf(catalogue);
  const named = titles.get(plainWords(said));
  if (named) return { by: 'name', service: named };
  const [best, ...others] = evidence(said);
  if (!best || best.score < least) return null;
  const count = catalogue.services.length;
  const away = best.entry >= count ? catalogue.city.elsewhere[best.entry - count] : undefined;
  if (away) {
    // "Web disdukcapil tidak bisa dibuka": their name, and our work. A mere "lapor" tells nothing of whose it is.
    const ours = others.find(({ entry }) => entry < count);
    const isLikely = ours && !ours.named && ours.score >= Math.max(enoughAlone, asLikely * best.score);
    const beside = isLikely ? catalogue.services[ours.entry] : undefined;
    return { by: 'elsewhere', elsewhere: away, ...(beside?.audience === 'external' ? { beside } : {}) };
  }
  const scored = [best, ...others].flatMap(({ entry, ...said }) => {
    const service = catalogue.services[entry];
    return service ? [{ service, ...said }] : [];
  });
  const asker = proven ?? audienceIn(said) ?? likely;
  const [first, ...rest] = forAudience(scored, asker, catalogue);
  if (!first) return null;
  const both = twoThings.test(said);
  const near = rest
    .filter(
      ({ score, named }) =>
        score >= least && score >= (named && both ? asLikelyNamed : asLikely) * first.score,
    )
    .slice(0, most - 1);
  const found = new Set([first.service, ...near.map(({ service }) => service)]);
  // Each of two things that are wanted may speak louder than the other.
  if (both) for (const service of eachOf(said, catalogue, asker, first.service)) found.add(service);
  const [likeliest = first.service, ...more] = [...found].slice(0, most);
  return { by: 'words', services: [likeliest, ...more] };
};

/** With so many words that tell something, somebody asks for something, known to us or not. */
const aSentence = 3;

/** Whether a text has so many words that tell something. */
export const saysMuch = (text: string): boolean => split(text.slice(0, 1000)).length >= aSentence;

/** Whether a text has more to it than a greeting: it says what is wanted, or says much. */
export const wantsSomething = (text: string, catalogue: Catalogue): boolean =>
  saysMuch(text) || findService(text, catalogue) !== null;
