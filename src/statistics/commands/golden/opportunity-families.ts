import { bestFiveOpportunities } from '../../opportunity/best-five.ts'
import { nearestPeers, type Peer } from '../../opportunity/peers.ts'
import type { Family } from './family.ts'
import { type AnswerRow, type GoldenFolder, groupRows, numberIn, required } from './table.ts'

/** The ten nearest of every area, by name. */
function peersOf(folder: GoldenFolder): ReadonlyMap<string, readonly Peer[]> | null {
  const inputs = folder.table('peers_inputs.csv')
  const weights = folder.table('peers_weights.csv')
  if (!inputs || !weights) return null
  const areas = [...groupRows(inputs.rows, 'area').keys()]
  const byVariable = groupRows(inputs.rows, 'variable')
  const variables = weights.rows.map(row => {
    const values = new Map(
      byVariable.get(row.variable ?? '')?.map(each => [each.area, required(each, 'value')]) ?? [],
    )
    return {
      name: row.variable ?? '',
      weight: numberIn(row, 'weight') ?? 1,
      values: areas.map(area => values.get(area) ?? Number.NaN),
    }
  })
  const peers = nearestPeers(areas, variables, 10)
  return peers.ok ? new Map(areas.map((area, i) => [area, peers.value[i]!])) : null
}

function peerAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const peers = peersOf(folder)
  if (!peers) return null
  return [...peers].flatMap(([area, nearest]) =>
    nearest.map(({ area: peer, distance }, i) => ({ area, rank: i + 1, peer, distance })),
  )
}

/** The peers of the areas; where only the expected file of peers is there, its rows. */
function peerNames(folder: GoldenFolder): ReadonlyMap<string, readonly string[]> {
  const worked = peersOf(folder)
  if (worked) return new Map([...worked].map(([area, peers]) => [area, peers.map(peer => peer.area)]))
  const given = groupRows(folder.table('peers_expected.csv')?.rows ?? [], 'area')
  return new Map([...given].map(([area, rows]) => [area, rows.map(row => row.peer ?? '')]))
}

function opportunityAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const inputs = folder.table('opportunity_inputs.csv')
  if (!inputs) return null
  const names = peerNames(folder)
  return [...groupRows(inputs.rows, 'case_id')].flatMap(([case_id, rows]) => {
    const first = rows[0]!
    const found = bestFiveOpportunities(
      rows.map(row => ({
        area: row.area ?? '',
        numerator: required(row, 'numerator'),
        denominator: required(row, 'denominator'),
        peers: names.get(row.area ?? '') ?? [],
      })),
      {
        statistic: first.statistic === 'rate' ? 'rate' : 'proportion',
        better: first.better === 'higher' ? 'higher' : 'lower',
        multiplier: numberIn(first, 'multiplier') ?? 100,
      },
    )
    if (!found.ok) return []
    return found.value.map(each => ({
      case_id,
      area: each.area,
      value: each.value,
      lowercl: each.lower,
      uppercl: each.upper,
      best5: each.bestPeers.join(';'),
      benchmark: each.benchmark,
      difference: each.difference,
      significant: each.isSignificant,
      opportunity: each.opportunity,
    }))
  })
}

export const opportunityFamilies: readonly Family[] = [
  {
    name: 'peers_expected',
    keys: ['area', 'rank'],
    columns: ['area', 'rank', 'peer', 'distance'],
    answer: peerAnswers,
  },
  {
    name: 'opportunity_expected',
    keys: ['case_id', 'area'],
    columns: [
      ...['case_id', 'area', 'value', 'lowercl', 'uppercl', 'best5', 'benchmark', 'difference'],
      ...['significant', 'opportunity'],
    ],
    answer: opportunityAnswers,
  },
]
