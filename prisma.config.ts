import { defineConfig } from 'prisma/config';

// `prisma generate` insists on an engine binary it never runs for this generator; any file will do.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node --import tsx prisma/seed.ts' },
});
