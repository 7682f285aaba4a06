/** Wakes what nhsuk-frontend adds to pages that already work without it. */
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  Radios,
  Scroll,
  SkipLink,
} from './nhsuk-frontend.min.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')

// Not FileUpload: the button that it draws has words that its name lacks (WCAG 2.5.3). The browser's own will do.
for (const part of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  Scroll,
  SkipLink,
])
  createAll(part)

/** Radio buttons that reveal a field are given a state that ARIA does not know for them. */
function dropExpanded() {
  for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]'))
    radio.removeAttribute('aria-expanded')
}

dropExpanded()
document.addEventListener('click', dropExpanded)
window.addEventListener('pageshow', dropExpanded)
