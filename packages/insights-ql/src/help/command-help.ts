/** In English and Korean. */
export const commandHelp: Readonly<Record<string, readonly [en: string, ko: string]>> = {
  fields: [
    'Adds columns to the result. Several fields commands add up.',
    '결과에 열을 추가합니다. fields 명령이 여러 번이면 모두 더해집니다.',
  ],
  display: [
    'Fixes the columns of the result. The last display decides.',
    '결과의 열을 정합니다. 마지막 display가 결정합니다.',
  ],
  filter: ['Keeps what meets the condition.', '조건에 맞는 것만 남깁니다.'],
  where: ['Another word for filter.', 'filter와 같은 명령입니다.'],
  stats: [
    'Adds up events in groups. Up to ten stats stand in a query; each sees the columns of the one before.',
    '이벤트를 그룹별로 집계합니다. 한 쿼리에 열 번까지 쓸 수 있으며, 뒤의 stats는 바로 앞 stats의 열을 봅니다.',
  ],
  sort: [
    'Puts the rows in order: text before numbers, numbers by value.',
    '행을 정렬합니다. 문자열이 숫자보다 앞에 오고 숫자는 값으로 비교합니다.',
  ],
  limit: [
    'Returns at most this many rows, up to 100,000; 10,000 where no limit is given.',
    '최대 행 수를 정합니다(100,000까지). limit이 없으면 10,000입니다.',
  ],
  dedup: [
    'Keeps the first row of each combination of values. Only limit may follow.',
    '값의 조합마다 첫 행만 남깁니다. 뒤에는 limit만 올 수 있습니다.',
  ],
  parse: [
    'Takes values out of text, with * for each value or with the groups of a regex.',
    '텍스트에서 값을 추출합니다. 값마다 *를 쓰거나 정규식의 그룹을 씁니다.',
  ],
  unnest: ['One row for each item of a list.', '목록의 항목마다 한 행을 만듭니다.'],
  filterIndex: [
    'Scans only log groups that index the field, and keeps what meets the condition.',
    '필드가 인덱싱된 로그 그룹만 스캔하고 조건에 맞는 것만 남깁니다.',
  ],
  SOURCE: [
    'The log groups to read; the first command of a query or subquery.',
    '읽을 로그 그룹입니다. 쿼리나 하위 쿼리의 첫 번째 명령입니다.',
  ],
  json: ['Takes values out of JSON by path.', '경로로 JSON에서 값을 추출합니다.'],
  expand: [
    'One event for each element of a JSON array, under the same name.',
    'JSON 배열의 요소마다 같은 이름으로 이벤트 하나를 만듭니다.',
  ],
  join: ['Joins rows with those of a subquery.', '하위 쿼리의 행과 결합합니다.'],
  lookup: [
    'Adds columns of a lookup table where the values are the same.',
    '값이 같은 조회 테이블의 열을 추가합니다.',
  ],
  cidrlookup: [
    'Adds columns of a lookup table by the network that an address lies in.',
    '주소가 속한 네트워크로 조회 테이블의 열을 추가합니다.',
  ],
  addtotals: ['Adds a column or row of totals.', '합계 열이나 행을 추가합니다.'],
  accum: ['The running sum in the present order.', '현재 순서의 누적 합계입니다.'],
  autoregress: ['Values of earlier rows as columns.', '앞선 행의 값을 열로 만듭니다.'],
  filldown: [
    'Carries the last value forward where there is none.',
    '값이 없는 곳에 마지막 값을 이어 씁니다.',
  ],
  fillmissing: [
    'Adds rows for empty periods after stats … by bin(…).',
    'stats … by bin(…) 뒤에 비어 있는 기간의 행을 추가합니다.',
  ],
  outlier: ['Clamps or removes outliers.', '이상값을 제한하거나 제거합니다.'],
  appendcols: [
    'Adds the columns of a subquery, row by row.',
    '하위 쿼리의 열을 행 순서대로 추가합니다.',
  ],
  sessionize: [
    'Groups events of the same identity without long gaps into sessions.',
    '같은 대상의 이벤트를 긴 공백이 없는 세션으로 묶습니다.',
  ],
  countFrequent: [
    'The most frequent combinations with approximate counts.',
    '가장 자주 나오는 조합과 대략의 개수입니다.',
  ],
  pattern: ['Groups messages by their pattern.', '메시지를 패턴별로 묶습니다.'],
  anomaly: ['Finds unusual messages.', '비정상적인 메시지를 찾습니다.'],
  diff: ['Compares with an earlier time.', '이전 시간대와 비교합니다.'],
  logcompare: ['Compares with a shifted time.', '시간을 옮겨 비교합니다.'],
  relevantfields: ['Names fields that matter.', '관련 있는 필드를 보여 줍니다.'],
  estimate: ['Estimates what is scanned.', '스캔 양을 추정합니다.'],
  unmask: ['Shows masked data.', '가려진 데이터를 보여 줍니다.'],
  head: ['The first rows.', '처음 몇 행입니다.'],
  tail: ['The last rows.', '마지막 몇 행입니다.'],
}
