import { randomBytes } from 'node:crypto'
import { type Db, realNow } from '#platform'
import { tables } from './tables.ts'

/** The product's own secret, made once; every process that shares the database shares it. */
export async function secretOf(db: Db): Promise<string> {
  await tables(db)
    .insertInto('web.secret')
    .values({ lone: true, secret: randomBytes(32).toString('base64url'), made_at: realNow() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const { secret } = await tables(db).selectFrom('web.secret').select('secret').executeTakeFirstOrThrow()
  return secret
}
