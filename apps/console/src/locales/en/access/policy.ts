/** What an IAM policy says, one sentence a statement. */
export const policy = {
  'may-invoke': 'May call {{target}} from {{region}} until {{until}}.',
  'may-invoke-processed':
    'May call {{target}} from {{region}} until {{until}}; prompts and outputs may be processed in {{processedIn}}.',
  'may-invoke-anywhere':
    'May call {{target}} from {{region}} until {{until}}; prompts and outputs may be processed in any commercial Region of AWS.',
  'may-batch': 'May start batch jobs with {{target}} in {{region}} until {{until}}.',
  'may-mantle': 'May call {{target}} over bedrock-mantle in {{region}} until {{until}}.',
  'only-with-guardrail':
    'Only with version {{version}} of guardrail {{guardrail}}; every other call is denied.',
  'no-batch': 'Batch jobs are denied.',
  'no-mantle': 'Calls over bedrock-mantle are denied.',
} as const
