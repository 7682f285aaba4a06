/**
 * An invented support unit's spreadsheet with all that such spreadsheets have: titles above the heading, line breaks in
 * it, days in two styles, whole names in one column, words and pounds of its own, people twice, days swapped, a total,
 * notes. For tests and for trying the page.
 */
export const messyHeading = [
  ...['Ref', 'NHS No.', 'Name', 'D.O.B', 'CCG', 'Pathway', 'Date\nreferral\nreceived', 'DST date'],
  ...['Decision date', 'Outcome', 'Package start', 'Weekly cost', 'Next review due', 'Date of death', ''],
] as const

type Line = readonly (string | number | null)[]

export const messyRows: readonly Line[] = [
  ['Example Commissioning Support Unit [invented]'],
  ['Individual care: caseload handed over, quarter to 31 March 2021'],
  [],
  messyHeading,
  ...([
    [
      ...['CSU/101', '999 007 0008', 'EXAMPLE, Mrs Joan', '29/02/1940', 'NHS East Lancashire CCG', 'Std CHC'],
      ...['01/10/2019', '20/10/2019', '05/11/2019', 'Eligible - full CHC', '08/11/2019', '£1,234.50'],
      ...['08/02/2020', null, 'café visits'],
    ],
    [
      ...[
        'CSU/102',
        '9990070016',
        'DUBOIS, André',
        '12 June 1938',
        'NHS Blackburn with Darwen CCG',
        'Standard',
      ],
      ...['13-Jan-2021', 'TBC', null, 'Pending', null, '£0.00', null, '-'],
    ],
    [
      ...['CSU/103', '9990070024', 'SLATER, Miss Ivy', '03/03/1933', 'NHS Blackburn with Darwen CCG'],
      ...['Fast Track', '14/01/2020', null, null, null, '16/01/2020', '£980'],
    ],
    [
      ...['CSU/104', '9990070032', 'SWAPPED, Day', '03/03/1933', 'NHS East Lancashire CCG', 'Standard'],
      ...['12/25/2019', null, null, null, null, null, null, null, 'day and month?'],
    ],
    [
      ...['CSU/105', '9990070040', 'EXAMPLE, Pat', '04/04/1930', 'NHS East Lancashire CCG', 'Std CHC'],
      ...['2020-02-03', '20/02/2020', '30/02/2020', 'Not eligible'],
    ],
    [
      ...['CSU/106', '9990070008', 'EXAMPLE, Mrs Joan', '28/02/1940', 'NHS East Lancashire CCG', 'Std CHC'],
      ...['03/02/2021', null, null, null, null, null, null, null, 'same person as 101?'],
    ],
    [],
    messyHeading,
    [
      ...['CSU/107', '9990070059', 'OTHER, Olive', '05/05/1929', 'NHS Salford CCG', 'Std CHC', '05/02/2021'],
      ...[null, null, null, null, '£2,100.00'],
    ],
    [
      ...['CSU/108', '9990070067', 'JOINT, Jack', '06/06/1931', 'NHS Chorley and South Ribble CCG', 'Jt pkg'],
      ...['06/02/2021', null, null, null, null, '£1,500.00'],
    ],
    [
      ...['CSU/101', '9990070075', 'TWICE, Tom', '07/07/1932', 'NHS East Lancashire CCG', 'Standard'],
      ...['07/02/2021'],
    ],
    ['TOTAL', null, null, null, null, null, null, null, null, null, null, '£7,814.50'],
    [],
    ['Notes: figures from the finance system; costs are weekly and before recovery.'],
  ] as readonly Line[]),
]

export const messyCsv = (separator: ',' | ';' | '|' = ','): string =>
  messyRows
    .map(row => row.map(cell => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(separator))
    .join('\r\n')

/** Another one, with a heading of two rows: groups merged over two or three columns, what is in no group over both rows. */
const groups: readonly string[] = [
  'Ref',
  'Patient',
  '',
  '',
  'CCG',
  'Referral',
  '',
  'Assessment',
  '',
  'Decision',
  '',
  'Notes',
]
const fields: readonly string[] = [
  '',
  'NHS No',
  'Name',
  'DOB',
  '',
  'Date',
  'Type',
  'Date',
  'Outcome',
  'Date',
  'Outcome',
  '',
]
export const groupedRows: readonly (readonly string[])[] = [
  ['Example Commissioning Support Unit [invented]: caseload'],
  [],
  ...[groups, fields],
  [
    ...['CSU/201', '9990070210', 'EXAMPLE, Joan', '29/02/1940', '01A', '01/10/2019', 'Std CHC', '20/10/2019'],
    ...['MDT agreed', '05/11/2019', 'Eligible', ''],
  ],
  [
    ...['CSU/202', '9990070229', 'DUBOIS, André', '12/06/1938', '00Q', '13/01/2021', 'Fast track', ''],
    ...['', '15/01/2021', 'Yes', 'daughter rings'],
  ],
  ...[groups, fields],
  ['CSU/203', '9990070237', 'SWAPPED, Day', '03/03/1933', '01A', '12/25/2019', 'Std CHC', '', '', '', '', ''],
  [
    ...['CSU/204', '9990070245', 'DECLINED, Dora', '04/04/1934', '01A', '12/01/2021', 'Fast track', ''],
    ...['', '14/01/2021', 'Not eligible', ''],
  ],
  [
    ...[
      'CSU/205',
      '9990070253',
      'MEETING, Max',
      '05/05/1935',
      '01A',
      '12/01/2021',
      'Fast track',
      '13/01/2021',
    ],
    ...['', '', '', ''],
  ],
  ['TOTAL', '', '5'],
]

/** And one that says much in words of its own: closures, settings, reasons and kinds. */
export const wordedRows: readonly (readonly string[])[] = [
  [
    ...['Ref', 'NHS Number', 'Name', 'DOB', 'CCG', 'Pathway', 'Referral received', 'Assessment setting'],
    ...['DST date', 'Decision date', 'Outcome', 'Discount date', 'Discount reason', 'Package start'],
    ...['Package end', 'Reason package ended', 'Last review', 'Review type'],
  ],
  [
    ...['CSU/301', '9990070318', 'EXAMPLE, Joan', '29/02/1940', '01A', 'Std CHC', '01/10/2019', 'Acute'],
    ...['20/10/2019', '05/11/2019', 'Eligible', '', '', '08/11/2019', '12/12/2020', 'Declined'],
    ...['03/02/2020', '3 month'],
  ],
  [
    ...['CSU/302', '9990070326', 'DUBOIS, André', '12/06/1938', '00Q', 'Std CHC', '13/01/2020', ''],
    ...['', '20/01/2020', 'Withdrawn'],
  ],
  [
    ...['CSU/303', '9990070334', 'SLATER, Ivy', '03/03/1933', '01A', 'Fast track', '14/01/2020', 'Home'],
    ...['', '', '', '20/01/2020', 'Inappropriate'],
  ],
  [
    ...['CSU/304', '9990070342', 'OTHER, Olive', '05/05/1929', '01A', 'Std CHC', '14/01/2020', 'Video'],
    ...['16/01/2020', '', 'Deferred', '18/01/2020', ''],
  ],
]
