import { defineConfig } from 'vitest/config'

const anywhere = ['apps', 'packages', 'infra', 'bench', 'tooling', 'e2e']
const tests = (ending: string) => anywhere.map((folder) => `${folder}/**/*.${ending}`)
const never = ['**/node_modules/**', '**/dist/**', '**/__generated__/**', '**/fixtures/**']

export default defineConfig({
  test: {
    // Two cores are the agreed machine; more workers than that only take memory.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: tests('test.{ts,tsx}'),
          exclude: [...never, '**/*.integration.test.ts', 'tooling/{boundaries,repository}/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'boundaries',
          include: ['tooling/boundaries/*.test.ts'],
          // One cruise reads every import of the repository.
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'repository',
          include: ['tooling/repository/*.test.ts'],
          testTimeout: 120_000,
          // They look at one work tree, and some put a file into it for a moment.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: tests('integration.test.ts'),
          exclude: never,
          globalSetup: ['packages/testkit/src/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
