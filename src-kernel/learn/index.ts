/**
 * What a cell may import from `stepwise/learn`: data from seeds, controls, and
 * pictures. Lessons show the mathematics in their own cells with TensorFlow.js; what is here
 * is what would distract from it.
 */
export { shiftedCopies } from './augment.ts';
export { type CanvasFrame, type CanvasOptions, canvas } from './canvas.ts';
export { type LabelledPoints, moons, type NoisyLine, noisyLine, type Point, xor } from './data/points.ts';
export { digitSize, digits, type Hand, type LabelledImages, toTensors, usualHand } from './digits.ts';
export { FileError } from './file-error.ts';
export { type IdxDigits, loadMnist } from './idx.ts';
export { type DrawnImage, input, type PickedFile } from './input.ts';
export { type InspectOptions, inspect } from './inspect.ts';
export { type LoadModelOptions, loadModel } from './load-model.ts';
export { accuracy, confusionCounts, mistakes, mostProbable } from './metrics.ts';
export { Drawing, t } from './output.ts';
export { type ActivationOptions, activationCurves, type NamedFunction } from './pictures/activations.ts';
export { confusion, digitGrid, digitNames, probabilities } from './pictures/answers.ts';
export { type BeforeAfterOptions, beforeAfter, type GreyImage } from './pictures/compare.ts';
export { type FlowBox, type FlowOptions, flow } from './pictures/flow.ts';
export { computationGraph, type GraphNode, type GraphOptions } from './pictures/graph.ts';
export { type HistogramOptions, type LayerValues, layerHistograms } from './pictures/histograms.ts';
export { gradientLedger, type LedgerOptions, type LedgerRow } from './pictures/ledger.ts';
export { type DenseWeights, type NetworkPictureOptions, networkPicture } from './pictures/network.ts';
export {
  type BoundaryPictureOptions,
  boundaryPicture,
  type NeuronPictureOptions,
  neuronOf,
  neuronPicture,
  type PlanarNeuron,
} from './pictures/neuron.ts';
export type { Classifier, PlanarData } from './pictures/plane.ts';
export { type OptimiserPath, optimiserRace, type RaceOptions } from './pictures/race.ts';
export { lossBars, type NamedValue, type ResidualOptions, residualSquares } from './pictures/residuals.ts';
export { logRuler, type Sized } from './pictures/ruler.ts';
export { compareRuns, type NamedRun, type Plot, plot } from './plot.ts';
export { pngUrl } from './png.ts';
export { type ProgressOptions, progress } from './progress.ts';
export { integer, mulberry32, normal, permutation, type Random, shuffle, uniform } from './random.ts';
export { draw, type Numbers } from './scene/draw.ts';
export type { Place, Places } from './scene/points.ts';
export { type AxisOptions, type PanelOptions, panel, scene } from './scene/scene.ts';
export { seed } from './seed.ts';
export { choose, slice, split, type ThreeParts } from './split.ts';
export { table } from './table.ts';
export { markdown, tex } from './text.ts';
export { trainingRun } from './training-run.ts';
