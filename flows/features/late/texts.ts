/** The sentences of this feature, by what they are for. */
export const lateTexts = {
  lateMessages: (count: number, since: string, hasDraft: boolean): string =>
    `Maaf, ${count === 1 ? 'pesan Anda dari' : `${count} pesan Anda sejak`} ${since} baru sampai kepada kami sekarang, jadi tidak kami catat sebagai jawaban. ${
      hasDraft
        ? 'Isian Anda tersimpan seperti terakhir Anda tinggalkan. Bila waktu itu Anda mengirim berkas, mohon kirim lagi saat diminta.'
        : 'Bila masih perlu, silakan tulis lagi di sini.'
    }`,
};
