/** What weight means here, and who has none. */
export const WhatWeighs = () => (
  <p>
    A partner weighs its share of the people, or of the seats where each partner has one. How a body really
    votes is in its own rules; these are two simple ways to look at it. Councils are upper-tier councils here:
    counties and single-tier councils. Districts vote with none of these.
  </p>
)
