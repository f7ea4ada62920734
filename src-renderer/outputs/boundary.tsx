/** Keeps what goes wrong in drawing one output from taking the notebook with it. */
import { Component, type ReactNode } from 'react';

interface Props {
  /** Shown instead of an output that failed. */
  readonly fallback: ReactNode;
  /** When this changes, drawing is tried again. */
  readonly of: unknown;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
  readonly of: unknown;
}

/** Shows its children, or the fallback where they throw while drawing. */
export class OutputBoundary extends Component<Props, State> {
  override state: State = { failed: false, of: this.props.of };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.of === state.of ? null : { failed: false, of: props.of };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
