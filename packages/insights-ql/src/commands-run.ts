/**
 * The commands that are run, each by the form that people are shown; its first word is the name.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export const commandForms = [
  'fields expression [as name], …',
  'display expression [as name], …',
  'filter condition',
  'where condition',
  'stats aggregate(…) [as name], … [by expression [as name], …]',
  'sort expression [asc|desc], …',
  'limit [any] count',
  'dedup field, …',
  'parse [field] "before*after" as name, … | parse [field] /(?<name>…)/ [multi]',
  'unnest field into name',
  'filterIndex field = value',
  "SOURCE 'log group', … | SOURCE logGroups(namePrefix: ['…'])",
  'json [field=name] "path" as name, …',
  'expand field',
  'join [type=inner|left] left=a right=b where a.field=b.field (SOURCE … | …)',
  'lookup table column [as field], … OUTPUT column, …',
  'cidrlookup table address [as column] OUTPUT|OUTPUTNEW column [as name], …',
  'addtotals [fieldname=name] [row=true|false] [col=true|false] [field, …]',
  'accum field [as name]',
  'autoregress field [as name] [p=1|p=1-3]',
  'filldown [field …]',
  'fillmissing [with value for field, …]',
  'outlier [action=remove|transform] [param=2.5] [uselower=true] [mark=true] field …',
  'appendcols [override=true|false] [max=count] (SOURCE … | …)',
  'sessionize field, … [maxspan 30m] [as name]',
  'countFrequent field, …',
]
