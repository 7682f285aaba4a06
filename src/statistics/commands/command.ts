/** What the command line collects. The same shape as the platform's; declared here because statistics imports nothing. */
export type Streams = {
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
}

export type Command = {
  readonly name: string
  /** One line for --help. */
  readonly summary: string
  /** The full help text. */
  readonly usage: string
  /** Gives the exit status: 0 done, 1 a check failed, 2 refused. */
  run(args: readonly string[], io: Streams): Promise<number>
}
