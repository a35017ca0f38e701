import { globSync } from 'node:fs'
import { dirname } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'

/** Folders of the workspace's packages, relative to the root, without the root itself. */
export function workspaceFolders(): readonly string[] {
  return globSync(['{apps,packages}/*/package.json', '{infra,e2e,bench,tooling}/package.json'], {
    cwd: repositoryRoot,
  }).map((file) => dirname(file))
}
