import { createHash } from 'node:crypto';

/** The desk's one style sheet: plain elements, few classes, colours by name so that dark screens and paper have their own. */
export const style = `
:root { color-scheme: light dark; --ground: #f3f7f8; --card: #ffffff; --ink: #17292e; --quiet: #47626a; --line: #c3d5d9; --brand: #0b5563; --onbrand: #ffffff; --act: #0f6d49; --onact: #ffffff; --late: #a32015; --lateground: #fdecea; --soon: #7a4b00; --soonground: #fdf3e1; --done: #0d5c3c; --doneground: #e5f4ec; --focus: #b45f00; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1b1f; --card: #17272c; --ink: #e6eff1; --quiet: #a9c0c6; --line: #36505a; --brand: #10414c; --onbrand: #f2fafb; --act: #2f9e6e; --onact: #04140d; --late: #ffb4ab; --lateground: #45201d; --soon: #ffd08a; --soonground: #3f2f14; --done: #9fe3c1; --doneground: #14382a; --focus: #ffb454; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
a { color: inherit; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
header.top { background: var(--brand); color: var(--onbrand); padding: .75rem 1rem; }
.top .row { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; max-width: 110rem; margin: 0 auto; }
.top p { margin: 0; }
.top .name { font-weight: 700; font-size: 1.1rem; }
.top .me { margin-left: auto; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; }
nav a { display: inline-block; padding: .35rem 0; min-height: 1.5rem; }
nav a[aria-current] { font-weight: 700; text-decoration-thickness: 3px; }
main { max-width: 110rem; margin: 0 auto; padding: 1rem; }
main.narrow { max-width: 40rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .25rem 0 .75rem; }
h2 { font-size: 1.15rem; margin: 1.25rem 0 .5rem; }
h2:first-child, input[type=hidden] + h2 { margin-top: 0; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
.columns { display: grid; gap: 1rem; grid-template-columns: 1fr; align-items: start; }
@media (min-width: 64rem) { .columns { grid-template-columns: 1fr 1fr; } .columns.wide { grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)); } }
.help, .quiet { color: var(--quiet); }
.help { margin: 0 0 .35rem; }
.say { border-left: .35rem solid var(--soon); background: var(--soonground); padding: .6rem .9rem; margin: 0 0 1rem; }
.say.done { border-color: var(--done); background: var(--doneground); }
.say.refused { border-color: var(--late); background: var(--lateground); }
.number { font-size: 1.25rem; }
.words { white-space: pre-line; }
blockquote { margin: 0 0 .75rem; padding: .6rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--ground); white-space: pre-line; }
label, legend { font-weight: 600; }
.field { margin: 0 0 1rem; }
.field > label { display: block; }
.pick label { font-weight: 400; display: flex; align-items: flex-start; }
.pick input { flex: none; }
.pick { margin: .15rem 0; }
input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: .35rem; padding: .5rem .6rem; min-height: 2.6rem; max-width: 100%; }
input[type=text], input[type=search], textarea, select { width: 100%; max-width: 40rem; }
textarea { min-height: 7rem; }
input[type=checkbox], input[type=radio] { min-height: 0; width: 1.5rem; height: 1.5rem; vertical-align: middle; margin: 0 .4rem 0 0; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 1rem; padding: .75rem 1rem; }
button, .button { display: inline-block; font: inherit; font-weight: 600; cursor: pointer; color: var(--onact); background: var(--act); border: 1px solid transparent; border-radius: .35rem; padding: .5rem 1.1rem; min-height: 2.75rem; text-decoration: none; }
button.plain, .button.plain { color: inherit; background: transparent; border-color: var(--quiet); }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1rem; align-items: end; }
.actions > * { min-width: 0; max-width: 100%; }
.actions form, .actions .field { margin: 0; }
:focus-visible, input[type=date]:focus, input[type=date]:focus-within { outline: 3px solid var(--focus); outline-offset: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; overflow-wrap: break-word; }
th[scope=row] { white-space: nowrap; }
.scroll { margin: 0 0 1rem; }
form + .scroll { margin-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 4rem); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
td.pickcell, td.day { white-space: nowrap; }
tr.late td, tr.late th { background: var(--lateground); }
.tag { font-weight: 700; }
.tag.late { color: var(--late); }
.tag.soon { color: var(--soon); }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .3rem 1rem; margin: 0; }
dl.figures { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
dl.figures dd { font-size: 1.25rem; font-weight: 600; }
dt { color: var(--quiet); }
dd { margin: 0; white-space: pre-line; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
input.way { position: absolute; opacity: 0; width: 1px; height: 1px; min-height: 0; }
label.way { display: inline-block; font-weight: 400; border: 1px solid var(--quiet); border-radius: .35rem; padding: .2rem .6rem; margin: 0 .25rem .35rem 0; cursor: pointer; min-height: 2rem; }
input.way:checked + label.way { background: var(--brand); color: var(--onbrand); }
input.way:focus-visible + label.way { outline: 3px solid var(--focus); outline-offset: 2px; }
.viewer { position: relative; }
.sheets { --large: 1; overflow: auto; max-height: 85vh; }
.sheets figure { margin: 0 0 .75rem; width: calc(100% * var(--large)); }
.sheets a.sheet { display: grid; place-items: center; }
#ukuran-2x:checked ~ .sheets { --large: 2; }
#ukuran-3x:checked ~ .sheets { --large: 3; }
#putar-90:checked ~ .sheets img { transform: rotate(90deg); }
#putar-180:checked ~ .sheets img { transform: rotate(180deg); }
#putar-270:checked ~ .sheets img { transform: rotate(270deg); }
#putar-90:checked ~ .sheets a.sheet, #putar-270:checked ~ .sheets a.sheet { aspect-ratio: 1.414; }
#putar-90:checked ~ .sheets img, #putar-270:checked ~ .sheets img { width: 70.7%; }
img.page { display: block; width: 100%; height: auto; border: 1px solid var(--line); background: #ffffff; }
.sheet .blank { min-height: 4.5rem; border-bottom: 1px solid var(--line); }
.letterhead { text-align: center; border-bottom: 3px double var(--ink); padding-bottom: .5rem; }
.sign { margin: 1.5rem 0 0 auto; max-width: 22rem; }
article.sheet { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; margin: 0 0 1rem; }
kbd { font: inherit; font-weight: 700; border: 1px solid var(--quiet); border-radius: .25rem; padding: .05rem .4rem; background: var(--card); }
footer { max-width: 110rem; margin: 0 auto; padding: 0 1rem 1rem; color: var(--quiet); }
ol.chat { list-style: none; margin: 0; padding: .75rem; max-width: 26rem; border: 1px solid var(--line); border-radius: 1.25rem; background: var(--ground); }
ol.chat li { max-width: 88%; margin: 0 0 .6rem; padding: .5rem .75rem; border-radius: .75rem; border: 1px solid var(--line); background: var(--card); }
ol.chat li.person { margin-left: auto; background: var(--doneground); }
ol.chat p { margin: 0; }
ul.plainlist { list-style: none; padding: 0; margin: 0; }
ul.views { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 0; margin: .5rem 0; }
ul.views li { display: flex; gap: .25rem; align-items: center; }
button.small { padding: 0 .5rem; min-height: 1.75rem; }
.pair { display: grid; gap: .25rem .75rem; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
fieldset > p, fieldset > ul { margin: 0 0 .5rem; }
@media (min-width: 64rem) { .stay { position: sticky; top: .5rem; max-height: calc(100vh - 1rem); overflow: auto; } }
ol.history { padding-left: 1.25rem; margin: 0; }
@media (max-width: 40rem) { th[scope=row] { white-space: normal; } table.wide { width: 52rem; } }
@media print { article.sheet { break-after: page; border: 0; padding: 0; } header.top, footer, .actions, .skip, button, .noprint { display: none; } body, .card { background: #ffffff; color: #000000; } .card { border: 0; padding: 0; } }
`;

const version = createHash('sha256').update(style).digest('hex').slice(0, 12);

/** Where the style sheet lies; another one has another address, so browsers may keep it for ever. */
export const stylePath = `/meja/gaya-${version}.css`;

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page of the desk loads its style sheet, script and pictures from here and nothing else, and is kept by nobody. */
export const deskHeaders = {
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  // Without a referrer browsers hide the origin of a form of our own, too.
  'referrer-policy': 'same-origin',
};
