import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const source = fileURLToPath(new URL('../../src/web/styles/answerable.scss', import.meta.url))
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

let compiled: string | undefined

/** The style sheet, compiled once a process. The build does the same into dist/assets/answerable.css. */
export function compileStyles(): string {
  compiled ??= compile(source, { style: 'expanded', quietDeps: true, loadPaths: [modules] }).css
  return compiled
}
