import { deskPageTexts } from './pages/desk/index.ts';
import { signerQuestionTexts } from './catalogue/signer-question-texts.ts';
import { catalogueTexts } from './catalogue/texts.ts';
import { stateWords, lookWords, officeActWords, figureWords } from './domain-words.ts';
import { actingTexts } from './features/acting-head/acting-texts.ts';
import { administrationTexts } from './features/administration/texts.ts';
import { moveTexts } from './features/bookings/move-texts.ts';
import { bookingTexts } from './features/bookings/texts.ts';
import { editableTexts } from './features/city-changes/editable/texts.ts';
import { cityTexts } from './features/city-changes/texts.ts';
import { completionTexts } from './features/completion/texts.ts';
import { waitingTexts } from './features/completion/waiting-texts.ts';
import { counterTexts } from './features/counter/texts.ts';
import { clockTexts } from './features/desk/clock-texts.ts';
import { deskChatTexts } from './features/desk/desk-chat-texts.ts';
import { digestTexts } from './features/desk/digest-texts.ts';
import { extensionTexts } from './features/desk/extension-texts.ts';
import { inboxTexts } from './features/desk/inbox-texts.ts';
import { dispositionTexts } from './features/disposition/disposition-texts.ts';
import { documentTexts } from './features/documents/document-texts.ts';
import { enrolmentTexts } from './features/enrolment/texts.ts';
import { figuresTexts } from './features/figures/figures-texts.ts';
import { refusedTexts } from './features/files/refused-texts.ts';
import { fileTexts } from './features/files/texts.ts';
import { detailsTexts } from './features/form/details-texts.ts';
import { foreignTexts } from './features/form/foreign-texts.ts';
import { heldTexts } from './features/form/held-texts.ts';
import { pageTexts } from './features/form/page-texts.ts';
import { signerTexts } from './features/form/signer-texts.ts';
import { formTexts } from './features/form/texts.ts';
import { remarkTexts } from './features/help/remark-texts.ts';
import { staffHelpTexts } from './features/help/staff-help-texts.ts';
import { helpTexts } from './features/help/texts.ts';
import { authorityTexts } from './features/incidents/authority-texts.ts';
import { incidentTexts } from './features/incidents/texts.ts';
import { informationTexts } from './features/information/information-texts.ts';
import { languageTexts } from './features/language/texts.ts';
import { lateTexts } from './features/late/texts.ts';
import { moreTexts } from './features/more/texts.ts';
import { newsTexts } from './features/news/texts.ts';
import { stepTexts } from './features/office/texts.ts';
import { troubleTexts } from './features/office/trouble-texts.ts';
import { otherTexts } from './features/other-kinds/texts.ts';
import { personTexts } from './features/personal-data/person-texts.ts';
import { dataTexts } from './features/personal-data/texts.ts';
import { privacyTexts } from './features/privacy/texts.ts';
import { questionTexts } from './features/questions/texts.ts';
import { relayTexts } from './features/relay/relay-texts.ts';
import { reminderTexts } from './features/reminders/texts.ts';
import { signatureTexts } from './features/requests/signature-line.ts';
import { requestTexts } from './features/requests/texts.ts';
import { blockTexts } from './features/rooms/block-texts.ts';
import { roomsTexts } from './features/rooms/rooms-texts.ts';
import { sopTexts } from './features/services/sop-texts.ts';
import { servicesTexts } from './features/services/texts.ts';
import { employeeTexts } from './features/services/verify-texts.ts';
import { statusTexts } from './features/status/texts.ts';
import { surveyTexts } from './features/survey/texts.ts';
import { checklistTexts } from './features/verification/checklist-texts.ts';
import { fieldTexts } from './fields/field-texts.ts';
import { slotTexts } from './fields/slot-texts.ts';
import { kernelTexts } from './kernel/texts.ts';
import { buttons, actLabels } from './labels.ts';
import { alertTexts } from './pages/alerts.ts';
import { channelTexts } from './pages/channels.ts';
import { asnTexts } from './pages/employee-register.ts';
import { errorTexts } from './pages/errors.ts';
import { manualTexts } from './pages/manual.ts';
import { performanceTexts } from './pages/performance.ts';
import { reportTexts } from './pages/report.ts';
import { securePageTexts } from './pages/secure-page.ts';
import { sheetWords } from './pages/sheet.ts';

/** The parts of all texts that a city or a language may say in its own way. */
export const wordableTexts: readonly object[] = [
  actLabels,
  actingTexts,
  administrationTexts,
  alertTexts,
  asnTexts,
  authorityTexts,
  blockTexts,
  bookingTexts,
  buttons,
  catalogueTexts,
  channelTexts,
  checklistTexts,
  cityTexts,
  clockTexts,
  completionTexts,
  counterTexts,
  dataTexts,
  deskChatTexts,
  detailsTexts,
  digestTexts,
  dispositionTexts,
  documentTexts,
  editableTexts,
  employeeTexts,
  enrolmentTexts,
  errorTexts,
  extensionTexts,
  fieldTexts,
  figureWords,
  figuresTexts,
  fileTexts,
  foreignTexts,
  formTexts,
  heldTexts,
  helpTexts,
  inboxTexts,
  incidentTexts,
  informationTexts,
  kernelTexts,
  languageTexts,
  lateTexts,
  lookWords,
  manualTexts,
  moreTexts,
  moveTexts,
  newsTexts,
  officeActWords,
  otherTexts,
  pageTexts,
  performanceTexts,
  personTexts,
  privacyTexts,
  questionTexts,
  refusedTexts,
  relayTexts,
  remarkTexts,
  reminderTexts,
  reportTexts,
  requestTexts,
  roomsTexts,
  securePageTexts,
  servicesTexts,
  sheetWords,
  signatureTexts,
  signerQuestionTexts,
  signerTexts,
  slotTexts,
  sopTexts,
  staffHelpTexts,
  stateWords,
  statusTexts,
  stepTexts,
  surveyTexts,
  troubleTexts,
  waitingTexts,
  ...deskPageTexts,
];
