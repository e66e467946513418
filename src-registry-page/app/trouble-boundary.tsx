/**
 * Where a screen breaks while it is drawn: says so instead of leaving an empty page.
 */
import { Component, type ReactNode } from 'react';
import { TroubleBox } from '../parts/trouble-box.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly isBroken: boolean };

export class TroubleBoundary extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return <TroubleBox trouble={{ code: 'page' }} onRetry={() => this.setState({ isBroken: false })} />;
  }
}
