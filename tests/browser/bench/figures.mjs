// What the measurements print, one JSON object a line: figures, and growths that `cargo xtask bench` turns into exponents. Lines
// for people don't start with `{`.

/** Something measured several times; its value is the median. `better` is "higher" or "lower". */
export function figure(name, unit, better, runs, target) {
  console.log(JSON.stringify({ name, unit, better, runs, target }));
}

/** Seconds for each of several sizes: `[[size, [seconds, …]], …]`. Its value will be the exponent. */
export function growth(name, points, target) {
  console.log(JSON.stringify({ name, growth: points.map(([size, seconds]) => ({ size, seconds })), target }));
}

/** Megabytes (10⁶) a second. */
export const rate = (bytes, seconds) => bytes / 1e6 / seconds;

/** A list of runs, each a record of numbers, as a record of lists. */
export function transposed(runs) {
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, runs.map((run) => run[key])]));
}
