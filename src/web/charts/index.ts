/** Charts and maps: data becomes a picture, a picture becomes a figure of a page or a file. */
export { Chart, type ChartProps } from './chart.tsx'
export { drawControlChart } from './control-charts/draw-control-chart.tsx'
export { AssuranceMark, VariationMark } from './control-charts/icons.tsx'
export type { ControlChartModel } from './control-charts/model.ts'
export { assuranceWords, variationWords } from './control-charts/verdict-words.ts'
export type {
  Drawing,
  Picture,
  PictureCell,
  PictureColumn,
  PictureFormat,
  PictureResult,
  PictureTable,
} from './picture.ts'
