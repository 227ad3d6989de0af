import { requestTexts } from './texts.ts';
import { hideNik } from '../../../domain/nik.ts';
import type { Lack, RequestView } from './request.ts';
import type { ServiceFace } from './service-face.ts';

/** The label of a field or letter by its key. */
export const itemLabel = (service: ServiceFace, key: string): string =>
  [...service.fields, ...service.letters].find((item) => item.key === key)?.label ?? key;

/** What is lacking, one line an item. */
export const lackLines = ({ lacking }: Pick<RequestView, 'lacking'>, service: ServiceFace): string[] =>
  lacking.map(({ item, because }: Lack) =>
    requestTexts.applicant.lack(itemLabel(service, item), hideNik(because)),
  );
