import { safeHref } from './link.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export interface FormElementProps extends PartProps {
  readonly action: string
  readonly method?: 'get' | 'post' | undefined
  /** The token against forged requests; every form that posts has one. */
  readonly token?: string | undefined
  /** What the form must carry unseen, such as the version of the page that was read. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
  readonly isUpload?: boolean | undefined
  readonly children: Content
}

/** A form whose messages are ours, not the browser's. */
export function FormElement({
  action,
  method = 'post',
  token,
  hidden = {},
  isUpload,
  children,
  ...part
}: FormElementProps) {
  const fields = token === undefined ? hidden : { _csrf: token, ...hidden }
  return (
    <form
      class={classNames('app-form', part.class)}
      id={part.id}
      action={safeHref(action)}
      method={method}
      encType={isUpload ? 'multipart/form-data' : undefined}
      noValidate
      {...part.attributes}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
