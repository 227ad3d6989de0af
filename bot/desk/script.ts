import { createHash } from 'node:crypto';
import { noKeysCookie } from './cookies.ts';

/**
 * What makes the desk quicker where scripts run; without it every page works all the same. Keys act as `/meja/tombol` tells, unless
 * somebody types or has switched them off; lists follow what happens meanwhile, unless somebody is choosing or typing in them.
 */
export const script = `
'use strict';
(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const typing = (at) => at.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
  const linkOf = (row) => row.querySelector('a');
  const focus = (at) => {
    if (!at) return;
    at.focus();
    at.scrollIntoView({ block: 'nearest' });
  };
  const go = (step) => {
    const rows = all('[data-daftar] tbody tr, [data-daftar] article').filter(linkOf);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    if (next) focus(linkOf(next));
  };
  const choose = (name) => {
    const ways = all('input[name=' + name + ']');
    const next = ways[(ways.findIndex((way) => way.checked) + 1) % ways.length];
    if (next) next.click();
  };
  const turnPage = (step) => {
    const pages = all('.sheets figure');
    const at = pages.findIndex((page) => page.contains(document.activeElement));
    focus(pages[Math.min(pages.length - 1, Math.max(0, at + step))]);
  };
  const press = (what) => document.querySelector(what)?.click();
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    x: () => document.activeElement.closest('tr, article')?.querySelector('input[type=checkbox]')?.click(),
    '/': () => focus(document.getElementById('cari')),
    s: () => focus(document.querySelector('[data-langkah] button')),
    b: () => focus(document.querySelector('[data-berkas] a, [data-berkas] button')),
    n: () => turnPage(1),
    p: () => turnPage(-1),
    z: () => choose('ukuran'),
    r: () => choose('putar'),
    u: () => focus(document.querySelector('[data-urungkan] button')),
    h: () => press('a[rel=next]'),
    l: () => press('a[rel=prev]'),
    '?': () => press('footer a'),
  };
  const parts = all('nav a');
  if (!document.cookie.includes('${noKeysCookie}=1'))
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const part = /^[1-9]$/.test(event.key) ? parts[Number(event.key) - 1] : null;
      const act = part ? () => part.click() : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });

  const list = document.querySelector('[data-daftar]');
  if (!list) return;
  // Whoever comes back from a request goes on at its row.
  const from = /permohonan\\/(TD-[^/?]+)/.exec(document.referrer)?.[1];
  if (from && document.activeElement === document.body) focus(list.querySelector('a[href$="' + CSS.escape(from) + '"]'));
  if (!window.EventSource || !list.hasAttribute('data-hidup')) return;
  const busy = () =>
    list.querySelector('input:checked') !== null || (document.activeElement && typing(document.activeElement) && list.contains(document.activeElement));
  const freshen = async () => {
    if (busy()) return;
    const answer = await fetch(location.href, { headers: { 'x-meja-otomatis': '1' } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-daftar]');
    const focused = document.activeElement?.getAttribute('href');
    if (!fresh || busy() || fresh.innerHTML === list.innerHTML) return;
    list.innerHTML = fresh.innerHTML;
    if (focused) list.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus();
  };
  const live = new EventSource('/meja/langsung');
  live.addEventListener('baru', () => void freshen());
  window.addEventListener('pagehide', () => live.close());
})();
`;

const version = createHash('sha256').update(script).digest('hex').slice(0, 12);

/** Where the script lies; another one has another address, so browsers may keep it for ever. */
export const scriptPath = `/meja/cepat-${version}.js`;
