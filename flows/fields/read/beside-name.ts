const phone = /(?:\+62|62|0)8\d{1,3}[ .-]?\d{3,4}[ .-]?\d{3,5}/g;
const email = /[^\s,;()]+@[^\s,;()]+\.[a-z]{2,}/gi;

const longest = 1200;

/** A name, and the telephone numbers and addresses that were written beside it. */
export const besideName = (text: string): { name: string; beside: string } => {
  if (text.length > longest) return { name: text, beside: '' };
  const found = [...(text.match(phone) ?? []), ...(text.match(email) ?? [])];
  if (found.length === 0) return { name: text, beside: '' };
  const name = text
    .replace(phone, ' ')
    .replace(email, ' ')
    .replace(/(?<!\p{L})(?:no|nomor|hp|wa|telp|whatsapp|email|kontak)[ .:]*(?=[\s).,;:/-]*$)/giu, ' ')
    .replace(/\(\s*\)|[\s,;:/()-]+$/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return /\p{L}{2}/u.test(name) ? { name, beside: found.join(' ') } : { name: text, beside: '' };
};
