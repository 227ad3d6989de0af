/** What goes into a sandbox and comes out of it: something that can be said in JSON, and bytes. */
export type Frame = { said: unknown; parts: readonly Uint8Array[] };

type Head = { said: unknown; lengths: number[] };
const headLength = 4;

/** A frame as bytes, in pieces, so that large parts are not copied. */
export const writeFrame = ({ said, parts }: Frame): Uint8Array[] => {
  const head = Buffer.from(JSON.stringify({ said, lengths: parts.map(({ length }) => length) }));
  const length = Buffer.alloc(headLength);
  length.writeUInt32BE(head.length);
  return [length, head, ...parts];
};

/** Reads a frame; throws when it is not a whole one. */
export const readFrame = (bytes: Buffer): Frame => {
  const start = headLength + bytes.readUInt32BE(0);
  const { said, lengths } = JSON.parse(bytes.toString('utf8', headLength, start)) as Head;
  let at = start;
  const parts = lengths.map((length) => bytes.subarray(at, (at += length)));
  // Lengths that are none lead elsewhere than to the end. What is said is whoever asked's to parse.
  if (at !== bytes.length) throw new Error('A frame is not whole');
  return { said, parts };
};
