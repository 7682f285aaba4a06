/**
 * The identity's colours for drawings. They stand in the markup as presentation attributes, so that a picture that is
 * taken out of its page keeps them; a test holds them to the tokens of the style sheet.
 */
export const colours = {
  ink: '#1d2422',
  muted: '#55605c',
  pine: '#14453f',
  rule: '#7b8682',
  hairline: '#d8dad3',
  white: '#ffffff',
  improvement: '#0b6fb8',
  concern: '#c2500a',
  common: '#6f777d',
  neutral: '#5b2a86',
} as const

/** From the youngest to the oldest; on a map from the lowest to the highest class. */
export const bandColours = ['#f3d9c2', '#e3a673', '#c8702f', '#8e4610', '#4f2407'] as const

/** What can be read on each band; on the middle one only black is dark enough. */
export const bandInks = [colours.ink, colours.ink, '#000000', colours.white, colours.white] as const

/** Pine on white, as a tint that needs no transparency: a range. */
export const rangeTint = '#d0dad9'

/** How lines differ without colour: limits dashed, target dash-dot, what was planned dotted. */
export const dashes = { limit: '7 4', target: '12 4 2 4', planned: '2 5' } as const

export const typeface = "'Atkinson Hyperlegible Next', Arial, sans-serif"
