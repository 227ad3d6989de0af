/* What other features may use of agenda and disposition. */

export { agenda, agendaNeeds, proposed } from './agenda.ts';
export { dispositionTexts } from './disposition-texts.ts';
export { disposition } from './disposition.ts';
