/** One runner for unit tests beside their file and for the suites in test/. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  roots: ['<rootDir>/adapters', '<rootDir>/cards', '<rootDir>/src', '<rootDir>/playground', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2022',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/test/make-ground.mjs',
  globalTeardown: '<rootDir>/test/clear-ground.mjs',
  testSequencer: '<rootDir>/test/longest-first.mjs',
  maxWorkers: 2,
};
