/** Where the operations that invoke a model knowingly differ from AWS. */
export const INVOCATION_DIFFERENCES: readonly string[] = [
  'Answers come from a deterministic stand-in that knows nothing: readable text made from the words of the prompt, in its language, with plausible token counts. Converse uses a tool only where toolChoice forces it (`any` or `tool`), with invented arguments; reasoning, images and prompt caching are accepted and ignored.',
  'The first call to a third-party model without an agreement makes the agreement if the caller may aws-marketplace:Subscribe and ViewSubscriptions, and is refused otherwise. AWS may answer calls for up to 15 minutes before it refuses.',
  'An Anthropic model answers only after the use-case form was filed in the account or in the management account.',
  'A call through a profile is said to be served by one of the profile’s Regions, chosen by the request’s id; any call is answered here and now, and is never throttled unless `/_sandbox/fail-next` says so.',
  'Logs, metrics and CloudTrail know of a call before it is answered, of a stream before it ends; in AWS that takes minutes. A call that is refused as AccessDenied reaches CloudTrail only.',
]

/** How the stand-in for guardrails decides. */
export const GUARDRAIL_DIFFERENCES: readonly string[] = [
  'A guardrail decides by its own configuration and simple rules, not by AWS’s models: words and phrases as they are; profanity and the content filters (PROMPT_ATTACK among them) by a handful of English and Korean phrases, each with a fixed confidence; a topic by its name, or by six in ten of the words of one of its examples, its definition being ignored.',
  'Sensitive information is recognised by form, with check digits: URL, EMAIL, PHONE (international, Korean, North American), US_SOCIAL_SECURITY_NUMBER, CREDIT_DEBIT_CARD_NUMBER, INTERNATIONAL_BANK_ACCOUNT_NUMBER, IP_ADDRESS, MAC_ADDRESS, AWS_ACCESS_KEY, AWS_SECRET_KEY, PASSWORD after its name, and the guardrail’s own regular expressions. NAME, ADDRESS, AGE and the other entities are never found. Contextual grounding, automated reasoning and images are not assessed.',
  'The input that is assessed is all that the user said in the conversation, or the guardContent blocks where there are any; a masked input reaches the model masked and counts as an intervention. Guardrails that an account or organization enforces are not applied.',
]
