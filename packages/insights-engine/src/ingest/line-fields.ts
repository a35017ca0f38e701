import { lambdaFields } from './lambda-fields.ts'

/**
 * What CloudWatch Logs discovers in lines that are no JSON: those of AWS Lambda, and the records of
 * VPC flow logs (version 2, the default format) and of Route 53’s public queries, whose values
 * stand in a fixed order. How AWS tells such lines from others it does not say; here they have the
 * form.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 */
export function lineFields(message: string): string | undefined {
  return lambdaFields(message) ?? inOrder(message, flowLog) ?? inOrder(message, publicQuery)
}

interface RecordForm {
  readonly form: RegExp
  readonly names: readonly string[]
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
const flowLog: RecordForm = {
  form: /^2 (?:\d{12}|unknown) eni-[0-9a-f]+(?: [^ \n]+){9} (?:ACCEPT|REJECT|-) (?:OK|NODATA|SKIPDATA)$/,
  names: [
    ...['version', 'accountId', 'interfaceId', 'srcAddr', 'dstAddr', 'srcPort', 'dstPort'],
    ...['protocol', 'packets', 'bytes', 'startTime', 'endTime', 'action', 'logStatus'],
  ],
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html */
const publicQuery: RecordForm = {
  form: /^1\.0 \d{4}-\d\d-\d\dT[\d:.]+Z Z[0-9A-Z]+(?: [^ \n]+){3} (?:UDP|TCP)(?: [^ \n]+){3}$/,
  names: [
    ...['version', 'queryTimestamp', 'hostZoneId', 'queryName', 'queryType', 'responseCode'],
    ...['protocol', 'edgeLocation', 'resolverIp', 'ednsClientSubnet'],
  ],
}

function inOrder(message: string, { form, names }: RecordForm): string | undefined {
  if (!form.test(message)) return undefined
  const values = message.split(' ')
  return JSON.stringify(Object.fromEntries(names.map((name, index) => [name, values[index]])))
}
