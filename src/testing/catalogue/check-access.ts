/** Who may reach what: row security, privileges, views, roles, functions that run as the owner. */
import type { Fault } from '../architecture/fault.ts'
import type { Classification, Classified } from './classification.ts'
import type { Catalogue, OwnerFunction, Policy, Role, Table, View } from './read-catalogue.ts'

const fault = (rule: string, where: string, what: string): Fault => ({ rule, where, what })

export function checkAccess(catalogue: Catalogue, listed: Classification): Fault[] {
  return [
    ...catalogue.tables.flatMap(table => {
      const classified = listed.tables[table.name]
      return classified ? checkTable(table, classified, catalogue) : []
    }),
    ...catalogue.policies.flatMap(policy => checkPolicy(policy, listed)),
    ...catalogue.views.flatMap(view => checkView(view, catalogue, listed)),
    ...catalogue.roles.flatMap(checkRole),
    ...catalogue.ownerFunctions.flatMap(each => checkFunction(each, listed)),
  ]
}

const rolesOn = (relation: string, { privileges }: Catalogue): { role: string; privilege: string }[] =>
  privileges.filter(each => each.relation === relation)

function checkTable(table: Table, { holds, appendedBy = [] }: Classified, catalogue: Catalogue): Fault[] {
  if (holds === 'nobody') return []
  const allowed = new Set(appendedBy.map(role => `${role} insert`))
  const open = rolesOn(table.name, catalogue).filter(each => !allowed.has(`${each.role} ${each.privilege}`))
  const public_ = open.filter(({ role }) => role === 'public_reader' || role === 'public')
  const counting = holds === 'people' ? open.filter(({ role }) => role === 'counting') : []
  const policies = catalogue.policies.filter(policy => policy.table === table.name)
  return [
    ...(table.rowSecurity ? [] : [fault('no row security', table.name, `it holds ${holds}`)]),
    ...(open.length > 0 && policies.length === 0
      ? [fault('privilege without a policy', table.name, open.map(each => each.role).join(', '))]
      : []),
    ...public_.map(({ role, privilege }) =>
      fault('open to the public', table.name, `${role} may ${privilege}`),
    ),
    ...counting.map(({ privilege }) =>
      fault('counting sees people', table.name, `counting may ${privilege}; give it a view`),
    ),
  ]
}

/** A join in a policy is run for every row, and hides who may see what. */
function checkPolicy(policy: Policy, { tables }: Classification): Fault[] {
  const where = `${policy.table} ${policy.name}`
  const bindsSystem = /'actor\.system'/.test(policy.text)
  return [
    ...policy.reachesInto.map(other => fault('policy with a join', where, `it looks into ${other}`)),
    ...(policy.permissive && tables[policy.table]?.belongs === 'system' && !bindsSystem
      ? [fault('policy without system', where, policy.text)]
      : []),
  ]
}

/** A view runs as its owner, whom row security does not bind: what it leaves open is open. */
function checkView(view: View, catalogue: Catalogue, { tables, countable }: Classification): Fault[] {
  const roles = new Set(rolesOn(view.name, catalogue).map(each => each.role))
  if (roles.size === 0) return []
  const ofSystem = view.reads.filter(table => tables[table]?.belongs === 'system')
  const notPublic = view.reads.filter(table => (tables[table]?.holds ?? 'people') !== 'nobody')
  const isPublic = roles.has('public_reader') || roles.has('public')
  const identities = roles.has('counting') ? view.columns.filter(column => !countable.includes(column)) : []
  return [
    ...(view.barrier ? [] : [fault('view without a barrier', view.name, 'security_barrier is not set')]),
    ...(ofSystem.length > 0 && !/'actor\.system'/.test(view.text)
      ? [fault('view without system', view.name, `it shows every system's rows of ${ofSystem.join(', ')}`)]
      : []),
    ...(isPublic ? notPublic.map(table => fault('public view', view.name, `it reads ${table}`)) : []),
    ...identities.map(column =>
      fault('counting sees an identity', view.name, `${column}; if it is none, say so in classification.ts`),
    ),
  ]
}

function checkRole({ name, canLogIn, powers, owns, memberOf, createsIn }: Role): Fault[] {
  return [
    // A distributed database connects to its nodes as the role.
    ...(canLogIn ? [] : [fault('role cannot log in', name, 'nologin')]),
    ...powers.map(power => fault('role is too strong', name, power)),
    ...owns.map(kind => fault('role owns something', name, kind)),
    ...memberOf.map(other => fault('role is another', name, `a member of ${other}`)),
    ...createsIn.map(schema => fault('role may create', name, `in schema ${schema}`)),
  ]
}

function checkFunction({ name, fixedPath, openTo }: OwnerFunction, { runAsOwner }: Classification): Fault[] {
  const public_ = openTo.filter(role => role === 'public' || role === 'public_reader')
  return [
    ...(Object.hasOwn(runAsOwner, name)
      ? []
      : [fault('function runs as the owner', name, 'say why in classification.ts, or run it as the caller')]),
    ...(fixedPath ? [] : [fault('function without a search path', name, 'set search_path')]),
    ...public_.map(role => fault('function open to the public', name, `${role} may execute it`)),
  ]
}
