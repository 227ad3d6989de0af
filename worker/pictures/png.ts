import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import type { DrawOrder } from './draw-task.ts';

const task = new URL('./draw-task.ts', import.meta.url);
const limits = { megabytes: 320, cpuSeconds: 20, seconds: 60 };

/** Draws an SVG as PNG, `width` pixels wide, in a sandbox: the words in it are people's. Rejects when it is too much. */
export const pngOf = (sandbox: Pick<Sandbox, 'take'>, svg: string, width: number): Promise<Buffer> =>
  sandbox.take('pictures', async (run) => {
    const order: DrawOrder = { svg, width };
    const [png] = (await run(task, { said: order, parts: [] }, limits))?.parts ?? [];
    if (!png) throw new Error('A picture took more than its sandbox has');
    return Buffer.from(png);
  });
