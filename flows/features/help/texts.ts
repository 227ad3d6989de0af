import { named } from '../../kernel/wording.ts';
import type { Office } from '../../catalogue/city.ts';
import { ofWritten, writtenOnly } from '../../catalogue/written-down.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  text: (office: Office): string =>
    [
      '*Bantuan*',
      'Kata yang selalu bisa dipakai:',
      '• *menu* – daftar layanan\n• *status* – permohonan Anda\n• *kembali* – langkah sebelumnya\n• *batal* – berhenti mengisi\n• *privasi* – apa yang kami catat',
      writtenOnly([
        office.name,
        office.address,
        ofWritten(office.phone, (phone) => `Telepon ${phone}`),
        office.hours,
      ]).join('\n'),
    ].join('\n\n'),
};

/** The same, each under its name. */
export const helpTexts = named('help', own, { text: [['office', 'name', 'address', 'phone', 'hours']] });
