/** The shell that every page stands in. */
export { emptyForm, Form } from './form.ts'
export type { Page, PageContext, Sent, Shown, Went } from './page.ts'
