import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Words that stand in nearly every Indonesian sentence of ours. */
const common =
  /\b(anda|yang|dengan|untuk|silakan|contoh|boleh|kami|atau|dari|adalah|kirim|pilih|belum|sudah|tidak|dan|di|ini|itu|permohonan|petugas|hari|tanggal|pemohon|bidang|kepala|dinas|nomor|surat|berkas|layanan|oleh|pada|karena|sampai|kerja|ke|akan|bisa|dapat|semua|lagi)\b/gi;

/** Tags and addresses are not read. */
const bare = (text: string): string => text.replace(/<[^>]*>?|\/[\w/:…?=&-]+/g, ' ');

const isSentence = (markup: string): boolean => {
  const text = bare(markup);
  const found = text.match(common)?.length ?? 0;
  return found >= 2 || (found === 1 && text.trim().split(/\s+/).length >= 3);
};

/** What stands at the top of a file of texts that are given their names there. */
const isNamed = (node: ts.Node, file: ts.SourceFile): boolean => {
  for (let at: ts.Node = node; at.parent; at = at.parent)
    if (ts.isVariableDeclaration(at) && ts.isIdentifier(at.name))
      if (file.text.includes('named(') && at.parent.parent.parent === file) return true;
  return false;
};

const wordsOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
};

const sentencesIn = (path: string): string[] => {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const words = wordsOf(node);
    if (words !== null && isSentence(words) && !isNamed(node, file)) found.push(words);
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
};

/** What people write to us, which is read and never said. */
const read =
  /^flows\/(fields\/(date|email|integer|nik|nip|phone|subdomain|time_range|url)|features\/rooms\/rooms-step|kernel\/lexicon|fields\/read|fields\/several|catalogue\/find|features\/[\w-]+\/(read-|[\w-]*wish|[\w-]*-words|about-sent|acknowledges|answer-in))|^flows\/fields\/yes_no/;
/** A rule's own words, said through flows/domain-words.ts, or names of laws and holidays. */
const rules = /^domain\//;

/** Why a sentence may stand elsewhere: no more of them than these. */
const elsewhere: Readonly<Record<string, readonly [most: number, because: string]>> = {
  'flows/notices.ts': [12, 'templates as they were submitted to Meta'],
  'flows/features/enrolment/duties-texts.ts': [10, 'what staff accept as it stands, by its version'],
  'flows/features/form/take-common.ts': [1, 'read'],
  'flows/features/form/slot/slot-question.ts': [1, 'read'],
  'bot/chat.ts': [8, 'a program of developers'],
  'bot/chat/client.ts': [2, 'a program of developers'],
  'bot/channels/simulator/demo-people.ts': [3, 'people of the simulator'],
  'bot/desk/script.ts': [1, 'a program for the browser'],
  'app/city/preview.ts': [2, 'a person of the preview'],
};

const files = ['flows', 'app', 'bot', 'worker', 'domain']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
  .filter((path) => !read.test(path) && !rules.test(path));

test('every Indonesian sentence stands among named texts, which a city or a language may say in its own way', () => {
  const found = files
    .map((path) => ({ path, sentences: sentencesIn(path) }))
    .filter(({ path, sentences }) => sentences.length > (elsewhere[path]?.[0] ?? 0));
  expect(found).toEqual([]);
});
