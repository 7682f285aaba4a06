/** Wakes what nhsuk-frontend adds to a page that already works without it. */
import { initAll } from './nhsuk-frontend.min.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()
