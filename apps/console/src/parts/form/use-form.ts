import { useState } from 'react'

/** Sentences by field; the server's and our own have the same form. */
export type Problems<Values> = Partial<Record<keyof Values & string, string>>

interface FormOptions<Values> {
  readonly initial: Values
  /** What is wrong with the values as they are; empty = may be sent. */
  readonly check: (values: Values) => Problems<Values>
  readonly onSubmit: (values: Values) => void
}

interface FormState<Values> {
  readonly values: Values
  readonly set: <Key extends keyof Values>(key: Key, value: Values[Key]) => void
  /** What to show at the fields: nothing before the first attempt to send. */
  readonly problems: Problems<Values>
  readonly submit: () => void
  /** Puts the server's answer at the fields it names; what was typed stays. */
  readonly setServerProblems: (problems: Readonly<Record<string, string>>) => void
}

/**
 * The state of a form. Nothing typed is ever lost: a failed submit leaves the values as they are, and
 * a problem that the server found goes away as soon as its field changes.
 */
export function useForm<Values extends object>({
  initial,
  check,
  onSubmit,
}: FormOptions<Values>): FormState<Values> {
  const [values, setValues] = useState(initial)
  const [wasSent, setWasSent] = useState(false)
  const [fromServer, setFromServer] = useState<Readonly<Record<string, string>>>({})
  return {
    values,
    set: (key, value) => {
      setValues((before) => ({ ...before, [key]: value }))
      setFromServer(({ [String(key)]: _gone, ...others }) => others)
    },
    problems: { ...fromServer, ...(wasSent ? check(values) : {}) } as Problems<Values>,
    submit: () => {
      setWasSent(true)
      setFromServer({})
      if (Object.keys(check(values)).length === 0) onSubmit(values)
    },
    setServerProblems: (problems) =>
      setFromServer(
        Object.fromEntries(
          Object.entries(problems).map(([path, says]) => [path.split('.')[0] ?? path, says]),
        ),
      ),
  }
}
