/**
 * The Cividis scale (Nuñez, Anderton, Renslow 2018): from dark blue to yellow, read
 * the same with and without colour blindness, and in grey.
 */
const stops: readonly (readonly [number, number, number])[] = [
  [0, 34, 78],
  [18, 53, 112],
  [59, 73, 108],
  [87, 93, 109],
  [112, 113, 115],
  [138, 134, 120],
  [165, 156, 116],
  [195, 179, 105],
  [225, 204, 85],
  [254, 232, 56],
];

/** The colour of a share in [0, 1] as red, green and blue in [0, 255]. */
export function heatColor(share: number): readonly [number, number, number] {
  const place = Math.max(0, Math.min(1, share)) * (stops.length - 1);
  const below = stops[Math.floor(place)] ?? [0, 34, 78];
  const above = stops[Math.ceil(place)] ?? below;
  const part = place - Math.floor(place);
  const mix = (index: 0 | 1 | 2): number => Math.round(below[index] + (above[index] - below[index]) * part);
  return [mix(0), mix(1), mix(2)];
}
