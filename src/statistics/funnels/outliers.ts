/** Limits of one unit, 95% and 99.8%, in the unit of what is plotted. */
export type LimitSet = {
  readonly lower95: number
  readonly upper95: number
  readonly lower998: number
  readonly upper998: number
}

/** The limits of one unit; `adjusted` is null where the wider ones are not drawn. */
export type DrawnLimits = { readonly unadjusted: LimitSet; readonly adjusted: LimitSet | null }

/**
 * Whether a plotted value lies outside its limits at a level, as FunnelPlotR judges: adjusted limits win where they are
 * drawn, and a value on the limit is inside.
 */
export function isOutlier(value: number, { unadjusted, adjusted }: DrawnLimits, level: 95 | 99.8): boolean {
  const limits = adjusted ?? unadjusted
  return level === 95
    ? value < limits.lower95 || value > limits.upper95
    : value < limits.lower998 || value > limits.upper998
}
