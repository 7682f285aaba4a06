/** What a command of the command line is. `src/cli.ts` collects them; areas keep theirs in `commands/`. */
export type Streams = {
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
}

export type Command = {
  /** One or two words: `clock`, `audit verify`. */
  readonly name: string
  readonly summary: string
  readonly usage: string
  /** Returns the exit status: 0 done, 1 a check failed, 2 refused. A bug throws. */
  run(args: readonly string[], io: Streams): Promise<number>
}
