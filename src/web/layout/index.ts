/** The shell that every page stands in, and the pages that stand when there is nothing else to show. */
export * from './navigation.tsx'
export * from './page-frame.ts'
export * from './render-page.tsx'
export * from './standing-pages.tsx'
