import type { FunnelKind, Standing } from '#statistics'
import type { At } from '../sheet/lines.ts'

/** One body on a funnel; null where there is no figure. */
export interface FunnelArea {
  readonly name: string
  readonly numerator: number | null
  readonly denominator: number | null
  /** Per the kind's multiplier; wanted for rates. */
  readonly rate?: number | null | undefined
}

export interface FunnelModel {
  /** What is compared: "Questions answered in full". */
  readonly measure: string
  /** Among whom: "42 systems in England". */
  readonly place: string
  readonly areas: readonly FunnelArea[]
  readonly kind: FunnelKind
  /** `widened` lets areas differ by more than chance (Spiegelhalter, additive); not for rates. */
  readonly limits?: 'by chance' | 'widened' | undefined
  /** What the denominator counts: "questions". */
  readonly counted: string
  /** Below so many nothing is compared: 5 unless told. */
  readonly fewestToCompare?: number | undefined
  /** Which way is better, where one is. */
  readonly better?: 'higher' | 'lower' | undefined
  readonly write?: ((value: number) => string) | undefined
  readonly finding?: string | undefined
}

/** An area that is compared. */
export interface ComparedArea {
  readonly name: string
  readonly numerator: number
  readonly denominator: number
  readonly x: number
  readonly value: number
  readonly standing: Standing
}

/** An area that is not, and why. */
export interface AreaAside {
  readonly name: string
  readonly why: 'no figure' | 'too few'
  readonly numerator: number | null
  readonly denominator: number | null
}

/** The limits along the funnel, each from left to right. */
export interface FunnelCurves {
  readonly upper998: readonly At[]
  readonly upper95: readonly At[]
  readonly lower95: readonly At[]
  readonly lower998: readonly At[]
}

export interface ReadFunnel {
  readonly average: number
  readonly curves: FunnelCurves
  /** By name: nobody is ranked. */
  readonly compared: readonly ComparedArea[]
  readonly aside: readonly AreaAside[]
  /** What must be said about how the limits were made. */
  readonly method: string
}
