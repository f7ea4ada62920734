/** Places of a control of points, kept within what the control allows. */
import type { InputValue, PointPlaces, PointsInput } from '../runtime/input.ts';

/** Where a point lands that is moved to a place: within bounds, on the grid, along its way. */
export function landing(
  control: PointsInput,
  name: string,
  wanted: readonly [number, number],
): readonly [number, number] {
  const start = control.initial[name] ?? [0, 0];
  const held = (value: number, index: 0 | 1): number => {
    const axis = index === 0 ? 'x' : 'y';
    if (control.along !== undefined && control.along !== axis) return start[index];
    if (!Number.isFinite(value)) return start[index];
    const [low, high] = control.bounds[axis];
    const within = Math.max(low, Math.min(high, value));
    return control.snap ? Number((Math.round(within / control.snap) * control.snap).toPrecision(12)) : within;
  };
  return [held(wanted[0], 0), held(wanted[1], 1)];
}

/** The places a value holds, each where the control allows it; those it lacks are where they began. */
export function placesOf(control: PointsInput, value: InputValue | undefined): PointPlaces {
  const given: PointPlaces = value?.kind === 'points' ? value.points : {};
  return Object.fromEntries(
    Object.entries(control.initial).map(([name, start]) => [
      name,
      landing(control, name, given[name] ?? start),
    ]),
  );
}

/** How far an arrow key moves a point: the grid's step, else a hundredth of the way (ten times as far when `big`). */
export function stepOf(control: PointsInput, axis: 'x' | 'y', big: boolean): number {
  const [low, high] = control.bounds[axis];
  const step = control.snap ?? (high - low) / 100;
  return big ? step * 10 : step;
}
