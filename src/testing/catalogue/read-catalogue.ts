/** The database described by its own catalogue, without the schemas of PostgreSQL itself. */
import { sql } from 'kysely'
import type { Db } from '#platform'

export const boundRoles = ['application', 'public_reader', 'counting'] as const

export type Table = {
  readonly name: string
  /** In their order. */
  readonly columns: readonly string[]
  readonly first: { readonly type: string; readonly required: boolean }
  readonly rowSecurity: boolean
  readonly triggers: readonly string[]
}
/** A primary key, unique constraint, unique index, exclusion or foreign key. */
export type Key = {
  readonly table: string
  readonly name: string
  readonly kind: 'primary' | 'unique' | 'exclusion' | 'foreign'
  readonly columns: readonly string[]
  readonly refers: { readonly table: string; readonly columns: readonly string[] } | null
  /** Of an exclusion, the operator of each column. */
  readonly operators: readonly string[] | null
}
export type Policy = {
  readonly table: string
  readonly name: string
  readonly permissive: boolean
  readonly text: string
  /** Other tables and our own functions that it looks into. */
  readonly reachesInto: readonly string[]
}
export type View = {
  readonly name: string
  readonly columns: readonly string[]
  readonly barrier: boolean
  readonly text: string
  readonly reads: readonly string[]
}
export type Privilege = {
  readonly relation: string
  /** One of the bound roles, or `public` for everybody. */
  readonly role: string
  readonly privilege: string
}
export type Role = {
  readonly name: string
  readonly canLogIn: boolean
  readonly powers: readonly string[]
  readonly owns: readonly string[]
  readonly memberOf: readonly string[]
  readonly createsIn: readonly string[]
}
export type OwnerFunction = {
  readonly name: string
  readonly fixedPath: boolean
  readonly openTo: readonly string[]
}

export type Catalogue = {
  readonly tables: readonly Table[]
  readonly keys: readonly Key[]
  readonly policies: readonly Policy[]
  readonly views: readonly View[]
  readonly privileges: readonly Privilege[]
  readonly roles: readonly Role[]
  readonly ownerFunctions: readonly OwnerFunction[]
}

const ours = sql`n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`
const bound = sql`array[${sql.join(boundRoles.map(role => sql.lit(role)))}]::text[]`

export async function readCatalogue(db: Db): Promise<Catalogue> {
  return {
    tables: await readTables(db),
    keys: await readKeys(db),
    policies: await readPolicies(db),
    views: await readViews(db),
    privileges: await readPrivileges(db),
    roles: await readRoles(db),
    ownerFunctions: await readOwnerFunctions(db),
  }
}

const readTables = async (db: Db): Promise<Table[]> =>
  (
    await sql<Table>`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as "rowSecurity",
        (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        (select json_build_object('type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          order by a.attnum limit 1) as first,
        (select coalesce(json_agg(t.tgname), '[]') from pg_trigger t
          where t.tgrelid = c.oid and not t.tgisinternal) as triggers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'f', 'm') and ${ours} order by 1`.execute(db)
  ).rows

const columnsOf = (relation: string, numbers: string) =>
  sql.raw(`(select coalesce(json_agg(a.attname order by k.ordinality), '[]')
    from unnest(${numbers}) with ordinality k join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.k)`)

const readKeys = async (db: Db): Promise<Key[]> =>
  (
    await sql<Key>`
      select n.nspname || '.' || c.relname as table, con.conname as name,
        case con.contype when 'p' then 'primary' when 'u' then 'unique' when 'x' then 'exclusion'
          else 'foreign' end as kind,
        ${columnsOf('con.conrelid', 'con.conkey')} as columns,
        case when con.contype = 'f' then json_build_object(
          'table', (select fn.nspname || '.' || f.relname from pg_class f
            join pg_namespace fn on fn.oid = f.relnamespace where f.oid = con.confrelid),
          'columns', ${columnsOf('con.confrelid', 'con.confkey')}) end as refers,
        case when con.contype = 'x' then (select json_agg(o.oprname order by e.ordinality)
          from unnest(con.conexclop) with ordinality e join pg_operator o on o.oid = e.e) end as operators
      from pg_constraint con join pg_class c on c.oid = con.conrelid
        join pg_namespace n on n.oid = c.relnamespace
      where con.contype in ('p', 'u', 'x', 'f') and ${ours}
      union all
      select n.nspname || '.' || c.relname, i.relname, 'unique',
        ${columnsOf('x.indrelid', 'x.indkey::smallint[]')}, null, null
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
        join pg_namespace n on n.oid = c.relnamespace
      where x.indisunique and ${ours}
        and not exists (select from pg_constraint con where con.conindid = x.indexrelid and con.contype <> 'f')
      order by 1, 2`.execute(db)
  ).rows

const readPolicies = async (db: Db): Promise<Policy[]> =>
  (
    await sql<Policy>`
      select n.nspname || '.' || c.relname as table, p.polname as name, p.polpermissive as permissive,
        concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as text,
        (select coalesce(json_agg(distinct coalesce(rn.nspname || '.' || r.relname, fn.nspname || '.' || f.proname)),
            '[]')
          from pg_depend d
            left join pg_class r on d.refclassid = 'pg_class'::regclass and r.oid = d.refobjid
            left join pg_namespace rn on rn.oid = r.relnamespace
            left join pg_proc f on d.refclassid = 'pg_proc'::regclass and f.oid = d.refobjid
            left join pg_namespace fn on fn.oid = f.pronamespace
          where d.classid = 'pg_policy'::regclass and d.objid = p.oid
            and (r.oid <> p.polrelid or f.oid is not null)) as "reachesInto"
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} order by 1, 2`.execute(db)
  ).rows

const readViews = async (db: Db): Promise<View[]> =>
  (
    await sql<View>`
      select n.nspname || '.' || c.relname as name, pg_get_viewdef(c.oid) as text,
        coalesce(c.reloptions @> array['security_barrier=true'] or c.reloptions @> array['security_barrier=on'],
          false) as barrier,
        (select json_agg(a.attname order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        (select coalesce(json_agg(distinct tn.nspname || '.' || t.relname), '[]')
          from pg_rewrite r join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
            join pg_class t on d.refclassid = 'pg_class'::regclass and t.oid = d.refobjid and t.oid <> c.oid
            join pg_namespace tn on tn.oid = t.relnamespace
          where r.ev_class = c.oid) as reads
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and ${ours} order by 1`.execute(db)
  ).rows

/** Privileges on the whole or on single columns; those of everybody count for every role. */
const readPrivileges = async (db: Db): Promise<Privilege[]> =>
  (
    await sql<Privilege>`
      with relation as (
        select c.oid, n.nspname || '.' || c.relname as name, c.relacl from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'f', 'm', 'v') and ${ours}
      ), granted as (
        select name, (aclexplode(relacl)).* from relation
        union
        select name, (aclexplode(a.attacl)).* from relation join pg_attribute a on a.attrelid = relation.oid
        where a.attacl is not null
      )
      select distinct name as relation, coalesce(r.rolname, 'public') as role,
        lower(privilege_type) as privilege
      from granted left join pg_roles r on r.oid = granted.grantee
      where granted.grantee = 0 or r.rolname = any (${bound}) order by 1, 2, 3`.execute(db)
  ).rows

const readRoles = async (db: Db): Promise<Role[]> =>
  (
    await sql<Role>`
      select r.rolname as name, r.rolcanlogin as "canLogIn",
        array_to_json(array_remove(array[
          case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end,
          case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
          case when r.rolreplication then 'replication' end], null)) as powers,
        (select coalesce(json_agg(distinct d.classid::regclass::text), '[]') from pg_shdepend d
          where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'
            and d.dbid in (0, (select oid from pg_database where datname = current_database()))) as owns,
        (select coalesce(json_agg(g.rolname), '[]') from pg_auth_members m
          join pg_roles g on g.oid = m.roleid where m.member = r.oid) as "memberOf",
        (select coalesce(json_agg(n.nspname), '[]') from pg_namespace n
          where ${ours} and has_schema_privilege(r.oid, n.oid, 'create')) as "createsIn"
      from pg_roles r where r.rolname = any (${bound}) order by 1`.execute(db)
  ).rows

const readOwnerFunctions = async (db: Db): Promise<OwnerFunction[]> =>
  (
    await sql<OwnerFunction>`
      select n.nspname || '.' || p.proname as name,
        coalesce(p.proconfig::text like '%search_path=%', false) as "fixedPath",
        (select coalesce(json_agg(distinct coalesce(r.rolname, 'public')), '[]')
          from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
            left join pg_roles r on r.oid = a.grantee
          where a.grantee = 0 or r.rolname = any (${bound})) as "openTo"
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and ${ours} order by 1`.execute(db)
  ).rows
