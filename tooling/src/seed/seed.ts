export interface SeedOptions {
  readonly origin: string
  readonly sandboxUrl: string
}

/** Fills the pretend organisation through the front door: as its people would, signed in. */
export async function seed(_options: SeedOptions): Promise<void> {}
