/** What the shape could not hold, counted, and in words. */
export type NotHeld = {
  screenedOut: number
  reviewsWithoutPackage: number
  reviewsOfNoKind: number
  jointPackages: number
  recommendations: number
  corrections: number
}

const words: Readonly<Record<keyof NotHeld, string>> = {
  screenedOut: 'Checklists below the threshold, which are no referral in the set and left out',
  reviewsWithoutPackage: 'reviews of somebody without a package, left out',
  reviewsOfNoKind: 'reviews whose kind nobody stated, written with an empty review_type',
  jointPackages: 'joint packages that have not begun, written as not eligible',
  recommendations: 'recommendations on funded nursing care, left out',
  corrections: 'corrections, of which what is known now is written',
}

/** Nothing where everything was held. */
export function notHeldInWords(notHeld: NotHeld): string[] {
  const lost = Object.entries(notHeld).filter(([, count]) => count > 0)
  return [
    ...(lost.length > 0 ? ['The shape cannot hold:'] : []),
    ...lost.map(([name, count]) => `  ${words[name as keyof NotHeld]}: ${count.toLocaleString('en-GB')}`),
  ]
}
