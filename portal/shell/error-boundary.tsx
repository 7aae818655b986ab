import { Component, type ReactNode } from "react";
import { Failure } from "../looks/failure.tsx";

type Props = { children: ReactNode };

/** Shows words in place of a page that broke. React knows no other way than a class. */
export class ErrorBoundary extends Component<Props, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Failure error={error} retry={() => window.location.reload()} />;
  }
}
