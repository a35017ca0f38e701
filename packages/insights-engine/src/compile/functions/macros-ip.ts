/** The bits of a network: `10.0.0.0/8` is `00001010`. */
function ipv4Network(network: string): string {
  const [address = '', length = ''] = network.split('/')
  const bits = address.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return bits.join('').slice(0, Number(length))
}

/** The groups are written out as far as the prefix goes. */
function ipv6Network(network: string): string {
  const [groups = '', length = ''] = network.split('/')
  const bits = groups
    .split(':')
    .map((part) => Number.parseInt(part, 16).toString(2).padStart(16, '0'))
  return bits.join('').padEnd(128, '0').slice(0, Number(length))
}

/** RFC 1918. */
const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(ipv4Network)

/** https://www.iana.org/assignments/iana-ipv4-special-registry and multicast, without RFC 1918. */
const reservedIpv4 = [
  '0.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map(ipv4Network)

/** https://www.iana.org/assignments/iana-ipv6-special-registry and multicast. */
const reservedIpv6 = [
  '0:0:0:0:0:0:0:0/128',
  '0:0:0:0:0:0:0:1/128',
  '0:0:0:0:0:ffff/96',
  '64:ff9b:1/48',
  '100:0:0:0/64',
  '2001:0/23',
  '2001:db8/32',
  '2002/16',
  '3fff:0/20',
  'fc00/7',
  'fe80/10',
  'ff00/8',
].map(ipv6Network)

function beginsWithOne(networks: readonly string[]): string {
  return networks.map((bits) => `starts_with(b, '${bits}')`).join(' OR ')
}

const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
const ipv4Text = `(?:${octet}\\.){3}${octet}`

/**
 * An address is its bits as text, 32 or 128 of `0` and `1`: a network is then how it begins. DuckDB's
 * own type for addresses is an extension that is not at hand.
 */
export const ipMacros: readonly string[] = [
  `CREATE OR REPLACE MACRO ql_ipv4(t) AS
    CASE WHEN regexp_full_match(t, '${ipv4Text}') THEN format('{:032b}',
      CAST(split_part(t, '.', 1) AS BIGINT) * 16777216 + CAST(split_part(t, '.', 2) AS BIGINT) * 65536 +
      CAST(split_part(t, '.', 3) AS BIGINT) * 256 + CAST(split_part(t, '.', 4) AS BIGINT)) END`,
  `CREATE OR REPLACE MACRO ql_ipv4_number(t) AS
    CASE WHEN regexp_full_match(t, '${ipv4Text}') THEN
      CAST(split_part(t, '.', 1) AS DOUBLE) * 16777216 + CAST(split_part(t, '.', 2) AS DOUBLE) * 65536 +
      CAST(split_part(t, '.', 3) AS DOUBLE) * 256 + CAST(split_part(t, '.', 4) AS DOUBLE) END`,
  `CREATE OR REPLACE MACRO ql_groups(t) AS
    CASE WHEN t = '' THEN CAST([] AS VARCHAR[]) ELSE string_split(t, ':') END`,
  // An IPv4 address at the end stands for two groups.
  `CREATE OR REPLACE MACRO ql_ipv6_plain(t) AS
    CASE WHEN NOT contains(t, '.') THEN t
      WHEN regexp_full_match(t, '.*:${ipv4Text}') THEN list_transform([split_part(t, ':', -1)],
        lambda tail: left(t, length(t) - length(tail)) ||
          format('{:x}', CAST(split_part(tail, '.', 1) AS INTEGER) * 256 + CAST(split_part(tail, '.', 2) AS INTEGER)) || ':' ||
          format('{:x}', CAST(split_part(tail, '.', 3) AS INTEGER) * 256 + CAST(split_part(tail, '.', 4) AS INTEGER)))[1] END`,
  // Two colons stand for as many zeros as are missing, once.
  `CREATE OR REPLACE MACRO ql_ipv6_groups(p) AS
    CASE len(string_split(p, '::')) WHEN 1 THEN ql_groups(p)
      WHEN 2 THEN list_transform([struct_pack(
          h := ql_groups(split_part(p, '::', 1)), l := ql_groups(split_part(p, '::', 2)))],
        lambda s: CASE WHEN len(s.h) + len(s.l) < 8 THEN
          s.h || list_transform(range(8 - len(s.h) - len(s.l)), lambda z: '0') || s.l END)[1] END`,
  `CREATE OR REPLACE MACRO ql_ipv6_bits(g) AS
    CASE WHEN len(g) = 8 AND regexp_full_match(array_to_string(g, ':'), '(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}')
      THEN array_to_string(list_transform(g, lambda h: format('{:016b}', TRY_CAST('0x' || h AS INTEGER))), '') END`,
  `CREATE OR REPLACE MACRO ql_ipv6(t) AS
    CASE WHEN strlen(t) BETWEEN 2 AND 45 AND contains(t, ':') THEN
      list_transform([ql_ipv6_plain(t)], lambda p:
        list_transform([ql_ipv6_groups(p)], lambda g: ql_ipv6_bits(g))[1])[1] END`,
  `CREATE OR REPLACE MACRO ql_ip(t) AS
    CASE WHEN contains(t, ':') THEN ql_ipv6(t) ELSE ql_ipv4(t) END`,
  `CREATE OR REPLACE MACRO ql_in_subnet(address, network, subnet) AS
    CASE WHEN regexp_full_match(subnet, '[^/]+/[0-9]{1,3}')
        AND TRY_CAST(split_part(subnet, '/', 2) AS INTEGER) <= length(network)
      THEN length(address) = length(network)
        AND starts_with(address, left(network, TRY_CAST(split_part(subnet, '/', 2) AS INTEGER))) END`,
  `CREATE OR REPLACE MACRO ql_is_private(b) AS
    length(b) = 32 AND (${beginsWithOne(privateNetworks)})`,
  `CREATE OR REPLACE MACRO ql_is_reserved(b) AS
    CASE length(b) WHEN 32 THEN ${beginsWithOne(reservedIpv4)}
      WHEN 128 THEN ${beginsWithOne(reservedIpv6)} END`,
  `CREATE OR REPLACE MACRO ql_is_public(b) AS NOT ql_is_private(b) AND NOT ql_is_reserved(b)`,
]
