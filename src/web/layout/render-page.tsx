import { renderToString } from 'preact-render-to-string'
import { BackLink } from '../components/back-link.tsx'
import { Breadcrumb } from '../components/breadcrumb.tsx'
import { SkipLink } from '../components/skip-link.tsx'
import { ContextLine } from './context-line.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { type PageFrame, titleOf } from './page-frame.ts'

/**
 * A whole page as HTML. No script and no style stands in the page itself, so that the Content-Security-Policy can be
 * `default-src 'self'` without nonce or hash.
 */
export const renderPage = (frame: PageFrame): string =>
  `<!DOCTYPE html>${renderToString(<WholePage {...frame} />)}`

function WholePage(frame: PageFrame) {
  return (
    <html class="app-template" lang={frame.lang ?? 'en-GB'}>
      <head>
        <meta charset="utf-8" />
        <title>{titleOf(frame)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#14453F" />
        {frame.isDemonstration && <meta name="robots" content="noindex" />}
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/answerable.css" />
        <script type="module" src="/assets/answerable.js" />
      </head>
      <body class="app-body">
        <SkipLink />
        <Header search={frame.search} system={frame.system} />
        <Navigation items={frame.navigation} section={frame.section} address={frame.address} />
        <ContextLine {...frame} />
        <div class="nhsuk-width-container app-page">
          {frame.breadcrumb && <Breadcrumb items={frame.breadcrumb} />}
          {frame.backHref !== undefined && (
            <nav aria-label="Back">
              <BackLink href={frame.backHref} />
            </nav>
          )}
          <main class="nhsuk-main-wrapper" id="maincontent">
            {frame.main}
          </main>
        </div>
        <Footer {...frame} />
      </body>
    </html>
  )
}
