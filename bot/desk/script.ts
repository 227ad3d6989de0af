import { createHash } from 'node:crypto';

/**
 * What makes the desk quicker where scripts run; without it every page works all the same. j and k go from row to row, Enter
 * opens, x chooses, / looks for something; lists follow what happens meanwhile, unless somebody is choosing or typing in them.
 */
export const script = `
'use strict';
(() => {
  const rows = () => [...document.querySelectorAll('[data-daftar] tbody tr')];
  const linkOf = (row) => row.querySelector('a');
  const typing = (at) => at.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
  const go = (step) => {
    const all = rows().filter(linkOf);
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    if (!next) return;
    linkOf(next).focus();
    next.scrollIntoView({ block: 'nearest' });
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    x: () => document.activeElement.closest('tr')?.querySelector('input[type=checkbox]')?.click(),
    '/': () => document.getElementById('cari')?.focus(),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  const list = document.querySelector('[data-daftar]');
  if (!list || !window.EventSource) return;
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
