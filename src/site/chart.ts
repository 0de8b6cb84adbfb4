/** A line chart of numbers over time, as SVG. */
import { firstDayOf, type PartialDate } from '../base/dates.ts';

export interface ChartPoint {
  date: PartialDate;
  value: number;
}

export interface Chart {
  width: number;
  height: number;
  /** The line, as an SVG path. */
  line: string;
  points: { x: number; y: number }[];
  /** Years on the time axis. */
  years: { x: number; year: number }[];
  /** Round numbers on the value axis. */
  steps: { y: number; value: number }[];
}

const WIDTH = 600;
const HEIGHT = 260;
const MARGIN = { top: 12, right: 16, bottom: 28, left: 36 };
const STEP = 20;

/** @param points in chronological order; at least one. */
export function lineChart(points: readonly ChartPoint[]): Chart {
  const time = ({ date }: ChartPoint) => Date.parse(firstDayOf(date));
  const years = points.map(({ date }) => Number(date.slice(0, 4)));
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years) + 1];
  const [from, to] = [Date.UTC(firstYear, 0), Date.UTC(lastYear, 0)];
  const most = Math.ceil(Math.max(...points.map(({ value }) => value)) / STEP) * STEP;
  const x = (at: number) =>
    Math.round(MARGIN.left + ((at - from) / (to - from)) * (WIDTH - MARGIN.left - MARGIN.right));
  const y = (value: number) =>
    Math.round(HEIGHT - MARGIN.bottom - (value / most) * (HEIGHT - MARGIN.top - MARGIN.bottom));
  const places = points.map((point) => ({ x: x(time(point)), y: y(point.value) }));
  return {
    width: WIDTH,
    height: HEIGHT,
    line: `M${places.map((place) => `${place.x} ${place.y}`).join('L')}`,
    points: places,
    years: Array.from({ length: lastYear - firstYear + 1 }, (_, index) => ({
      x: x(Date.UTC(firstYear + index, 0)),
      year: firstYear + index,
    })),
    steps: Array.from({ length: most / STEP + 1 }, (_, index) => ({
      y: y(index * STEP),
      value: index * STEP,
    })),
  };
}
