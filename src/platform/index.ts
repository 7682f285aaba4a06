/** Database, actors, roles, audit, and the clock on the wall. */
export { type ActRule, guard, guardRole, type Scope, type Target } from './act-rule.ts'
export {
  type Actor,
  admitted,
  audiencesOf,
  countingActor,
  jobActor,
  type Moment,
  publicActor,
  type SystemId,
} from './actor.ts'
export { admit, as, become, databaseRoleOf } from './as.ts'
export { type Audited, audit, auditRefusal } from './audit/append.ts'
export { type AlertKind, alertsOf, lookedAt } from './audit/read.ts'
export { auditHead, seal } from './audit/seal.ts'
export { type Verification, verifyAudit } from './audit/verify.ts'
export type { Command, Streams } from './command.ts'
export { copyInto } from './copy.ts'
export {
  connect,
  type Database,
  type Db,
  isReachable,
  type NoTables,
  openDatabase,
  type Tx,
} from './database.ts'
export {
  type Health,
  healthOf,
  type OutboxStanding,
  outboxStanding,
  type SealedHead,
  sealedHead,
} from './health.ts'
// The staged import pipeline.
export {
  type Asked,
  applyImport,
  asCsv,
  askFor,
  type BroughtFile,
  bringFile,
  type ColumnOf,
  type ColumnsOf,
  type CsvRecord,
  type CsvSource,
  changeFile,
  choiceOf,
  columnsOf,
  compareWithTable,
  correctRow,
  countField,
  countRows,
  dayField,
  daysKept,
  discardFile,
  discardImport,
  type Effect,
  type Effects,
  encodingOf,
  type Field,
  FileFault,
  type FileForm,
  type FileId,
  type FileLine,
  type FileLines,
  type FilePreview,
  type FileToImport,
  fieldOfName,
  fileAt,
  filesInArchive,
  filledText,
  findFile,
  findRow,
  findRun,
  firstRows,
  forgottenFilesJob,
  formOfFile,
  groupedNames,
  headingNames,
  type ImportChoice,
  type ImportColumn,
  type ImportKind,
  type ImportRow,
  type ImportRun,
  importFile,
  importShipped,
  importsJob,
  isSameRow,
  lineText,
  listFiles,
  listRuns,
  matching,
  mayBeGrouped,
  oneOf,
  optional,
  type Preview,
  type Progress,
  previewImport,
  previewOf,
  type ReadBy,
  type Reading,
  type RejectionCount,
  type RunId,
  readFields,
  readLines,
  rejectionsOf,
  rowsAfter,
  rowsAsTheyStand,
  runsOf,
  type SentFile,
  type ShippedFile,
  sharedSystem,
  stageImport,
  type TableKind,
  type TargetTable,
  type TextEncoding,
  tableKind,
  textEncodings,
  tryFile,
  upsertInto,
  workbookAsCsv,
} from './imports/index.ts'
// What the product does by itself, and what it sends.
export {
  type Job,
  type JobContext,
  type JobState,
  listJobs,
  platformJobs,
  type Run,
  type RunningJobs,
  runJob,
  startJobs,
} from './jobs/index.ts'
export { CannotStart } from './launcher/cannot-start.ts'
export { type Embedded, startEmbedded } from './launcher/server.ts'
export { listMigrations, type Migration, migrate } from './migrate.ts'
export {
  type Deliveries,
  type DeliveryService,
  deliverMessages,
  findMessage,
  listMessages,
  type Message,
  type Outgoing,
  queueMessage,
  stopMessages,
} from './outbox/index.ts'
export { progressLine } from './progress-line.ts'
export { exitStatus, printRefusal } from './refused-command.ts'
export {
  type Audience,
  isRoleId,
  type Reach,
  type Role,
  type RoleId,
  roleIds,
  roleOf,
  roles,
} from './roles.ts'
export type { AuditRow, OutboxRow } from './store.ts'
export { type AboutSystems, aboutSystems, systemsNamed } from './systems-named.ts'
export { takeOut } from './take-out.ts'
export { momentOf, realNow, type System, saveSystem, systemsOf } from './wall-clock.ts'
