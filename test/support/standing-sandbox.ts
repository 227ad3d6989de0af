import { openSandbox } from '../../app/sandbox/sandbox.ts';

// A process whose sandbox is at work and made to stand still, until the test ends it.
const sandbox = openSandbox();
const limits = { megabytes: 256, cpuSeconds: 60, seconds: 600 };
const task = new URL('sandbox-task.ts', import.meta.url);
void sandbox.take('a', (run) => run(task, { said: 'wait', parts: [] }, limits));
void sandbox.first(() => new Promise(() => setInterval(() => undefined, 1000)));
