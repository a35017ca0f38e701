import type { CommandFacts } from './commands.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
export const newerCommandFacts: readonly CommandFacts[] = [
  {
    name: 'SOURCE',
    syntax: "SOURCE 'log group', … | SOURCE logGroups(namePrefix: ['…'])",
    says: {
      en: 'The log groups to read; the first command of a query or subquery.',
      ko: '읽을 로그 그룹입니다. 쿼리나 하위 쿼리의 첫 번째 명령입니다.',
    },
  },
  {
    name: 'json',
    syntax: 'json [field=name] "path" as name, …',
    says: { en: 'Takes values out of JSON by path.', ko: '경로로 JSON에서 값을 추출합니다.' },
  },
  {
    name: 'expand',
    syntax: 'expand field',
    says: {
      en: 'One event for each element of a JSON array, under the same name.',
      ko: 'JSON 배열의 요소마다 같은 이름으로 이벤트 하나를 만듭니다.',
    },
  },
  {
    name: 'join',
    syntax: 'join [type=inner|left] left=a right=b where a.field=b.field (SOURCE … | …)',
    says: {
      en: 'Joins rows with those of a subquery.',
      ko: '하위 쿼리의 행과 결합합니다.',
    },
  },
  {
    name: 'lookup',
    syntax: 'lookup table column [as field], … OUTPUT column, …',
    says: {
      en: 'Adds columns of a lookup table where the values are the same.',
      ko: '값이 같은 조회 테이블의 열을 추가합니다.',
    },
  },
  {
    name: 'cidrlookup',
    syntax: 'cidrlookup table address [as column] OUTPUT|OUTPUTNEW column [as name], …',
    says: {
      en: 'Adds columns of a lookup table by the network that an address lies in.',
      ko: '주소가 속한 네트워크로 조회 테이블의 열을 추가합니다.',
    },
  },
  {
    name: 'addtotals',
    syntax: 'addtotals [fieldname=name] [row=true|false] [col=true|false] [field, …]',
    says: { en: 'Adds a column or row of totals.', ko: '합계 열이나 행을 추가합니다.' },
  },
  {
    name: 'accum',
    syntax: 'accum field [as name]',
    says: { en: 'The running sum in the present order.', ko: '현재 순서의 누적 합계입니다.' },
  },
  {
    name: 'autoregress',
    syntax: 'autoregress field [as name] [p=1|p=1-3]',
    says: { en: 'Values of earlier rows as columns.', ko: '앞선 행의 값을 열로 만듭니다.' },
  },
  {
    name: 'filldown',
    syntax: 'filldown [field …]',
    says: {
      en: 'Carries the last value forward where there is none.',
      ko: '값이 없는 곳에 마지막 값을 이어 씁니다.',
    },
  },
  {
    name: 'fillmissing',
    syntax: 'fillmissing [with value for field, …]',
    says: {
      en: 'Adds rows for empty periods after stats … by bin(…).',
      ko: 'stats … by bin(…) 뒤에 비어 있는 기간의 행을 추가합니다.',
    },
  },
  {
    name: 'outlier',
    syntax: 'outlier [action=remove|transform] [param=2.5] [uselower=true] [mark=true] field …',
    says: { en: 'Clamps or removes outliers.', ko: '이상값을 제한하거나 제거합니다.' },
  },
  {
    name: 'appendcols',
    syntax: 'appendcols [override=true|false] [max=count] (SOURCE … | …)',
    says: {
      en: 'Adds the columns of a subquery, row by row.',
      ko: '하위 쿼리의 열을 행 순서대로 추가합니다.',
    },
  },
  {
    name: 'sessionize',
    syntax: 'sessionize field, … [maxspan 30m] [as name]',
    says: {
      en: 'Groups events of the same identity without long gaps into sessions.',
      ko: '같은 대상의 이벤트를 긴 공백이 없는 세션으로 묶습니다.',
    },
  },
  {
    name: 'countFrequent',
    syntax: 'countFrequent field, …',
    says: {
      en: 'The most frequent combinations with approximate counts.',
      ko: '가장 자주 나오는 조합과 대략의 개수입니다.',
    },
  },
]
