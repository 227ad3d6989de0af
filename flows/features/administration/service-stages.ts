import type { Context } from '../../kernel/context.ts';
import type { Service } from '../../catalogue/service.ts';
import { administer, after, home, to, type AdministrationAt, type AdministrationStage } from './stage.ts';
import { administrationTexts } from './texts.ts';

const isClosed = (code: string, { closed }: Context): boolean => Object.hasOwn(closed, code);

const services: AdministrationStage = {
  back: home,
  ask: ({ context }) => ({
    text: administrationTexts.servicesText(
      context.catalogue.services.flatMap(({ code, title }) => {
        const notice = isClosed(code, context) ? context.closed[code] : undefined;
        return notice === undefined ? [] : [administrationTexts.closedLine(title, notice)];
      }),
    ),
    options: context.catalogue.services.map(({ code, title }) => ({
      id: `service.${code}`,
      label: isClosed(code, context) ? administrationTexts.toOpen(title) : administrationTexts.toClose(title),
    })),
  }),
  take: ({ context }, { choice }) => {
    const service = context.catalogue.byCode.get(after('service.', choice) ?? '');
    if (!service) return null;
    const { code, title } = service;
    if (!isClosed(code, context)) return { to: to('notice', { about: code }) };
    const act = administer({ do: 'open_service', service: code }, context);
    return { to: home(), intro: administrationTexts.serviceIsOpen(title), effects: [act] };
  },
};

const serviceOf = ({ about = '' }: AdministrationAt, { catalogue }: Context): Service | undefined =>
  catalogue.byCode.get(about);

const notice: AdministrationStage = {
  back: () => to('services'),
  ask: ({ at, context }) => ({
    text: administrationTexts.noticeQuestion(serviceOf(at, context)?.title ?? ''),
  }),
  take: ({ at, context }, { words }) => {
    const service = serviceOf(at, context);
    if (!service) return { to: to('services') };
    if (words === null) return null;
    const text = words.trim();
    if (text.length < 10 || text.length > 500) return { refuse: administrationTexts.noticeRefused };
    const act = administer({ do: 'close_service', service: service.code, notice: text }, context);
    return { to: home(), intro: administrationTexts.serviceIsClosed(service.title), effects: [act] };
  },
};

/** Services on and off, with what people read meanwhile. */
export const serviceStages = { services, notice };
