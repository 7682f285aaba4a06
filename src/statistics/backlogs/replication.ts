import { type RandomStream, randomStream } from '../random/generator.ts'
import type { PlanCalendar } from './calendar.ts'
import type { BacklogModel, WorkKind } from './model.ts'

/** One run of a model. `open` counts what waits or is in hand at the end of each day, `done` what was finished on it. */
export type Replication = {
  readonly open: Int32Array
  readonly done: Int32Array
  /** By kind, in the order of the model. */
  readonly openByKind: readonly Int32Array[]
  /** The day (from 0) on which the last of the first day's backlog was finished; −1 if it was not. */
  readonly clearedOn: number
  /** Hours worked over hours on duty. */
  readonly utilisation: number
}

/** The people, one entry each in columns: what each has in hand, and the hours of the day used and given. */
type Crew = {
  readonly size: number
  readonly isAbsent: Uint8Array
  /** The kind in hand; −1: nothing. */
  readonly kind: Int32Array
  readonly isOld: Uint8Array
  readonly hoursLeft: Float64Array
  readonly used: Float64Array
  readonly length: Float64Array
}

type Work = {
  readonly kinds: readonly WorkKind[]
  readonly waiting: Int32Array
  /** Of those, how many were there on the first day; they are taken first. */
  readonly old: Int32Array
  readonly inHand: Int32Array
  /** The kind that each comes back as, −1 if none. */
  readonly recallKind: Int32Array
  readonly recalls: readonly Int32Array[]
  readonly steadyRest: Float64Array
  oldLeft: number
  done: number
  day: number
}

/** What does not change about one person: kinds of work in order of urgency, days of service, chances of absence. */
type Member = {
  readonly hours: readonly number[]
  readonly kinds: readonly number[]
  readonly firstDay: number
  readonly lastDay: number
  readonly absentShare: number
  /** A day's chance to come back from, and to fall into, a spell of absence. */
  readonly back: number
  readonly away: number
}

/** Everything a replication needs that does not change between them. */
export type PreparedModel = {
  readonly model: BacklogModel
  readonly calendar: PlanCalendar
  readonly members: readonly Member[]
}

export function prepareModel(model: BacklogModel, calendar: PlanCalendar): PreparedModel {
  const members = model.staff.flatMap(group => {
    const kinds = model.kinds
      .map((kind, index) => ({ kind, index }))
      .filter(({ kind }) => kind.grades.includes(group.grade))
      .sort((a, b) => b.kind.priority - a.kind.priority || a.index - b.index)
      .map(({ index }) => index)
    const { from, to } = group
    const start = from === undefined ? 0 : calendar.dates.findIndex(date => date >= from)
    const firstDay = start < 0 ? calendar.dates.length : start
    const lastDay =
      to === undefined ? calendar.dates.length - 1 : calendar.dates.findLastIndex(date => date <= to)
    const { share, meanSpell } = group.absence ?? { share: 0, meanSpell: 1 }
    const back = 1 / meanSpell
    const away = Math.min(1, (back * share) / (1 - share))
    const member: Member = { hours: group.hours, kinds, firstDay, lastDay, absentShare: share, back, away }
    return Array.from({ length: group.people }, () => member)
  })
  return { model, calendar, members }
}

/** Runs a model once. The same seed gives the same run. */
export function replicate(prepared: PreparedModel, seed: number): Replication {
  const { model, calendar } = prepared
  const random = randomStream(seed)
  const work = startWork(model)
  const crew = startCrew(prepared.members, random)
  const open = new Int32Array(model.days)
  const done = new Int32Array(model.days)
  const openByKind = model.kinds.map(() => new Int32Array(model.days))
  let clearedOn = work.oldLeft === 0 ? 0 : -1
  let worked = 0
  let onDuty = 0
  for (let day = 0; day < model.days; day++) {
    work.day = day
    work.done = 0
    receive(work, calendar, random)
    onDuty += comeToWork(crew, prepared, day, random)
    worked += workThrough(work, crew, prepared.members, random)
    done[day] = work.done
    for (let kind = 0; kind < model.kinds.length; kind++) {
      const left = work.waiting[kind]! + work.inHand[kind]!
      openByKind[kind]![day] = left
      open[day]! += left
    }
    if (clearedOn < 0 && work.oldLeft === 0) clearedOn = day
  }
  return { open, done, openByKind, clearedOn, utilisation: onDuty === 0 ? 0 : worked / onDuty }
}

function startWork({ kinds, days }: BacklogModel): Work {
  const backlog = Int32Array.from(kinds, kind => kind.backlog)
  return {
    kinds,
    waiting: Int32Array.from(backlog),
    old: backlog,
    inHand: new Int32Array(kinds.length),
    recallKind: Int32Array.from(kinds, ({ recall }) =>
      recall ? kinds.findIndex(kind => kind.kind === recall.kind) : -1,
    ),
    recalls: kinds.map(() => new Int32Array(days)),
    steadyRest: new Float64Array(kinds.length),
    oldLeft: backlog.reduce((sum, each) => sum + each, 0),
    done: 0,
    day: 0,
  }
}

function startCrew(members: readonly Member[], random: RandomStream): Crew {
  const size = members.length
  return {
    size,
    isAbsent: Uint8Array.from(members, ({ absentShare }) =>
      absentShare > 0 && random.uniform() < absentShare ? 1 : 0,
    ),
    kind: new Int32Array(size).fill(-1),
    isOld: new Uint8Array(size),
    hoursLeft: new Float64Array(size),
    used: new Float64Array(size),
    length: new Float64Array(size),
  }
}

/** Who is there, and for how long; gives the hours on duty. Spells of absence go on over closed days. */
function comeToWork(
  crew: Crew,
  { members, calendar }: PreparedModel,
  day: number,
  random: RandomStream,
): number {
  const weekday = calendar.weekday[day]!
  const isClosed = calendar.closed[day] === 1
  let onDuty = 0
  for (let person = 0; person < crew.size; person++) {
    const { hours, firstDay, lastDay, absentShare, back, away } = members[person]!
    if (absentShare > 0)
      crew.isAbsent[person] = (crew.isAbsent[person] ? random.uniform() >= back : random.uniform() < away)
        ? 1
        : 0
    const isThere = !isClosed && crew.isAbsent[person] === 0 && day >= firstDay && day <= lastDay
    const length = isThere ? hours[weekday]! : 0
    crew.length[person] = length
    crew.used[person] = 0
    onDuty += length
  }
  return onDuty
}

/** What comes on a day: new work and recalls. Recalls come on closed days too, and wait. */
function receive(work: Work, calendar: PlanCalendar, random: RandomStream): void {
  const { day } = work
  const isClosed = calendar.closed[day] === 1
  for (let kind = 0; kind < work.kinds.length; kind++) {
    work.waiting[kind]! += work.recalls[kind]![day]!
    const arrivals = work.kinds[kind]!.arrivals
    if (!arrivals || isClosed) continue
    const mean = arrivals.perDay[calendar.weekday[day]!]! * (arrivals.months?.[calendar.month[day]!] ?? 1)
    if (arrivals.spread === 'steady') {
      const whole = Math.floor(work.steadyRest[kind]! + mean + 1e-9)
      work.steadyRest[kind]! += mean - whole
      work.waiting[kind]! += whole
    } else if (mean > 0) work.waiting[kind]! += random.poisson(mean)
  }
}

/** One day of work: always the person who is free first goes on. Gives the hours worked. */
function workThrough(work: Work, crew: Crew, members: readonly Member[], random: RandomStream): number {
  const { used, length, hoursLeft, kind } = crew
  let hours = 0
  for (;;) {
    const person = freeFirst(crew)
    if (person < 0) return hours
    if (kind[person]! < 0 && !takeNext(work, crew, person, members[person]!.kinds, random)) {
      length[person] = 0
      continue
    }
    const spent = Math.min(hoursLeft[person]!, length[person]! - used[person]!)
    hours += spent
    hoursLeft[person]! -= spent
    used[person]! += spent
    if (hoursLeft[person]! <= 1e-9) complete(work, crew, person, random)
  }
}

/** The person who has worked least of those with time left; −1 if nobody has. */
function freeFirst({ size, used, length }: Crew): number {
  let found = -1
  let least = Infinity
  for (let person = 0; person < size; person++) {
    const hours = used[person]!
    if (hours < least && hours < length[person]!) {
      found = person
      least = hours
    }
  }
  return found
}

function takeNext(
  work: Work,
  crew: Crew,
  person: number,
  kinds: readonly number[],
  random: RandomStream,
): boolean {
  for (const kind of kinds) {
    if (work.waiting[kind] === 0) continue
    work.waiting[kind]!--
    work.inHand[kind]!++
    const isOld = work.old[kind]! > 0
    if (isOld) work.old[kind]!--
    crew.isOld[person] = isOld ? 1 : 0
    crew.kind[person] = kind
    crew.hoursLeft[person] = drawHours(work.kinds[kind]!.hours, random)
    return true
  }
  return false
}

/** Lognormal with the given mean and deviation. */
function drawHours({ mean, deviation = 0 }: WorkKind['hours'], random: RandomStream): number {
  if (deviation === 0) return mean
  const variance = Math.log1p((deviation / mean) ** 2)
  return mean * Math.exp(Math.sqrt(variance) * random.normal() - variance / 2)
}

function complete(work: Work, crew: Crew, person: number, random: RandomStream): void {
  const kind = crew.kind[person]!
  const { recall } = work.kinds[kind]!
  work.inHand[kind]!--
  work.done++
  if (crew.isOld[person]) work.oldLeft--
  if (recall && (recall.share === 1 || random.uniform() < recall.share)) {
    const back = work.day + recall.afterDays
    const line = work.recalls[work.recallKind[kind]!]!
    if (back < line.length) line[back]!++
  }
  crew.kind[person] = -1
}
