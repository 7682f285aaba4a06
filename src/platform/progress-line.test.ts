import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { mock, test } from 'node:test'
import { progressLine } from './progress-line.ts'

/** What is written in a minute, if something is to be said every tenth of a second. */
function inAMinute(out: PassThrough): string[] {
  mock.timers.enable({ apis: ['Date'] })
  try {
    const say = progressLine(out)
    for (let tenth = 1; tenth <= 600; tenth += 1) {
      mock.timers.tick(100)
      say(String(tenth))
    }
  } finally {
    mock.timers.reset()
  }
  return String(out.read() ?? '').split(/(?<=[\r\n])/)
}

test('a log has a line now and then, each for itself', () => {
  assert.deepEqual(inAMinute(new PassThrough()), ['150\n', '300\n', '450\n', '600\n'])
})

test('on a screen one line renews itself', () => {
  const lines = inAMinute(Object.assign(new PassThrough(), { isTTY: true }))
  assert.deepEqual([lines.length, lines[0], lines.at(-1)], [300, '2\r', '600\r'])
})
