/** What `SANDBOX_TRAFFIC` says: nothing, the history once, or the history and calls as time goes on. */
export type TrafficSetting = 'off' | 'history' | 'live'

const SETTINGS: readonly TrafficSetting[] = ['off', 'history', 'live']

/** Undefined: it says something else. */
export function trafficSetting(text: string | undefined): TrafficSetting | undefined {
  return text === undefined ? 'off' : SETTINGS.find((setting) => setting === text)
}
