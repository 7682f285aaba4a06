/** A browser without script for tests: cookies with their paths, redirects followed, forms filled in. */
type Cookie = { readonly value: string; readonly path: string }

export type Visit = {
  readonly url: URL
  readonly status: number
  readonly html: string
  readonly hops: readonly string[]
}

const mostHops = 15

export class Browser {
  readonly cookies = new Map<string, Cookie>()
  readonly #home: string

  constructor(home: string) {
    this.#home = home
  }

  get(path: string): Promise<Visit> {
    return this.#go('GET', new URL(path, this.#home))
  }

  post(
    path: string,
    fields: Readonly<Record<string, string>> | URLSearchParams,
    headers: Readonly<Record<string, string>> = {},
  ) {
    return this.#go(
      'POST',
      new URL(path, this.#home),
      new URLSearchParams(fields as Record<string, string>),
      headers,
    )
  }

  /** Sends the form of a page that posts, hidden fields included, to its own action. */
  submit(page: Visit, fields: Readonly<Record<string, string>>): Promise<Visit> {
    const action = /<form[^>]*method="post"[^>]*>/.exec(page.html)?.[0].match(/action="([^"]*)"/)?.[1]
    return this.post(new URL(decoded(action ?? ''), page.url).href, { ...hiddenFields(page.html), ...fields })
  }

  /** Goes through the whole sign-in as one of the demonstration's people. */
  async signInAs(person: string, returnTo?: string): Promise<Visit> {
    const query = returnTo === undefined ? '' : `?${new URLSearchParams({ return: returnTo })}`
    return this.submit(await this.get(`/sign-in${query}`), { person })
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value
  }

  async #go(
    method: string,
    url: URL,
    body?: URLSearchParams,
    headers: Readonly<Record<string, string>> = {},
  ) {
    const hops: string[] = []
    let next = { method, url, body }
    for (;;) {
      const response = await fetch(next.url, {
        method: next.method,
        redirect: 'manual',
        headers: { cookie: this.#cookieHeader(next.url), ...headers },
        ...(next.body ? { body: next.body } : {}),
      })
      for (const line of response.headers.getSetCookie()) this.#keep(line, next.url)
      const location = response.headers.get('location')
      const html = await response.text()
      if (location === null || hops.length === mostHops)
        return { url: next.url, status: response.status, html, hops }
      next = { method: 'GET', url: new URL(location, next.url), body: undefined }
      hops.push(next.url.href)
      // Another site is where this browser stops: the test wants to see where it was sent.
      if (next.url.origin !== url.origin) return { url: next.url, status: response.status, html: '', hops }
    }
  }

  #cookieHeader(url: URL): string {
    return [...this.cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
  }

  #keep(line: string, url: URL): void {
    const [pair = '', ...attributes] = line.split(';').map(part => part.trim())
    const at = pair.indexOf('=')
    const attribute = (name: string) =>
      attributes.find(each => each.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
    const expires = attribute('expires')
    const isOver =
      attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now())
    if (isOver) this.cookies.delete(pair.slice(0, at))
    else
      this.cookies.set(pair.slice(0, at), {
        value: pair.slice(at + 1),
        path: attribute('path') ?? url.pathname,
      })
  }
}

function hiddenFields(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    decoded(/name="([^"]*)"/.exec(input)?.[1] ?? ''),
    decoded(/value="([^"]*)"/.exec(input)?.[1] ?? ''),
  ])
  return Object.fromEntries(inputs)
}

const decoded = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
