import { named } from '../../kernel/wording.ts';
import type { Service } from '../../catalogue/service.ts';
import { shortTitle } from '../../catalogue/short-title.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  title: 'Data pemohon',
  phoneStays: 'Nomor HP Anda tetap nomor chat ini.',
  wordsFooter: 'Ketik *kembali* atau *batal* kapan saja.',
  /** Where one is: of which form, and which of the questions about its applicant. */
  where: (service: Pick<Service, 'title' | 'short'> | null, step: string | null): string =>
    [...(service ? [`${shortTitle(service)} ·`] : []), detailsTexts.title, ...(step ? [step] : [])].join(' '),
  confirm: 'Masih benar? Bila ya, pilih *Ya*; bila tidak, pilih yang diubah.',
  nameAndMore:
    'Nama Anda sesuai identitas. Boleh langsung dengan alamat/instansi dan email. Contoh: Rina Safitri, Jl. Gajah Mada 10, rina@contoh.id',
  institutionAndEmail:
    'Alamat rumah atau nama instansi Anda, dan email bila ada. Contoh: Jl. Gajah Mada 10, rina@contoh.id',
  labels: {
    name: 'Nama lengkap',
    phone: 'Nomor HP',
    institution: 'Alamat/instansi',
    email: 'Email',
  } as const,
  help: {
    name: 'Nama Anda sesuai identitas.',
    phone: 'Nomor yang dapat kami hubungi.',
    institution: 'Alamat rumah, atau nama instansi Anda.',
    email: 'Untuk mengirim hasil bila perlu.',
  } as const,
  example: {
    name: 'Rina Safitri',
    phone: '0812-3456-7890',
    institution: 'Jl. Merdeka 10',
    email: 'rina@contoh.id',
  } as const,
};

/** The same, each under its name. */
export const detailsTexts = named('details', own);
