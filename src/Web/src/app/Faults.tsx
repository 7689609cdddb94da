import { Component, type ReactNode } from 'react';
import { Broken } from '../ui/States';

/** The last net: a fault while drawing shows a page with a way on, not a white screen. */
export class Faults extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
