/** What must not stand in our style sheet or pages: the NHS identity belongs to the NHS. */
const foreign: readonly (readonly [what: string, found: RegExp])[] = [
  ['NHS blue', /#005eb8\b|rgba?\(\s*0[,\s]+94[,\s]+184/i],
  [
    'NHS dark or bright blue',
    /#003087\b|#0072ce\b|rgba?\(\s*0[,\s]+48[,\s]+135|rgba?\(\s*0[,\s]+114[,\s]+206/i,
  ],
  ['Frutiger', /frutiger/i],
  ['something fetched from the NHS', /(?:url\(|src=|@import|<link[^>]*href=)[^)>]*(?:nhs\.uk|nhs\.net)/i],
  ['NHS.UK search', /nhs\.uk\/search/i],
  ['NHS logo', /nhsuk-header__logo|nhsuk-logo|aria-label="NHS"/i],
  // The licence of the boundaries asks for "Contains OS data © Crown copyright" beside every map made of them.
  ['NHS copyright', /(?<!Contains OS data )(?:©|&copy;)\s*(?:Crown|NHS)/i],
]

/** The names of what was found; empty is right. */
export const identityOfOthers = (text: string): readonly string[] =>
  foreign.filter(([, found]) => found.test(text)).map(([what]) => what)
