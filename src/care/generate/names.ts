/** Invented names, as common in the north west as anywhere: no one of them belongs to anybody in particular. */
import type { RandomStream } from '#statistics'

const family =
  'Ainscough Airey Ashcroft Aspden Atherton Baines Bamber Barlow Baxendale Bentham Bibby Birtwistle Blackledge Bolton Bradshaw Brindle Briers Broadbent Burrow Calvert Catlow Clegg Corless Cowell Critchley Crompton Cronshaw Dewhurst Dickinson Duckworth Eaves Eccles Entwistle Fairclough Farrington Fishwick Fletcher Foulds Garside Gerrard Gillibrand Glover Greenhalgh Grimshaw Halliwell Hargreaves Harwood Haworth Hesketh Heyes Higham Hindle Holden Hothersall Houghton Howarth Ibbotson Iddon Ingham Isherwood Jepson Kay Kellet Kenyon Kershaw Khan Kirkham Kowalska Lathom Leeming Lomax Mahmood Marsden Mather Melling Metcalfe Mistry Moorcroft Nadeem Naylor Nowell Nuttall Ormerod Parkinson Patel Pendlebury Pickup Pilkington Pomfret Postlethwaite Quigley Rainford Ramsbottom Rigby Rimmer Riding Rostron Rushton Sagar Sanderson Scholes Seddon Shackleton Sharples Shorrock Singleton Slater Smalley Stirzaker Sumner Swarbrick Tattersall Taylforth Thistlethwaite Threlfall Tomlinson Towneley Turnbull Unsworth Varley Wadsworth Walmsley Wareing Whitaker Whiteside Whittle Winstanley Woodruff Worsley Yates Yousaf'.split(
    ' ',
  )
const given =
  'Ada Agnes Albert Alice Amina Annie Arthur Audrey Barbara Bernard Betty Brenda Brian Cecil Clifford Colin Constance Cyril Daphne David Dennis Derek Doreen Doris Douglas Edith Edna Edward Eileen Elsie Enid Eric Ernest Ethel Eunice Fatima Florence Frank Fred Freda George Geoffrey Gladys Gordon Grace Harold Harry Hazel Hilda Horace Ian Irene Iris Ivy Jack Jean Joan John Joyce Kathleen Keith Kenneth Krystyna Leonard Leslie Lilian Lily Mabel Malcolm Margaret Marjorie Marion Mary Maureen May Mavis Mohammed Muriel Nellie Neville Nora Norman Olive Pamela Patricia Pauline Peggy Percy Peter Phyllis Rajesh Raymond Reginald Rita Robert Ronald Rose Roy Ruby Ruth Sheila Sidney Stanley Sylvia Thelma Thomas Vera Vernon Vincent Violet Walter Wilfred William Winifred'.split(
    ' ',
  )

export const inventedName = (chance: RandomStream): { family: string; given: string } => ({
  family: family[Math.floor(chance.uniform() * family.length)]!,
  given: given[Math.floor(chance.uniform() * given.length)]!,
})
