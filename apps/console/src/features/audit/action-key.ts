/** `access.request.approved` → `access_request_approved`: a dot would mean depth to the catalogues. */
export type ActionKey<Action extends string> = Action extends `${infer Head}.${infer Rest}`
  ? `${Head}_${ActionKey<Rest>}`
  : Action

export function actionKey<Action extends string>(action: Action): ActionKey<Action> {
  return action.replaceAll('.', '_') as ActionKey<Action>
}
