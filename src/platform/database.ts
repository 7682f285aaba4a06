/** The connection to PostgreSQL: embedded by default, any 15 to 18 through DATABASE_URL. */
import { Kysely, PostgresDialect, type PostgresPoolClient, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { type Embedded, startEmbedded } from './launcher/server.ts'
import { withPreparedStatements } from './prepared-statements.ts'

/** Knows no tables. An area's store adds its own with `withTables`, so it cannot see anybody else's. */
export type Db = Kysely<NoTables>
export type Tx = Transaction<NoTables>
export type NoTables = Record<never, never>

export type Database = {
  readonly db: Db
  /** For COPY and for pg-boss, which speak the driver's language. Never for an area's own queries. */
  readonly pool: pg.Pool
  close(): Promise<void>
  /** Cuts off what this process has running: the product stops, and a long import is not waited for. */
  cutOff(): Promise<void>
}

/** date stays text, int8 becomes a checked number, numeric stays text: set once, for every connection. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, text => text],
  [pg.types.builtins.NUMERIC, text => text],
  [pg.types.builtins.INT8, checkedNumber],
  [pg.types.builtins.TIMESTAMPTZ, text => new Date(text).toISOString()],
  [1182, text => (text === '{}' ? [] : text.slice(1, -1).split(','))],
  [1016, text => (text === '{}' ? [] : text.slice(1, -1).split(',').map(checkedNumber))],
])
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

function checkedNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`a whole number too large to be exact: ${text}`)
  return value
}

export async function openDatabase(from: { url?: string | undefined; dataDir: string }): Promise<Database> {
  if (from.url) return connect({ connectionString: from.url })
  const embedded = await startEmbedded(from.dataDir)
  return connect({ ...embedded.connection }, embedded)
}

export function connect(to: pg.PoolConfig, embedded?: Embedded): Database {
  const pool = new pg.Pool({ max: 20, ...to, types, application_name: `answerable ${process.pid}` })
  // A connection that breaks (a killed server) reports here, idle or in use; the next query connects anew. Nobody
  // else listens to one in use, and an error that nobody hears ends the process.
  pool.on('connect', client => client.on('error', sayLost))
  pool.on('error', sayLost)
  const db: Db = new Kysely<NoTables>({
    dialect: new PostgresDialect({
      pool: { connect: () => connectOrRevive(pool, embedded), end: () => pool.end() },
    }),
  })
  return {
    db,
    pool,
    cutOff: async () => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = ${`answerable ${process.pid}`} and pid <> pg_backend_pid()`.execute(db)
    },
    close: async () => {
      await db.destroy()
      await embedded?.stop()
    },
  }
}

const said = new WeakSet<Error>()
/** The pool passes on what an idle connection has reported already. */
function sayLost(error: Error): void {
  if (!said.has(error)) console.error(`A database connection was lost: ${error.message}`)
  said.add(error)
}

/** No server at the socket, or one that is on its way down or up. */
const isAway = (cause: unknown): boolean =>
  ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', '57P01', '57P02', '57P03'].includes(
    (cause as NodeJS.ErrnoException).code ?? '',
  )

/** A server killed behind our back is started again: nobody has to lend a hand. */
async function connectOrRevive(pool: pg.Pool, embedded: Embedded | undefined): Promise<PostgresPoolClient> {
  try {
    return withPreparedStatements(await pool.connect())
  } catch (cause) {
    if (!embedded || !isAway(cause)) throw cause
    await embedded.revive()
    return withPreparedStatements(await pool.connect())
  }
}

export const isReachable = async (db: Db): Promise<boolean> =>
  (await sql<{ one: number }>`select 1 as one`.execute(db)).rows.length === 1
