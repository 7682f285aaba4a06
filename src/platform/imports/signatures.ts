/** What files that people send in place of a CSV file or a workbook begin with. */

export type Signature = { readonly starts: string; readonly what: string; readonly instead: string }

/** First bytes in hexadecimal. A workbook is a ZIP archive; which kind of archive is told by what is in it. */
export const zipStart = '504b0304'
export const signatures: readonly Signature[] = [
  {
    ...{ starts: 'd0cf11e0', what: 'This is an old .xls workbook, or one that is locked with a password' },
    instead: 'Save it without a password as .xlsx or as “CSV UTF-8”.',
  },
  {
    starts: '25504446',
    what: 'This is a PDF document',
    instead: 'Ask for the spreadsheet that it was made from.',
  },
  { starts: '1f8b', what: 'This file is compressed (gzip)', instead: 'Unpack it first.' },
  { starts: '377abcaf', what: 'This file is compressed (7z)', instead: 'Unpack it first.' },
  { starts: '52617221', what: 'This file is compressed (RAR)', instead: 'Unpack it first.' },
  { starts: '504b0506', what: 'This is an empty zip file', instead: 'Send the file that was to be in it.' },
  ...['89504e47', 'ffd8ff', '47494638', '49492a00', '4d4d002a'].map(starts => ({
    ...{ starts, what: 'This is a picture' },
    instead: 'Ask for the spreadsheet that it shows.',
  })),
]

export const longestSignature = 4

export const signatureOf = (head: Buffer): Signature | undefined => {
  const start = head.toString('hex')
  return signatures.find(each => start.startsWith(each.starts))
}
