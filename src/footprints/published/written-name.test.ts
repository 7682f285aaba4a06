import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writtenName } from './written-name.ts'

const written: readonly (readonly [published: string, name: string])[] = [
  ['NHS EAST LANCASHIRE CCG', 'NHS East Lancashire CCG'],
  ["PEOPLE'S HEALTH PARTNERSHIP PCN", "People's Health Partnership PCN"],
  ["LYTHAM ST ANNE'S & ANSDELL (LSA) PCN", "Lytham St Anne's & Ansdell (LSA) PCN"],
  ['CHARD, ILMINSTER & LANGPORT (CLICK) PCN', 'Chard, Ilminster & Langport (Click) PCN'],
  ['BRIGHTON II PCN', 'Brighton II PCN'],
  ['NEWHAM - SUB-ICB REPORTING ENTITY', 'Newham - Sub-ICB Reporting Entity'],
  ['NHS STAFFORDSHIRE AND STOKE-ON-TRENT ICB - 04Y', 'NHS Staffordshire and Stoke-on-Trent ICB - 04Y'],
  ['HORNDON-ON-THE-HILL SURGERY', 'Horndon-on-the-Hill Surgery'],
  ['ONE MEDICARE LLP-THE LIGHT', 'One Medicare LLP-The Light'],
  ['AT MEDICS - THE LOXFORD PRACTICE', 'At Medics - The Loxford Practice'],
  ['PEEL GPS', 'Peel GPs'],
  ['WESTCOTES GP SURGERY (ONE)', 'Westcotes GP Surgery (One)'],
  ['DR GT CHAND & DR NG', 'Dr GT Chand & Dr Ng'],
  ["O'DONNELL (CROSS DEEP)", "O'Donnell (Cross Deep)"],
  ['MCKENZIE MEDICAL CTR LTD', 'McKenzie Medical Ctr Ltd'],
  ['SWB TOGETHER4HEALTHCARE PCN', 'SWB Together4Healthcare PCN'],
  ['CITY - OX3+ PCN', 'City - OX3+ PCN'],
  ['1ST AVENUE, 4/ST ANDREWS', '1st Avenue, 4/St Andrews'],
  ['Already Written LTD', 'Already Written LTD'],
]
for (const [published, name] of written)
  test(`${published} is written ${name}`, () => assert.equal(writtenName(published), name))
