import { expect, test } from 'vitest'
import { modalitiesIn } from './modalities.ts'

const picture = { format: 'png', source: { bytes: 'iVBORw==' } }
const native = { type: 'image', source: { type: 'base64', data: 'iVBORw==' } }

test.each([
  ['a picture', [{ role: 'user', content: [{ image: picture }] }]],
  [
    'a picture that a tool gave back',
    [{ content: [{ toolResult: { content: [{ image: picture }] } }] }],
  ],
  ['a guarded picture', [{ content: [{ guardContent: { image: picture } }] }]],
  ['a picture of Anthropic', [{ content: [native] }]],
  ['one that a tool gave back', [{ content: [{ type: 'tool_result', content: [native] }] }]],
  [
    'one in a document of pieces',
    [{ content: [{ type: 'document', source: { type: 'content', content: [native] } }] }],
  ],
  ['a picture of a chat', [{ content: [{ type: 'image_url', image_url: { url: 'data:' } }] }]],
])('%s counts as text and image', (_name, blocks) => {
  expect(modalitiesIn(blocks)).toEqual(['text', 'image'])
})

test('words are text alone, whatever they speak of', () => {
  const content = [{ text: 'image' }, { toolUse: { input: { image: 'x.png' } } }, { type: 'text' }]
  expect(modalitiesIn([{ content }, { content: 'image' }, null, 1, 'video'])).toEqual(['text'])
})

test('videos and sound', () => {
  const content = [{ video: {} }, { type: 'input_audio' }]
  expect(modalitiesIn([{ content }]).toSorted()).toEqual(['audio', 'text', 'video'])
})

test('very many blocks', () => {
  const content = [...Array.from({ length: 300_000 }, () => ({ text: 'x' })), { image: picture }]
  expect(modalitiesIn([{ content }])).toEqual(['text', 'image'])
})
