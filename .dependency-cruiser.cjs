/** The directions in which rooms may know each other; see docs/architecture.md. Tests may look anywhere. */
const TEST = '[.-](test|fixture)\\.ts$|/testing/';
const from = (path, also) => ({ path, pathNot: also ? `${TEST}|${also}` : TEST });

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A message travels forwards.',
      severity: 'error',
      from: { pathNot: `${TEST}|^src/store/generated` },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'operations-know-no-chat',
      comment: 'Operations know policy, time and store, and nothing of chat, cards or HTTP.',
      severity: 'error',
      from: from('^src/operations'),
      to: { path: '^(adapters|cards|playground|src/(?!operations|policy|time|store))' },
    },
    {
      name: 'policy-and-time-stand-alone',
      severity: 'error',
      from: from('^src/(policy|time)'),
      to: { path: '^(adapters|cards|playground|src/(?!policy|time))' },
    },
    {
      name: 'store-knows-nobody',
      severity: 'error',
      from: from('^src/store'),
      to: {
        path: '^(adapters|cards|playground|src/(?!store|time))',
        // Only the shapes of what an adapter asks to be kept.
        pathNot: '^adapters/contract\\.ts$',
      },
    },
    {
      name: 'cards-know-words-and-time',
      comment: 'Cards know their model, text and time.',
      severity: 'error',
      from: from('^cards'),
      to: { path: '^(adapters|playground|src/(?!text|time))' },
    },
    {
      name: 'text-knows-nobody',
      severity: 'error',
      from: from('^src/text'),
      to: { path: '^(adapters|cards|playground|src/(?!text))' },
    },
    {
      name: 'adapters-know-their-vendor',
      comment: 'Adapters know the contract, the card model and their vendor.',
      severity: 'error',
      from: from('^adapters/([^/]+)/'),
      to: {
        path: '^(src|playground|cards|adapters)/',
        pathNot: '^(cards/model\\.ts|adapters/(contract|inbound|outbound|platform)\\.ts|adapters/$1/)',
      },
    },
    {
      name: 'commands-know-no-adapter',
      severity: 'error',
      from: from('^src/commands'),
      to: { path: '^(cards|playground|src/(?!commands|time)|adapters/(?!contract\\.ts))' },
    },
    {
      name: 'core-meets-adapters-at-the-root',
      comment: 'Only the composition root sees adapters and core together; others know the contract.',
      severity: 'error',
      from: from('^src/', '^src/(app|adapters)\\.ts$'),
      to: { path: '^adapters/(?!contract\\.ts)' },
    },
    {
      name: 'playground-is-opened-by-main',
      severity: 'error',
      from: { pathNot: `^(playground|src/main\\.ts|test)|${TEST}` },
      to: { path: '^playground' },
    },
    {
      name: 'stand-ins-share-no-code-with-adapters',
      comment: 'Each side of the wire is its own reading of the vendor.',
      severity: 'error',
      from: from('^playground'),
      to: { path: '^adapters/(?!contract\\.ts)' },
    },
    {
      name: 'workers-carry-it',
      comment: 'Below the entry files only the node modules that Workers carry.',
      severity: 'error',
      from: from(
        '^(adapters|cards|src)',
        '^src/(main|node-memory|listen|hook-door)\\.ts$|^src/store/(data-dir(-lock)?|embedded-secret|migrate|sqlite/)|^src/store/sqlite|^adapters/[^/]+/(stream|socket|long)',
      ),
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer|async_hooks|events|process)$' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(src/store/generated|dist)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
