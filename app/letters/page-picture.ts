import type { Sandbox } from '../sandbox/sandbox.ts';

const task = new URL('./page-picture-task.ts', import.meta.url);
const limits = { megabytes: 320, cpuSeconds: 10, seconds: 30 };
/** Small print is legible at this width, and a page stays under half a megabyte. */
const width = 1400;

/** A page of a PDF as a JPG, drawn in a sandbox; null when it is too much or there is no such page. `by` is whoever looks. */
export const pagePicture = (
  sandbox: Pick<Sandbox, 'take'>,
  pdf: Buffer,
  { page, by }: { page: number; by: string },
): Promise<Buffer | null> =>
  sandbox.take(by, async (run) => {
    const [picture] = (await run(task, { said: { page, width }, parts: [pdf] }, limits))?.parts ?? [];
    return picture ? Buffer.from(picture) : null;
  });
