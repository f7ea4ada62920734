/**
 * From a drawing to the pixels a network was trained on, as MNIST was made
 * (LeCun, Cortes, Burges, http://yann.lecun.com/exdb/mnist): the drawing is scaled to
 * fit a box of 20/28 of the picture, its aspect kept, every pixel the mean of the area
 * it covers, and placed so that its centre of mass is the picture's centre.
 */

/** A grey picture: intensities in [0, 1], row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/** Side of MNIST's inner box, as a share of the picture. */
const innerBox = 20 / 28;
/** A small drawing is enlarged at most this much, so that a dot stays a dot. */
const mostEnlarged = 2;
/** Samples per side of an output pixel when the mean over its area is taken. */
const samples = 4;

/** The drawing as MNIST would hold it, `width` × `height`. An empty drawing gives zeros. */
export function normalized(drawing: Grey, width: number, height: number): Float32Array {
  const box = boundingBox(drawing);
  if (!box) return new Float32Array(width * height);
  const fit = Math.min((width * innerBox) / box.width, (height * innerBox) / box.height);
  const plain = Math.min(width / drawing.width, height / drawing.height);
  const scale = Math.min(fit, plain * mostEnlarged);
  const centre = centreOfMass(drawing);
  return resampled(drawing, width, height, scale, centre.x, centre.y);
}

/** The drawing scaled as a whole, every pixel the mean of the area it covers. */
export function reduced(drawing: Grey, width: number, height: number): Float32Array {
  const scale = Math.min(width / drawing.width, height / drawing.height);
  return resampled(drawing, width, height, scale, drawing.width / 2, drawing.height / 2);
}

/** `width` × `height` pixels whose centre shows the drawing's point (x, y), `scale` output pixels per drawn one. */
function resampled(
  drawing: Grey,
  width: number,
  height: number,
  scale: number,
  x: number,
  y: number,
): Float32Array {
  const result = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      let sum = 0;
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const down = row + (Math.floor(sample / samples) + 0.5) / samples - height / 2;
        const across = column + ((sample % samples) + 0.5) / samples - width / 2;
        sum += valueAt(drawing, x + across / scale, y + down / scale);
      }
      result[row * width + column] = Math.min(1, sum / (samples * samples));
    }
  }
  return result;
}

function valueAt({ width, height, pixels }: Grey, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (column < 0 || row < 0 || column >= width || row >= height) return 0;
  return pixels[row * width + column] ?? 0;
}

function boundingBox({ width, height, pixels }: Grey): { width: number; height: number } | null {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if ((pixels[row * width + column] ?? 0) < 0.1) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = row;
    }
  }
  return right < 0 ? null : { width: right - left + 1, height: bottom - top + 1 };
}

function centreOfMass({ width, height, pixels }: Grey): { x: number; y: number } {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const value = pixels[row * width + column] ?? 0;
      mass += value;
      x += value * (column + 0.5);
      y += value * (row + 0.5);
    }
  }
  return { x: x / mass, y: y / mass };
}
