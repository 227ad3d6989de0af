import { named } from '../../kernel/wording.ts';
import type { Office } from '../../catalogue/city.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  text: (office: Office): string =>
    [
      '*Bantuan*',
      'Kata yang selalu bisa dipakai:',
      '• *menu* – daftar layanan\n• *status* – permohonan Anda\n• *kembali* – langkah sebelumnya\n• *batal* – berhenti mengisi\n• *privasi* – apa yang kami catat',
      `${office.name}\n${office.address}\nTelepon ${office.phone}\n${office.hours}`,
    ].join('\n\n'),
};

/** The same, each under its name. */
export const helpTexts = named('help', own, { text: [['office', 'name', 'address', 'phone', 'hours']] });
