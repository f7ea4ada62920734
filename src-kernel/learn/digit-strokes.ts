/**
 * How people write the ten digits: for each, the ways (styles) seen in
 * classrooms in Asia, Europe and America, each as the path of the pen.
 *
 * A path is a list of points `x,y` in hundredths of the digit's box, y downwards,
 * in the order in which a hand visits them. The pen glides smoothly through a
 * point, turns sharply at one marked `!`, and is lifted at `/`.
 */

/** A point of a pen's path, in units of the digit's box: x and y about [0, 1], y downwards. */
export interface PathPoint {
  readonly x: number;
  readonly y: number;
  /** Whether the pen turns sharply here. */
  readonly corner: boolean;
}

/** One stroke: the pen's path from touching the paper to leaving it. */
export type Stroke = readonly PathPoint[];

const written: readonly (readonly string[])[] = [
  // 0
  [
    '56,4 28,12 12,46 22,84 50,97 78,82 88,46 74,14 50,4',
    '66,14 44,4 24,28 20,66 38,95 62,92 80,64 80,30 62,8 46,8',
    '58,8 30,12 12,42 18,78 46,96 76,86 89,54 80,22 52,10 44,16',
  ],
  // 1
  ['50,3 50,35 50,97', '58,3 50,50 43,97', '26,28 54,4! 53,50 52,97', '30,24 54,5! 52,95 / 26,96 78,95'],
  // 2
  [
    '14,26 28,8 56,3 76,20 68,48 42,76 18,93 12,82 28,76 54,90 88,90',
    '15,24 38,4 70,10 76,32 50,66 14,95! 88,93',
    '20,16 48,4 76,18 72,40 46,70 16,93! 50,90 86,95',
  ],
  // 3
  [
    '16,16 42,3 72,12 72,34 42,47! 76,56 82,80 50,97 14,86',
    '18,7 78,6! 42,40! 74,50 82,74 54,96 14,88',
    '20,14 48,3 72,16 62,38 42,47 38,43 52,44 78,60 76,86 46,98 14,86',
  ],
  // 4
  [
    '30,5 24,32 14,60! 50,58 88,56 / 66,10 64,50 60,97',
    '62,97 63,50 66,4! 36,40 10,66! 50,65 92,64',
    '22,8 18,38 32,54 58,52 76,38 / 80,6 75,45 68,97',
    '40,4 26,34 12,62! 50,60 90,60 / 62,34 60,66 56,98',
  ],
  // 5
  [
    '26,7 22,44! 50,38 78,54 76,82 48,97 14,88 / 25,7 52,7 84,4',
    '82,6 56,6 30,8! 24,44! 52,40 79,58 72,87 42,97 14,88',
    '80,8 48,5 26,22 34,42 62,52 76,72 60,93 16,92',
  ],
  // 6
  [
    '68,4 38,22 18,58 24,88 52,98 77,82 72,58 46,52 20,72',
    '56,3 32,36 20,70 34,95 62,94 74,74 58,58 36,64 24,80',
    '76,10 46,8 20,40 16,76 42,98 76,88 80,62 54,48 20,66',
  ],
  // 7
  [
    '14,9 48,8 84,7! 58,46 42,97',
    '14,10 48,9 84,6! 58,48 44,97 / 34,50 56,48 78,49',
    '17,26 16,8! 50,9 85,8! 62,42 52,97',
    '10,16 36,6 80,10 70,38 50,97',
  ],
  // 8
  [
    '74,18 50,3 25,17 34,40 62,55 78,78 52,97 22,82 34,58 64,40 77,20 66,8',
    '50,4 27,13 28,37 50,48 74,37 74,13 52,4 / 50,48 21,60 22,88 50,98 80,87 79,60 52,48',
    '70,8 38,6 28,28 60,50 74,74 54,96 28,88 26,66 50,48 72,26 68,6',
  ],
  // 9
  [
    '76,24 54,4 24,15 22,42 46,52 70,38 77,18! 74,58 68,97',
    '76,26 52,4 22,18 25,45 52,50 76,28! 79,58 64,92 26,93',
    '72,10 42,6 21,28 34,50 62,42 77,12! 70,50 54,97',
  ],
];

/** The styles of each digit, most usual first: `digitStyles[digit][style]` is a list of strokes. */
export const digitStyles: readonly (readonly (readonly Stroke[])[])[] = written.map((styles) =>
  styles.map((style) => style.split('/').map(readStroke)),
);

function readStroke(text: string): Stroke {
  return text
    .trim()
    .split(' ')
    .map((point) => {
      const [x = 0, y = 0] = point.replace('!', '').split(',').map(Number);
      return { x: x / 100, y: y / 100, corner: point.endsWith('!') };
    });
}
