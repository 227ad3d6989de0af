import { createHash } from 'node:crypto';

/** The page's one style sheet, inline so that it needs no second request; plain enough for a phone of ten years ago. */
export const style = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #eef4f5; color: #17292e; font: 18px/1.5 system-ui, -apple-system, Roboto, "Noto Sans", Arial, sans-serif; }
header { background: #0b5563; color: #fff; padding: 16px 0; border-bottom: 4px solid #2f9e6e; }
header p { margin: 0 auto; max-width: 600px; padding: 0 20px; }
.office { font-size: 15px; color: #d3e8ea; }
.name { font-size: 18px; font-weight: 700; }
main { max-width: 600px; margin: 0 auto; padding: 20px; }
.card { background: #fff; border: 1px solid #cfdfe2; border-radius: 10px; padding: 20px; margin-bottom: 20px; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.25; }
h2 { margin: 20px 0 6px; font-size: 18px; }
p { margin: 0 0 12px; }
.service { margin-bottom: 4px; color: #47626a; font-size: 16px; }
label { display: block; font-weight: 700; font-size: 20px; margin-bottom: 4px; }
h1 label { font-size: 24px; margin: 0; }
.help { color: #47626a; }
.notice { background: #fdf3e1; border-left: 5px solid #c77700; padding: 12px 14px; margin: 0 0 16px; }
.done { border-top: 5px solid #2f9e6e; }
input[type=text], textarea { display: block; width: 100%; min-height: 56px; padding: 12px 14px; font: inherit; font-size: 22px; color: inherit; background: #fff; border: 2px solid #5b7f88; border-radius: 8px; }
input[type=text] { letter-spacing: 1px; }
textarea { min-height: 140px; font-size: 18px; }
input[type=file] { display: block; width: 100%; min-height: 64px; padding: 16px 12px; font: inherit; font-size: 16px; background: #f6fafa; border: 2px dashed #5b7f88; border-radius: 8px; }
input[type=file]::file-selector-button { min-height: 40px; margin-right: 10px; padding: 6px 14px; font: inherit; color: #0b5563; background: #fff; border: 2px solid #0b5563; border-radius: 6px; }
input:focus, textarea:focus, button:focus { outline: 3px solid #f0b429; outline-offset: 2px; }
button { display: block; width: 100%; min-height: 56px; margin-top: 16px; padding: 12px 20px; font: inherit; font-size: 20px; font-weight: 700; color: #fff; background: #0f7a50; border: 0; border-radius: 8px; cursor: pointer; }
button:hover { background: #0c6542; }
button.second { color: #0b5563; background: #fff; border: 2px solid #0b5563; }
.value { font-size: 21px; font-weight: 700; word-wrap: break-word; }
ul { margin: 0 0 12px; padding-left: 22px; }
img { display: block; max-width: 100%; height: auto; border: 1px solid #cfdfe2; border-radius: 8px; }
footer { max-width: 600px; margin: 0 auto; padding: 0 20px 32px; color: #47626a; font-size: 15px; }
`;

const hash = createHash('sha256').update(style).digest('base64');

/** What a page may do: show itself, its style sheet and pictures inside it, and send its form back to where it came from. */
const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page is for one person and one moment: nobody keeps it, nobody finds it, nobody learns where it was opened from. */
export const pageHeaders = {
  'content-security-policy': pagePolicy,
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
};
