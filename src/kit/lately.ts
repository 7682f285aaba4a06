/** What was worked out lately, by a key: when there is no more room, what came first is forgotten. */
export class Lately<Value> {
  private readonly room: number
  private readonly kept = new Map<string, Value>()

  /** `room`: how many are kept. */
  constructor(room: number) {
    this.room = room
  }

  find(key: string): Value | undefined {
    return this.kept.get(key)
  }

  keep(key: string, value: Value): Value {
    const [first] = this.kept.keys()
    if (!this.kept.has(key) && this.kept.size >= this.room && first !== undefined) this.kept.delete(first)
    this.kept.set(key, value)
    return value
  }

  /** The one that is kept, else worked out now and kept. */
  of(key: string, workOut: () => Value): Value {
    return this.find(key) ?? this.keep(key, workOut())
  }
}
