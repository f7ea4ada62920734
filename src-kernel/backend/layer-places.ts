/** Where in the cells each layer was made, so that a picture of a network can lead back to its lines. */
import type * as Tensorflow from '@tensorflow/tfjs';

const places = new WeakMap<object, Error>();

/**
 * From now on every layer remembers the stack it was made on. A layer without a name asks for its class's name
 * while it is made; one with a name is first seen when it is applied or added to a model.
 */
export function watchLayers(tf: typeof Tensorflow): void {
  const prototype = tf.layers.Layer.prototype;
  const { getClassName, apply } = prototype;
  prototype.getClassName = function () {
    remember(this);
    return getClassName.call(this);
  };
  prototype.apply = function (...values) {
    remember(this);
    return apply.apply(this, values);
  };
}

function remember(layer: object): void {
  if (!places.has(layer)) places.set(layer, new Error('made here'));
}

/** An error whose stack is the one the layer was made on; undefined for what is no layer of this kernel. */
export function placeOfLayer(layer: object): Error | undefined {
  return places.get(layer);
}
