const detailsTitle = 'Data pemohon';

/** The sentences of this feature, by what they are for. */
export const detailsTexts = {
  wordsFooter: 'Ketik *kembali* atau *batal* kapan saja.',
  detailsTitle,
  detailsConfirm: (lines: string[]): string => `*${detailsTitle}*\n${lines.join('\n')}\n\nMasih benar?`,
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
    institution: 'Jl. Gajah Mada 10, Pontianak',
    email: 'rina@contoh.id',
  } as const,
};
