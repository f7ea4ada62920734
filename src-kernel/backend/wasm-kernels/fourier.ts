/**
 * The discrete Fourier transform of complex numbers of any count: radix 2 where the count is a power of two
 * (Cooley and Tukey 1965), else a convolution of a power of two (Bluestein 1970). It reckons in
 * double precision, so that its results are as exact as the single precision they are kept in.
 */

/** Transforms one row in place: real parts and imaginary parts, as many of each as it was planned for. */
type Transform = (re: Float64Array, im: Float64Array) => void;

/**
 * Transforms each row of complex numbers: X[k] = Σ x[n]·e^(∓2πi·kn/count), divided by the count where it is inverse.
 *
 * @param values real and imaginary parts in turn, rows one after the other
 * @param count complex numbers in a row, at least 1
 * @param into takes the result, in the same layout; may be `values` itself
 */
export function fourier(values: Float32Array, count: number, inverse: boolean, into: Float32Array): void {
  const transform = plan(count);
  const re = new Float64Array(count);
  const im = new Float64Array(count);
  // Real and imaginary parts that have changed places make the transform inverse, but for the scale.
  const [real, imaginary] = inverse ? [im, re] : [re, im];
  const scale = inverse ? 1 / count : 1;
  for (let row = 0; row < values.length; row += 2 * count) {
    for (let k = 0; k < count; k++) {
      real[k] = values[row + 2 * k] as number;
      imaginary[k] = values[row + 2 * k + 1] as number;
    }
    transform(re, im);
    for (let k = 0; k < count; k++) {
      into[row + 2 * k] = (real[k] as number) * scale;
      into[row + 2 * k + 1] = (imaginary[k] as number) * scale;
    }
  }
}

function plan(count: number): Transform {
  return (count & (count - 1)) === 0 ? radix2(count) : bluestein(count);
}

/** e^(−πi·k/half) for k below half, as cosines and sines. */
function turns(half: number): readonly [cos: Float64Array, sin: Float64Array] {
  const cos = new Float64Array(half);
  const sin = new Float64Array(half);
  for (let k = 0; k < half; k++) {
    cos[k] = Math.cos((Math.PI * k) / half);
    sin[k] = -Math.sin((Math.PI * k) / half);
  }
  return [cos, sin];
}

function radix2(count: number): Transform {
  const [cos, sin] = turns(count >> 1);
  const reversed = new Uint32Array(count);
  for (let k = 1; k < count; k++) {
    reversed[k] = ((reversed[k >> 1] as number) >> 1) | (k & 1 ? count >> 1 : 0);
  }
  return (re, im) => {
    for (let k = 0; k < count; k++) {
      const other = reversed[k] as number;
      if (other > k) {
        swap(re, k, other);
        swap(im, k, other);
      }
    }
    for (let half = 1; half < count; half *= 2) {
      const stride = count / (2 * half);
      for (let start = 0; start < count; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const [a, b] = [start + k, start + k + half];
          const c = cos[k * stride] as number;
          const s = sin[k * stride] as number;
          const [bRe, bIm] = [re[b] as number, im[b] as number];
          const x = bRe * c - bIm * s;
          const y = bRe * s + bIm * c;
          re[b] = (re[a] as number) - x;
          im[b] = (im[a] as number) - y;
          re[a] = (re[a] as number) + x;
          im[a] = (im[a] as number) + y;
        }
      }
    }
  };
}

function swap(values: Float64Array, a: number, b: number): void {
  const value = values[a] as number;
  values[a] = values[b] as number;
  values[b] = value;
}

/** kn = (k² + n² − (k − n)²) / 2 makes the transform a convolution with the chirp e^(πi·n²/count). */
function bluestein(count: number): Transform {
  let size = 1;
  while (size < 2 * count - 1) size *= 2;
  const transform = radix2(size);
  const cos = new Float64Array(count);
  const sin = new Float64Array(count);
  for (let n = 0; n < count; n++) {
    // n² modulo 2·count keeps the angle small, so that it stays exact where n is large.
    const angle = (Math.PI * ((n * n) % (2 * count))) / count;
    cos[n] = Math.cos(angle);
    sin[n] = Math.sin(angle);
  }
  const chirpRe = new Float64Array(size);
  const chirpIm = new Float64Array(size);
  for (let n = 0; n < count; n++) {
    const mirrored = (size - n) % size;
    chirpRe[n] = chirpRe[mirrored] = cos[n] as number;
    chirpIm[n] = chirpIm[mirrored] = sin[n] as number;
  }
  transform(chirpRe, chirpIm);
  const bufferRe = new Float64Array(size);
  const bufferIm = new Float64Array(size);

  return (re, im) => {
    bufferRe.fill(0);
    bufferIm.fill(0);
    for (let n = 0; n < count; n++) {
      const [x, y, c, s] = [re[n] as number, im[n] as number, cos[n] as number, sin[n] as number];
      bufferRe[n] = x * c + y * s;
      bufferIm[n] = y * c - x * s;
    }
    transform(bufferRe, bufferIm);
    for (let k = 0; k < size; k++) {
      const [x, y] = [bufferRe[k] as number, bufferIm[k] as number];
      const [c, s] = [chirpRe[k] as number, chirpIm[k] as number];
      bufferRe[k] = x * c - y * s;
      bufferIm[k] = x * s + y * c;
    }
    // The inverse, by changing the places of the parts.
    transform(bufferIm, bufferRe);
    for (let k = 0; k < count; k++) {
      const [x, y] = [(bufferRe[k] as number) / size, (bufferIm[k] as number) / size];
      const [c, s] = [cos[k] as number, sin[k] as number];
      re[k] = x * c + y * s;
      im[k] = y * c - x * s;
    }
  };
}
