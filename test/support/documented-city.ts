/** A file a document shows whole. */
type ShownFile = { name: string; text: string };

/** The files a document shows whole, each with its name in its first line. */
export const filesIn = (document: string): ShownFile[] =>
  [...document.matchAll(/^```yaml\n# (\S+)\n(.*?)^```$/gms)].map(([, name = '', text = '']) => ({
    name,
    text,
  }));

const written = ({ name, text }: ShownFile): string =>
  `cat > "$CITY_DIR/${name}" <<'END_OF_FILE'\n${text}END_OF_FILE\n`;

/** What somebody does who follows a section of a document from top to bottom: its commands as they stand there, its files written where they stand. */
export const scriptOf = (document: string, heading: string): string => {
  const [, section] = document.split(`\n## ${heading}\n`);
  if (section === undefined) throw new Error(`There is no section "${heading}"`);
  const blocks = (section.split('\n## ')[0] ?? '').matchAll(/^```(?:sh|yaml)\n.*?^```$/gms);
  const steps = [...blocks].map(([block]) => {
    const [file] = filesIn(block);
    return file ? written(file) : block.replace(/^```sh\n|```$/g, '');
  });
  return ['set -eu\n', ...steps].join('');
};
