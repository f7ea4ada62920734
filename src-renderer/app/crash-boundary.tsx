/** Keeps what goes wrong in drawing from taking the window with it: says so, and leads back to the work. */
import { Component, type ReactNode } from 'react';

interface Props {
  /** Shown instead of what failed; `again` tries to draw it once more. */
  readonly fallback: (error: unknown, again: () => void) => ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly failed: { readonly error: unknown } | null;
}

/** Shows its children, or the fallback where they throw while drawing. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: { error } };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    return this.props.fallback(failed.error, () => this.setState({ failed: null }));
  }
}
