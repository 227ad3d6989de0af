import type { AdministratorAlert } from '../../../app/alert-administrators.ts';
import { notices } from '../../../flows/notices.ts';
import { alertTexts } from '../../../flows/pages/alerts.ts';
import { lookUp } from '../kit/wire.ts';
import type { AccountNews } from './webhook-body.ts';

const hourMs = 3_600_000;

/** What administrators read when Meta refuses the account: messages wait, nothing is lost. */
export const accountRefused = (code: number | null): AdministratorAlert => ({
  key: 'whatsapp-cloud account',
  text: alertTexts.accountRefused(code),
  quietMs: 6 * hourMs,
});

/** What administrators read when a template is refused: the news waits until the person writes. */
export const templateRefused = (template: string, code: number | null): AdministratorAlert => ({
  key: `whatsapp-cloud template ${template}`,
  text: alertTexts.templateRefused(template, code),
  quietMs: 24 * hourMs,
});

const templateEvents = ['REJECTED', 'PAUSED', 'DISABLED', 'FLAGGED', 'PENDING_DELETION'];
const ownTemplates = new Set(Object.values(notices).map(({ template }) => template));

const sentenceOf = ({ field, event, template }: AccountNews): string | null => {
  if (field === 'account_update') return lookUp(alertTexts.account, event) ?? null;
  if (field === 'account_alerts') return alertTexts.accountWarned;
  if (field === 'phone_number_quality_update')
    return ['FLAGGED', 'DOWNGRADE'].includes(event) ? alertTexts.qualityFell : null;
  if (field === 'message_template_status_update')
    return template !== null && ownTemplates.has(template) && templateEvents.includes(event)
      ? alertTexts.templateNow(template, event)
      : null;
  return null;
};

/** News of the account that administrators have to act on; null for everything else. */
export const alertOf = (news: AccountNews): AdministratorAlert | null => {
  const sentence = sentenceOf(news);
  if (sentence === null) return null;
  return {
    key: `whatsapp-cloud ${news.field} ${news.event} ${news.template ?? ''}`.trim(),
    text: alertTexts.news(`${news.field} ${news.event}`, sentence),
    quietMs: 6 * hourMs,
  };
};
