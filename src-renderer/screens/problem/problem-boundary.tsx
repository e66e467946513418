/**
 * Where a screen breaks while it is drawn: says so in the person's language instead of leaving an empty window.
 */
import { Component, type ReactNode } from 'react';
import { failure } from '#core/result/failure.ts';
import { ProblemScreen } from './problem-screen.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly broken: { readonly reference: string } | null };

export class ProblemBoundary extends Component<Props, State> {
  override state: State = { broken: null };

  static getDerivedStateFromError(error: unknown): State {
    return { broken: { reference: error instanceof Error ? error.name : 'screen' } };
  }

  override render() {
    const { broken } = this.state;
    if (!broken) return this.props.children;
    return (
      <ProblemScreen
        failure={failure('internal', { reference: broken.reference })}
        onRetry={() => this.setState({ broken: null })}
      />
    );
  }
}
