import { hideNik } from '../../../domain/nik.ts';
import type { Lack, RequestView } from '../requests/request.ts';
import type { ServiceFace } from '../inbox/service-face.ts';
import { stepTexts } from '../steps/texts.ts';

/** The label of a field or letter by its key. */
export const itemLabel = (service: ServiceFace, key: string): string =>
  [...service.fields, ...service.letters].find((item) => item.key === key)?.label ?? key;

/** What is lacking, one line an item. */
export const lackLines = ({ lacking }: Pick<RequestView, 'lacking'>, service: ServiceFace): string[] =>
  lacking.map(({ item, because }: Lack) =>
    stepTexts.applicant.lack(itemLabel(service, item), hideNik(because)),
  );
