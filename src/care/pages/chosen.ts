/** The words under which an act's form offered what was chosen; what it offers no longer is shown as it was recorded. */
import { caseActs } from '../acts/index.ts'
import type { PathwayAct } from '../pathways/index.ts'

export function chosen(act: PathwayAct, field: string, value: unknown): string {
  const control = caseActs.get(act)?.fields[field]?.control
  const options = control && 'options' in control ? control.options : []
  return options.find(option => option.value === value)?.text ?? (value == null ? '' : String(value))
}
