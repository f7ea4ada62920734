/**
 * Earlier runs of training of the same cell, for curves to be laid over: kept for
 * as long as the document is open, and lost with it.
 */
import { useEffect, useMemo } from 'react';
import type { DisplayId } from '#core/notebook/ids.ts';
import type { TrainingData } from '#core/runtime/output.ts';
import { type OutputServices, useOutputServices } from './services.ts';

/** Runs kept for each place. */
const kept = 4;

/** By document (each has services of its own), then by cell and title, oldest first. */
const runs = new WeakMap<OutputServices, Map<string, readonly TrainingData[]>>();

/** The runs before this one, oldest first. This one is kept once it has ended. */
export function useEarlierRuns(data: TrainingData, display: DisplayId | undefined): readonly TrainingData[] {
  const services = useOutputServices();
  const place = `${display?.split('@')[0] ?? ''} ${JSON.stringify(data.title)}`;
  const { startedAt } = data;
  useEffect(() => {
    if (display === undefined || data.epoch === 0) return;
    if (data.state !== 'done' && data.state !== 'stopped') return;
    const places = runs.get(services) ?? new Map<string, readonly TrainingData[]>();
    runs.set(services, places);
    const others = (places.get(place) ?? []).filter((run) => run.startedAt !== data.startedAt);
    const all = [...others, data].sort((one, other) => one.startedAt - other.startedAt);
    places.set(place, all.slice(-kept - 1));
  }, [services, place, display, data]);
  return useMemo(
    () => (runs.get(services)?.get(place) ?? []).filter((run) => run.startedAt < startedAt).slice(-kept),
    [services, place, startedAt],
  );
}
