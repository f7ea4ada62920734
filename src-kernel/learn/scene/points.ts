/** `input.points`: places in a plane that a person drags in a picture, or types. */
import type { InputValue, PointPlaces, PointsInput } from '#core/runtime/input.ts';
import { placesOf } from '#core/scene/points.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { kernel } from '../../evaluate/services.ts';

/** A place: x and y. */
export type Place = readonly [number, number];

/** What `input.points` is told. */
export interface PointsOptions<Initial> {
  readonly label: LocalizedText;
  /** Where the points begin: by name, or a list. */
  readonly initial: Initial;
  /** Lowest and highest x and y that a point may have. */
  readonly bounds: { readonly x: Place; readonly y: Place };
  /** Rounds places to whole multiples of it. */
  readonly snap?: number;
  /** Lets points move in one direction only. */
  readonly along?: 'x' | 'y';
  /** What the points are called (default: their names). */
  readonly names?: { readonly [name: string]: LocalizedText };
}

/** The places by the same names, or the same list. */
export type Places<Initial> = { readonly [Name in keyof Initial]: Place };

const controls = new WeakMap<object, PointsInput>();

/** The control whose value an object is; undefined for any other. */
export function controlOf(places: object): PointsInput | undefined {
  return controls.get(places);
}

/**
 * Places that can be dragged, as an ordinary value. Under its own cell it shows number fields; where a picture
 * (in another cell) is given the value, its points are handles:
 *
 *     const line = input.points({ label: t('直线', 'Line'), initial: { a: [0, 1], b: [4, 3] }, bounds: { x: [0, 5], y: [0, 5] } });
 *     line.a // [0, 1], or where it was dragged to
 */
export function points<const Initial extends { readonly [name: string]: Place } | readonly Place[]>(
  options: PointsOptions<Initial>,
): Places<Initial> {
  const services = kernel();
  const isList = Array.isArray(options.initial);
  const initial = Object.fromEntries(
    Object.entries(options.initial as PointPlaces).map(([name, [x, y]]) => [name, [x, y] as const]),
  );
  const { label, bounds, snap, along, names } = options;
  const control: PointsInput = {
    kind: 'points',
    id: services.nextInputId(),
    label,
    initial,
    bounds: { x: [...bounds.x], y: [...bounds.y] },
    ...(snap === undefined ? {} : { snap }),
    ...(along === undefined ? {} : { along }),
    ...(names === undefined ? {} : { names }),
  };
  services.emit({ mime: 'application/vnd.stepwise.input+json', data: control });
  return services.bindInput(control.id, (value: InputValue | undefined) => {
    const byName = placesOf(control, value);
    const places = isList ? Object.values(byName) : byName;
    controls.set(places, control);
    return places as unknown as Places<Initial>;
  });
}
