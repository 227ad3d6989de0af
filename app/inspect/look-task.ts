import { serve } from '../sandbox/serve.ts';
import { look } from './look.ts';

await serve(async ({ parts: [bytes] }) => {
  const { copy, ...found } = await look(Buffer.from(bytes ?? []));
  return { said: found, parts: copy ? [copy] : [] };
});
