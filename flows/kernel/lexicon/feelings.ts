/** How people say how they feel, beside what is asked: phrases as in `meanings.ts`. */
export const feelings = {
  sorry: [
    'maaf [baru dibalas|lama|baru balas|telat|lambat|ya|baru lihat|lahir batin|mengganggu|ganggu|ketiduran|ketinggalan]',
    'baru (lihat|sempat|buka|balas) [chat|pesan|wa]',
    'ketiduran',
  ],
  laugh: ['(wkwk|wkwkwk|wkwkwkwk|haha|hahaha|hehe|hehehe|hihi|xixi|lol|awok|wk|hahahaha|kwkw|kwkwkw)'],
  praise: [
    '(mantap|keren|hebat|bagus|top|good|nice|mantul|josss|joss|luar biasa|canggih|cepat) [banget|job|betul|sekali]',
  ],
  complaint: [
    '(lama|ribet|lambat|lelet|susah|nyebelin|menyebalkan|payah|ruwet|malas|capek|kesal|bosan|jengkel|rumit|sulit) [banget] (banget|diproses|bot|sistem|layanan|aplikasi|isi|ngisi|pelayanan) [banget|bot]',
    '(kenapa) (ribet|lambat|susah|lama|banyak|panjang) [banget|pertanyaan|isian|diproses|formulir] [banget|sekali]',
    '(ribet|lelet|nyebelin|menyebalkan|payah|ruwet|lama banget|susah) [banget]',
    '(kesal|capek|bosan|malas|jengkel) saya [*]',
    'saya (kesal|capek|bosan|malas|jengkel|kecewa) [*]',
    '[dasar] (anjing|anjir|anjay|bangsat|bajingan|kampret|goblok|goblog|tolol|bego|brengsek|sialan|asu|jancok|jancuk|kontol|pantek|bodoh|tai|taik|pukimak|babi|setan|kimak) [banget|lama|ribet|bot|sistem|lama banget] [banget]',
    '[bot|sistem|aplikasi|layanan|pelayanan] (payah|rusak|eror|error|jelek|lemot|tidak jelas|tidak berguna|bodoh|oon|bloon|dodol|bego|goblok|tolol|tidak nyambung) [banget]',
    'tidak (jelas|berguna|nyambung|membantu) [banget|bot|layanan]',
    'banyak banget [pertanyaan|isian|formulir]',
    'kenapa banyak [banget] (pertanyaan|isian|tanya)',
  ],
} as const;
