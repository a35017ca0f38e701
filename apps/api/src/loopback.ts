const namesOfThisMachine = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether an address leads to this machine and nowhere else. */
export function isLoopback(address: string): boolean {
  return namesOfThisMachine.has(URL.parse(address)?.hostname ?? '')
}
