import type { Upload } from '../multipart.ts';
import type { Params } from '../params.ts';
import type { World } from '../world.ts';

/** One call of a method. */
export type Call = { params: Params; files: Record<string, Upload>; gone: AbortSignal };
export type Answer = { result: unknown; description?: string };
/** A Bot API method. */
export type Method = (world: World, call: Call) => Answer | Promise<Answer>;
