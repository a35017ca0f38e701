/**
 * What `SANDBOX_TRAFFIC` says: nothing, the history once, the history and calls as time goes on, or
 * the same only where there is a history already.
 */
export type TrafficSetting = 'off' | 'history' | 'live' | 'resume'

const SETTINGS: readonly TrafficSetting[] = ['off', 'history', 'live', 'resume']

/** Undefined: it says something else. */
export function trafficSetting(text: string | undefined): TrafficSetting | undefined {
  return text === undefined ? 'off' : SETTINGS.find((setting) => setting === text)
}
