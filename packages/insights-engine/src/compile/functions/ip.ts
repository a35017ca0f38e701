import { joined, type Sql, sql } from '../../sql.ts'
import { asText, booleanValue, numberValue } from '../values.ts'
import { once, onceEach } from '../values-once.ts'
import type { CallCompiler, CallCompilers } from './compiler.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const ipCompilers: CallCompilers = {
  isValidIp: ofAddress((it) => sql`(ql_ip(${it}) IS NOT NULL)`),
  isValidIpV4: ofAddress((it) => sql`(ql_ipv4(${it}) IS NOT NULL)`),
  isValidIpV6: ofAddress((it) => sql`(ql_ipv6(${it}) IS NOT NULL)`),
  isIpInSubnet: inSubnet('ql_ip'),
  isIpv4InSubnet: inSubnet('ql_ipv4'),
  isIpv6InSubnet: inSubnet('ql_ipv6'),
  ipv4ToNumber: (site) =>
    numberValue(once(asText(site.value(0)), (it) => sql`ql_ipv4_number(${it})`)),
  isPrivateIP: ofBits((bits) => sql`coalesce(ql_is_private(${bits}), false)`),
  isPublicIP: ofBits((bits) => sql`coalesce(ql_is_public(${bits}), false)`),
  isReservedIP: ofBits((bits) => sql`coalesce(ql_is_reserved(${bits}), false)`),
}

function ofAddress(test: (address: Sql) => Sql): CallCompiler {
  return (site) => booleanValue(once(asText(site.value(0)), test))
}

function ofBits(test: (bits: Sql) => Sql): CallCompiler {
  return (site) =>
    booleanValue(
      once(
        once(asText(site.value(0)), (it) => sql`ql_ip(${it})`),
        test,
      ),
    )
}

function inSubnet(reader: 'ql_ip' | 'ql_ipv4' | 'ql_ipv6'): CallCompiler {
  const bits = { text: reader, values: [] }
  return (site) => {
    const parts = [asText(site.value(0)), asText(site.value(1))]
    return booleanValue(
      onceEach(parts, ([address = sql`NULL`, subnet = sql`NULL`]) => {
        const network = sql`split_part(${subnet}, '/', 1)`
        const read = [sql`${bits}(${address})`, once(network, (it) => sql`${bits}(${it})`), subnet]
        return onceEach(read, (names) => sql`coalesce(ql_in_subnet(${joined(names, ', ')}), false)`)
      }),
    )
  }
}
