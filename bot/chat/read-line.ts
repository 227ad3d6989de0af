import { basename, extname } from 'node:path';

/** What a typed line asks for. */
export type Line =
  | { kind: 'text'; text: string }
  | { kind: 'press'; number: number }
  | { kind: 'file'; path: string; name: string; mime: string }
  | { kind: 'contact'; phone: string | null }
  | { kind: 'help' }
  | { kind: 'leave' }
  | { kind: 'nothing' };

const mimes: Record<string, string> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
};

const commands: [RegExp, (argument: string) => Line][] = [
  [/^\/(\d+)$/, (number) => ({ kind: 'press', number: Number(number) })],
  [/^\/file\s+(.+)$/, (path) => fileLine(path.trim().replace(/^(["'])(.*)\1$/, '$2'))],
  [/^\/contact(?:\s+(\S+))?$/, (phone) => ({ kind: 'contact', phone: phone === '' ? null : phone })],
  [/^\/(?:help|\?)$/, () => ({ kind: 'help' })],
  [/^\/(?:exit|quit|keluar)$/, () => ({ kind: 'leave' })],
];

/** Reads one typed line; anything that is no command of ours (`/start` too) is a text, and `\n` in it a new line. */
export function readLine(typed: string): Line {
  const line = typed.trim();
  if (line === '') return { kind: 'nothing' };
  for (const [pattern, make] of commands) {
    const found = pattern.exec(line);
    if (found) return make(found[1] ?? '');
  }
  return { kind: 'text', text: line.replaceAll('\\n', '\n') };
}

function fileLine(path: string): Line {
  return {
    kind: 'file',
    path,
    name: basename(path),
    mime: mimes[extname(path).toLowerCase()] ?? 'application/octet-stream',
  };
}
