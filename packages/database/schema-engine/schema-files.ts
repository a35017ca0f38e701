import { readdir, readFile } from 'node:fs/promises'

const folder = new URL('../prisma/schema/', import.meta.url)

/** Every `.prisma` file, one a slice. */
export async function schemaFiles(): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({
      path: name,
      content: await readFile(new URL(name, folder), 'utf8'),
    })),
  )
}
