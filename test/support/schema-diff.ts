import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ColumnType,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

type Instantiate = { __wbg_set_wasm(exports: WebAssembly.Exports): void };

const start = async (): Promise<void> => {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(path.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  (glue as unknown as Instantiate).__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
};

// Once for all: the glue keeps one engine's memory.
const started = start();

type Query = (...args: unknown[]) => Promise<pg.QueryResult>;

// PostgreSQL's catalogue has columns of one letter ("char"), which Prisma's adapter does not know. They travel through it
// as numbers, which no query of the engine asks for, and come out as the letters they are.
const oneLetter = 18;
const numeric = 1700;

const poolFor = (url: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const query = pool.query.bind(pool) as Query;
  const relabelled: Query = async (...args) => {
    const result = await query(...args);
    for (const field of result.fields) if (field.dataTypeID === oneLetter) field.dataTypeID = numeric;
    return result;
  };
  return Object.assign(pool, { query: relabelled });
};

const adapterFor = (pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory => {
  const factory = new PrismaPg(pool);
  const original = factory.connect.bind(factory);
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter: SqlDriverAdapter = await original();
    const queryRaw = adapter.queryRaw.bind(adapter);
    const letter = (type: ColumnType): ColumnType =>
      type === ColumnTypeEnum.Numeric ? ColumnTypeEnum.Character : type;
    return Object.assign(adapter, {
      queryRaw: async (query: SqlQuery): Promise<SqlResultSet> => {
        const result = await queryRaw(query);
        return { ...result, columnTypes: result.columnTypes.map(letter) };
      },
    });
  };
  return Object.assign(factory, { connect });
};

/** The SQL that leads from a database to prisma/schema.prisma, as Prisma's own engine sees it; for a new migration as well. */
export const schemaDiff = async (url: string): Promise<string> => {
  await started;
  const pool = poolFor(url);
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFor(pool));
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  const files = [{ path: 'schema.prisma', content: readFileSync('prisma/schema.prisma', 'utf8') }];
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: '' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
  });
  engine.free();
  await pool.end();
  return stdout ?? '';
};
