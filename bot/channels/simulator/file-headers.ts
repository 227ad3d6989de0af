/** Types a browser may show as what they are; anything else is only bytes to save. */
const shown = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'text/csv', 'text/plain'];

/** Headers under which a file somebody named and uploaded can do nothing in a browser but be saved or shown. */
export function fileHeaders({ name, mime }: { name: string; mime: string }): Record<string, string> {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\/]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return {
    'content-type': shown.includes(mime) ? mime : 'application/octet-stream',
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}
