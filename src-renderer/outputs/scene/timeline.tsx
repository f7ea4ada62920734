/** Playing the frames of a scene: play or pause, one step either way, any frame at once. */
import { useEffect, useState } from 'react';
import type { SceneTimeline } from '#core/runtime/scene.ts';
import { plainText } from '#core/scene/text.ts';
import { IconButton } from '../../controls/button.tsx';
import { useStrings, useText } from '../../i18n/locale.tsx';
import { outputStrings } from '../strings.ts';
import styles from './scene.module.css';

/** Which frame is shown, and whether the next comes by itself. */
export interface FrameState {
  readonly frame: number;
  readonly playing: boolean;
  show(frame: number): void;
  play(on: boolean): void;
}

/** The frame of a timeline that is shown now; 0 where there is none. */
export function useFrame(timeline: SceneTimeline | undefined): FrameState {
  const last = (timeline?.count ?? 1) - 1;
  const [wanted, setWanted] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const frame = Math.min(wanted ?? timeline?.initial ?? last, last);
  const pace = timeline?.pace ?? 100;
  useEffect(() => {
    if (!playing) return;
    if (frame >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setWanted(frame + 1), pace);
    return () => clearTimeout(timer);
  }, [playing, frame, last, pace]);
  return {
    frame,
    playing,
    show(next) {
      setPlaying(false);
      setWanted(Math.max(0, Math.min(last, next)));
    },
    play(on) {
      if (on && frame >= last) setWanted(0);
      setPlaying(on);
    },
  };
}

/** The controls of a timeline. */
export function Timeline({
  timeline,
  state,
}: {
  readonly timeline: SceneTimeline;
  readonly state: FrameState;
}) {
  const words = useStrings(outputStrings);
  const text = useText();
  const { frame, playing } = state;
  const label = timeline.labels?.[frame];
  const said = label === undefined ? words.sceneAt(frame + 1, timeline.count) : plainText(text(label));
  return (
    <div className={styles.timeline}>
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? words.scenePause : words.scenePlay}
        onClick={() => state.play(!playing)}
      />
      <IconButton
        icon="stepBack"
        label={words.sceneBack}
        disabled={frame === 0}
        onClick={() => state.show(frame - 1)}
      />
      <IconButton
        icon="stepForward"
        label={words.sceneForward}
        disabled={frame === timeline.count - 1}
        onClick={() => state.show(frame + 1)}
      />
      <input
        type="range"
        className={styles.scrub}
        aria-label={words.sceneFrame}
        aria-valuetext={said}
        min={0}
        max={timeline.count - 1}
        step={1}
        value={frame}
        onChange={(event) => state.show(Number(event.currentTarget.value))}
      />
      <output className={styles.frame}>{said}</output>
    </div>
  );
}
