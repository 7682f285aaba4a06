/** What the product does by itself. */
export type { Job, JobContext } from './job.ts'
export { platformJobs } from './platform-jobs.ts'
export { type Run, runJob } from './run-job.ts'
export { type RunningJobs, startJobs } from './start-jobs.ts'
export { type JobState, listJobs } from './store.ts'
