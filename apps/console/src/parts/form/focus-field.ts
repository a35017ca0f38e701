/** Leads to a marked field (`data-field`) of a form that may be longer than the screen. */
export function focusField(form: HTMLFormElement | null, field: string | undefined): void {
  if (form === null || field === undefined) return
  const place = form.querySelector(`[data-field="${field}"]`)
  const control = place?.querySelector<HTMLElement>(
    'input:not([disabled]), textarea:not([disabled]), button:not([disabled])',
  )
  if (control) control.focus()
  else place?.scrollIntoView({ block: 'center' })
}
