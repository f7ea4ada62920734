/** Steps of zoom of a desktop window, in percent. */
export const zooms: readonly number[] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
