/** What people say who want no more of us, or take back what they have sent: phrases as in `meanings.ts`. */
export const stopping = {
  stop: [
    '[saya] [sudah] [mau] berhenti [langganan|kirim|chat|dulu|mengisi|pesan|semua|sekarang] [pesan|chat|notif|notifikasi|pengingat|semua]',
    '[sudah] jangan [lagi] (kirim|hubungi|chat|wa|ganggu|bicara|ingatkan|spam|balas) [pesan|chat|wa|apa apa] [saya|ke saya|ke sini] [pesan|chat|wa|pengingat] [lagi]',
    '[saya] tidak (mau|ingin|perlu) [lagi] (dihubungi|dichat|diwa|diingatkan|diganggu|terima pesan|dikirim pesan|dikirimi pesan|dikirimi apa apa) [lagi]',
    '(tidak perlu|tidak jangan) (kirim|hubungi|chat|wa|ingatkan) [kirim|saya|pesan] [lagi]',
    '[mau] (keluar|out) [dari] [sini|chat|grup|layanan]',
    '(unsub|unreg|optout)',
    'opt out',
    '[please|tolong] berhenti (it|this|that|texting|messaging|sending) [me|saya]',
    '(tidak perlu|jangan) (chat|wa|spam) [saya|terus|lagi]',
    '(hapus|keluarkan) nomor saya [dari *]',
    '[chat|pesan|kamu] [ini] (mengganggu|ganggu) [banget] [berhenti]',
  ],
  cancel_sent: [
    '[saya] [mau|ingin|bisa|tolong|minta] batal [permohonan|surat|booking|kunjungan|pinjaman|ruangan] [saya] yang (kemarin|lama|tadi|minggu lalu|sudah dikirim|sudah terkirim|sudah)',
    '[saya] [mau|ingin|bisa|tolong|minta] batal (permohonan|booking|kunjungan|pinjaman|ruangan) [saya] kemarin',
    // Whatever it is called: a service of any city.
    '[saya] [mau|ingin|bisa|tolong|minta] batal * yang (kemarin|minggu lalu|sudah dikirim|sudah terkirim)',
  ],
  change_sent: [
    '[saya|kami] [mau|bisa|boleh|ingin|minta] (ubah|ganti|geser|undur|majukan|pindah|reschedule) (jam|tanggal|jadwal|waktu|hari|booking) [kunjungan|ruangan|rapat|permohonan|pinjaman|booking] [saya|kami] [kemarin|yang kemarin|yang sudah dikirim]',
  ],
} as const;
