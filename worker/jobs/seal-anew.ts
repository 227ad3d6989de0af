import { sealAllAnew } from '../../app/seal-anew.ts';
import { minute, timed } from '../job.ts';

/** After `admin key rotate`: seals everything with the new key, until nothing is left that needs an older one. */
export const sealAnewWithNewKey = timed('seal-anew', minute, async ({ db, vault, files, clock, log }) => {
  const sealed = await sealAllAnew({ db, vault, files, now: clock() });
  if (!sealed || sealed.found === 0) return;
  log[sealed.unopened > 0 ? 'error' : 'info'](sealed, 'sealed with the new key');
});
