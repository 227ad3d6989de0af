import { named } from '../../kernel/wording.ts';
/** The sentences of this feature, by what they are for. */
const own = {
  lateMessages: (count: number, since: string, hasDraft: boolean): string =>
    `Maaf, ${count === 1 ? 'pesan Anda dari' : `${count} pesan Anda sejak`} ${since} baru sampai kepada kami sekarang, jadi tidak kami catat sebagai jawaban. ${
      hasDraft
        ? 'Isian Anda tersimpan seperti terakhir Anda tinggalkan. Bila waktu itu Anda mengirim berkas, mohon kirim lagi saat diminta.'
        : 'Bila masih perlu, silakan tulis lagi di sini.'
    }`,
};

/** The same, each under its name. */
export const lateTexts = named('late', own, { lateMessages: ['count:number', 'since', 'hasDraft:yes'] });
