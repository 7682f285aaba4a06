/** How far a long command is: a line that renews itself on a screen, a line now and then in a log. */
const onScreen = { every: 200, end: '\r' }
const inLog = { every: 15_000, end: '\n' }

export function progressLine(out: NodeJS.WritableStream): (text: string) => void {
  const { every, end } = (out as Partial<NodeJS.WriteStream>).isTTY ? onScreen : inLog
  let last = Date.now()
  return text => {
    if (Date.now() - last < every) return
    last = Date.now()
    out.write(`${text}${end}`)
  }
}
