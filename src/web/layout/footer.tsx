import { Link } from '../components/link.tsx'
import { demonstrationWords, type PageFrame } from './page-frame.ts'

type FooterProps = Pick<
  PageFrame,
  'isDemonstration' | 'edition' | 'footerLinks' | 'address' | 'asAt' | 'system'
>

/** Who runs this and who does not; on paper also what this is a copy of. */
export function Footer({ footerLinks = [], ...frame }: FooterProps) {
  return (
    <footer class="app-footer">
      <div class="nhsuk-width-container">
        {footerLinks.length > 0 && (
          <ul class="app-footer__list">
            {footerLinks.map(link => (
              <li>
                <Link href={link.href}>{link.text}</Link>
              </li>
            ))}
          </ul>
        )}
        <p class="app-footer__words">
          Answerable is independent software. It is not run or endorsed by the NHS.
        </p>
        {frame.edition && (
          <p class="app-footer__words">
            Edition {frame.edition.name}, checksum <span class="app-footer__hash">{frame.edition.hash}</span>
          </p>
        )}
        <PrintedFoot {...frame} />
      </div>
    </footer>
  )
}

function PrintedFoot({ isDemonstration, address, asAt, system }: FooterProps) {
  const lines = [system?.name, asAt, address].filter(line => line)
  return (
    <div class="app-footer__print">
      {lines.length > 0 && <p class="app-footer__words">{lines.join(' · ')}</p>}
      {isDemonstration && <p class="app-footer__words">{demonstrationWords}</p>}
    </div>
  )
}
