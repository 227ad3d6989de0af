import type { AdministratorAlert } from '../../../app/alert-administrators.ts';
import { notices } from '../../../flows/notices.ts';
import { lookUp } from '../kit/wire.ts';
import type { AccountNews } from './webhook-body.ts';

const hourMs = 3_600_000;
const help = 'Langkah perbaikan ada di docs/whatsapp.md.';

/** What administrators read when Meta refuses the account: messages wait, nothing is lost. */
export const accountRefused = (code: number | null): AdministratorAlert => ({
  key: 'whatsapp-cloud account',
  text: [
    `⚠️ *WhatsApp menolak akun kita*${code === null ? '' : ` (kode ${code})`}.`,
    'Pesan kepada warga menunggu dan dikirim sendiri setelah akun dipulihkan.',
    help,
  ].join('\n\n'),
  quietMs: 6 * hourMs,
});

/** What administrators read when a template is refused: the news waits until the person writes. */
export const templateRefused = (template: string, code: number | null): AdministratorAlert => ({
  key: `whatsapp-cloud template ${template}`,
  text: [
    `⚠️ *Templat ${template} ditolak WhatsApp*${code === null ? '' : ` (kode ${code})`}.`,
    'Kabar jenis ini menunggu sampai warganya menulis lagi.',
    help,
  ].join('\n\n'),
  quietMs: 24 * hourMs,
});

const eventsOfAccount: Record<string, string> = {
  ACCOUNT_DELETED: 'Akun WhatsApp Business dihapus.',
  ACCOUNT_OFFBOARDED: 'Nomor terlepas dari Cloud API.',
  ACCOUNT_RESTRICTION: 'Akun dibatasi karena pelanggaran kebijakan.',
  ACCOUNT_VIOLATION: 'Akun dicatat melanggar kebijakan.',
  DISABLED_UPDATE: 'Akun dinonaktifkan atau dijadwalkan dinonaktifkan.',
  PARTNER_APP_UNINSTALLED: 'Izin aplikasi atas akun dicabut.',
  PARTNER_REMOVED: 'Akun dilepas dari penyedia layanan.',
};
const templateEvents = ['REJECTED', 'PAUSED', 'DISABLED', 'FLAGGED', 'PENDING_DELETION'];
const ownTemplates = new Set(Object.values(notices).map(({ template }) => template));

const sentenceOf = ({ field, event, template }: AccountNews): string | null => {
  if (field === 'account_update') return lookUp(eventsOfAccount, event) ?? null;
  if (field === 'account_alerts') return 'Ada peringatan untuk akun di WhatsApp Manager.';
  if (field === 'phone_number_quality_update')
    return ['FLAGGED', 'DOWNGRADE'].includes(event)
      ? 'Mutu nomor turun: banyak warga memblokir atau melaporkannya.'
      : null;
  if (field === 'message_template_status_update')
    return template !== null && ownTemplates.has(template) && templateEvents.includes(event)
      ? `Templat ${template} kini ${event}: kabar jenis ini menunggu sampai warganya menulis lagi.`
      : null;
  return null;
};

/** News of the account that administrators have to act on; null for everything else. */
export const alertOf = (news: AccountNews): AdministratorAlert | null => {
  const sentence = sentenceOf(news);
  if (sentence === null) return null;
  return {
    key: `whatsapp-cloud ${news.field} ${news.event} ${news.template ?? ''}`.trim(),
    text: [`⚠️ *Kabar dari WhatsApp* (${news.field} ${news.event})`, sentence, help].join('\n\n'),
    quietMs: 6 * hourMs,
  };
};
