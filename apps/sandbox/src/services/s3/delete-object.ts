import {
  DeleteObject$,
  DeleteObjects$,
  type DeleteObjectsRequest,
  type ObjectIdentifier,
} from '@aws-sdk/client-s3'
import { accessDenied, evaluateFor } from '../../authorization/decide.ts'
import { type Call, type Operation, operation } from '../../operation.ts'
import { bucketAt, type OnBucket, type OnObject, objectArn, onObject } from './bucket-access.ts'
import { demandWritable } from './preconditions.ts'
import { malformedXml } from './s3-errors.ts'

const deleteObject = operation<OnObject & { readonly IfMatch?: string }, object>({
  service: 's3',
  schema: DeleteObject$,
  authorize: onObject('s3:DeleteObject'),
  handle: async (input, call) => {
    const { name } = bucketAt(input, call)
    const objects = call.world.stores.objects()
    if (input.IfMatch !== undefined) {
      demandWritable(input.Key, await objects.head(name, input.Key), { IfMatch: input.IfMatch })
    }
    await objects.delete(name, input.Key)
    return {}
  },
  differs: ['The object is gone for good: a versioned bucket keeps no older version of it.'],
})

const MOST_KEYS = 1000

const deleteObjects = operation<OnBucket & DeleteObjectsRequest, object>({
  service: 's3',
  schema: DeleteObjects$,
  // Each key is decided by itself: some may go while others stay.
  authorize: (input, call) => {
    bucketAt(input, call)
    return []
  },
  handle: async (input, call) => {
    const { name } = bucketAt(input, call)
    const { Objects = [], Quiet } = input.Delete ?? {}
    if (Objects.length === 0 || Objects.length > MOST_KEYS) throw malformedXml()
    const deleted: ObjectIdentifier[] = []
    const refused: object[] = []
    for (const { Key = '' } of Objects) {
      const refusal = refusalOf(name, Key, call)
      if (refusal !== undefined) {
        refused.push(refusal)
        continue
      }
      await call.world.stores.objects().delete(name, Key)
      deleted.push({ Key })
    }
    return { Deleted: Quiet ? [] : deleted, Errors: refused }
  },
})

function refusalOf(bucket: string, key: string, call: Call): object | undefined {
  const question = { action: 's3:DeleteObject', resource: objectArn(bucket, key) }
  const evaluation = evaluateFor(call, question)
  if (evaluation.verdict === 'allowed') return undefined
  const { code, message } = accessDenied('s3', call, question, evaluation)
  return { Key: key, Code: code, Message: message }
}

export const deleteOperations: readonly Operation[] = [deleteObject, deleteObjects]
