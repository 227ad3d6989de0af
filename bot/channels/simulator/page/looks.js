/** What differs between the two phones beside their colours. */
export const looks = {
  whatsapp: {
    app: 'WhatsApp',
    placeholder: 'Ketik pesan',
    resting: 'online',
    note: 'Pesan di sini tinggal di simulator. Tidak ada yang dikirim ke WhatsApp.',
    begin: { label: 'Sapa dengan “halo”', text: 'halo' },
    stranger: 'Nomor baru',
    newChat: (digits) => ({ chat: `62899${digits}` }),
  },
  telegram: {
    app: 'Telegram',
    placeholder: 'Tulis pesan…',
    resting: 'bot',
    note: 'Pesan di sini tinggal di simulator. Tidak ada yang dikirim ke Telegram.',
    begin: { label: 'MULAI', text: '/start' },
    stranger: 'Orang baru',
    newChat: (digits) => ({ chat: `9${digits}`, phone: `62898${digits}` }),
  },
};

/** Both phones, left to right. */
export const channels = Object.keys(looks);
