import { buttons } from './labels.ts';
import { catalogueTexts } from './catalogue/texts.ts';
import { detailsTexts } from './features/form/details-texts.ts';
import { employeeTexts } from './features/services/verify-texts.ts';
import { fieldTexts } from './fields/field-texts.ts';
import { fileTexts } from './features/files/texts.ts';
import { formTexts } from './features/form/texts.ts';
import { helpTexts } from './features/help/texts.ts';
import { informationTexts } from './features/information/information-texts.ts';
import { kernelTexts } from './kernel/texts.ts';
import { moreTexts } from './features/more/texts.ts';
import { pageTexts } from './features/form/page-texts.ts';
import { privacyTexts } from './features/privacy/texts.ts';
import { servicesTexts } from './features/services/texts.ts';
import { signerTexts } from './features/form/signer-texts.ts';
import { sopTexts } from './features/services/sop-texts.ts';
import { lateTexts } from './features/late/texts.ts';
import { reminderTexts } from './features/reminders/texts.ts';
import { otherTexts } from './features/other-kinds/texts.ts';
import { surveyTexts } from './features/survey/texts.ts';
import { statusTexts } from './features/status/texts.ts';

/** The parts of the chat’s texts that a city or a language may say in its own way. */
export const wordableTexts: readonly object[] = [
  buttons,
  catalogueTexts,
  detailsTexts,
  employeeTexts,
  fieldTexts,
  fileTexts,
  formTexts,
  helpTexts,
  informationTexts,
  kernelTexts,
  moreTexts,
  pageTexts,
  privacyTexts,
  servicesTexts,
  signerTexts,
  sopTexts,
  lateTexts,
  reminderTexts,
  otherTexts,
  surveyTexts,
  statusTexts,
];
