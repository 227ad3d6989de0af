import { z } from 'zod';
import { figuresTexts } from '../figures/index.ts';
import { buttons } from '../../labels.ts';
import { kernelTexts } from '../../kernel/texts.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { unitName, type Units } from '../../../domain/unit.ts';
import { fact, type WantOf } from '../../kernel/fact.ts';
import { option, type Message, type Option } from '../../kernel/message.ts';
import { openService } from '../services/index.ts';
import type { Service } from '../../catalogue/service.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { leaving, wayOutIn } from '../../kernel/leaving.ts';
import { informationTexts } from './information-texts.ts';

const informationAt = z.strictObject({
  name: z.literal('information'),
  page: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    information: z.infer<typeof informationAt>;
  }
}

type InformationAt = AtOf<'information'>;
type Page = keyof typeof informationTexts.pageLabels;

const isPage = (page: string): page is Page => Object.hasOwn(informationTexts.pageLabels, page);
const to = (page: string): Move => ({ to: { name: 'information', page } });

const menuOption: Option = option('menu', () => buttons.menu);
const back: Option = option('back', () => buttons.back);

const monthFigures = ({ now, tz }: Context): WantOf<'figures'> => {
  const today = cityDate(now, tz);
  return { fact: 'figures', from: `${today.slice(0, 8)}01`, to: today };
};

/** The service that takes complaints, where the city has one. */
const complaintsOf = ({ catalogue }: Context): Service | undefined =>
  catalogue.byCode.get(catalogue.city.complaints ?? '');

const performance = (context: Context): string => {
  const figures = fact(context, monthFigures(context));
  return informationTexts.performanceText(figuresTexts.text(figures, context.catalogue), figuresTexts.help);
};

/** The units, each with whom to ask where it has said so. */
const executorsOf = (units: Units): string =>
  units.codes
    .map((code) => {
      const contact = units.contacts?.get(code);
      return contact === undefined ? unitName(units, code) : `${unitName(units, code)} (${contact})`;
    })
    .join(', ');

const pages: Record<Page, (context: Context) => Message> = {
  profile: ({ catalogue }) => ({ text: informationTexts.profile(catalogue.city.office) }),
  executors: ({ catalogue: { city } }) => ({
    text: informationTexts.executors(executorsOf(city.units)),
  }),
  standards: ({ catalogue }) => ({
    text: informationTexts.standardsIntro,
    options: catalogue.services.map(({ code, title }) => ({ id: `page.standard-${code}`, label: title })),
  }),
  charter: ({ catalogue }) => ({ text: informationTexts.charter(catalogue.city.office) }),
  complaints: (context) => {
    const service = complaintsOf(context);
    return {
      text: informationTexts.complaints(context.catalogue.city.office, service?.title ?? null),
      options: service ? [{ id: 'complain', label: informationTexts.labels.complain }] : [],
    };
  },
  performance: (context) => ({ text: performance(context) }),
};

/** The service whose standard a page shows, if it is one's. */
const standardOf = ({ page = '' }: InformationAt, { catalogue }: Context) =>
  page.startsWith('standard-') ? catalogue.byCode.get(page.slice('standard-'.length)) : undefined;

const pageOf = (at: InformationAt, context: Context): Message => {
  const service = standardOf(at, context);
  if (service)
    return {
      text: informationTexts.standardText(
        service,
        context.catalogue.city.office,
        complaintsOf(context)?.title ?? null,
      ),
      options: [{ id: 'ask', label: informationTexts.labels.ask }],
    };
  const { page = '' } = at;
  return isPage(page)
    ? pages[page](context)
    : {
        text: informationTexts.intro(context.catalogue.city),
        options: Object.entries(informationTexts.pageLabels).map(([id, label]) => ({
          id: `page.${id}`,
          label,
        })),
      };
};

const parentOf = (at: InformationAt, context: Context): Move => {
  if (standardOf(at, context)) return to('standards');
  return at.page === undefined ? { to: { name: 'menu' } } : { to: { name: 'information' } };
};

/** What the office is, does and promises, for everybody: Perwali Prabumulih 64/2017 Pasal 17 ayat (4). */
export const information: Place<'information'> = {
  name: 'information',
  openWords: 'all',
  at: informationAt,
  needs: ({ page }, event, context) =>
    page === 'performance' && event === null ? [monthFigures(context)] : [],
  free: 'idle',
  ownWords: [leaving.back.word],
  show: (at, context, session) => {
    const page = pageOf(at, context);
    const message =
      session.wrong > 0 ? { ...page, text: kernelTexts.pickOne } : { ...page, long: true as const };
    const inside = at.page !== undefined;
    return {
      messages: [
        { ...message, options: [...(message.options ?? []), ...(inside ? [back] : []), menuOption] },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    const wayOut = event.kind === 'text' ? wayOutIn(event.text, false) : null;
    if (choice === 'menu') return { to: { name: 'menu' } };
    if (choice === 'back' || wayOut === 'back') return parentOf(at, context);
    if (choice?.startsWith('page.')) return to(choice.slice('page.'.length));
    const service =
      choice === 'ask' ? standardOf(at, context) : choice === 'complain' ? complaintsOf(context) : undefined;
    if (service) return openService(service, context);
    return null;
  },
};
