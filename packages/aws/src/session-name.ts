/**
 * A role session name of what a person is called: CloudTrail shows it beside every call.
 * STS admits `[\w+=,.@-]` and 2 to 64 characters; \w is ASCII there, so a Korean name would be refused.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function sessionName(text: string): string {
  const admitted = text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^A-Za-z0-9_+=,.@-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
  return admitted.length < 2 ? `gatehouse-${admitted}`.replace(/-$/, '') : admitted
}
