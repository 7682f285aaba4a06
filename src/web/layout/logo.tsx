/** A lower-case a whose bowl is a clock. Drawn in the colour of the words beside it, which name it. */
export function Logo() {
  return (
    <svg
      class="app-logo"
      viewBox="0 0 32 32"
      width="32"
      height="32"
      fill="none"
      stroke="currentColor"
      stroke-width="4"
      focusable="false"
      aria-hidden="true"
    >
      <circle cx="14" cy="16" r="10" />
      <path d="M25 6v20" />
      <path d="M14 10v6l4 3" stroke-width="2.5" />
    </svg>
  )
}
