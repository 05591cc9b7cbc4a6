import type { ConstraintVerdict } from '@nereid/analysis';
import type { DrawnPlane, ExplorerFiles, LimitTable } from './engine.ts';
import type { PointPanels } from './pointPanels.ts';
import type { ExplorerState, PlanePoint } from './state.ts';

/** What the page asks of the worker, and what it gets. */
export interface ExplorerCalls {
  draw: { readonly ask: { readonly state: ExplorerState; readonly narrow: boolean }; readonly answer: DrawnPlane };
  verdicts: {
    readonly ask: { readonly state: ExplorerState; readonly point: PlanePoint };
    readonly answer: readonly ConstraintVerdict[];
  };
  limits: {
    readonly ask: { readonly state: ExplorerState; readonly masses: readonly number[] };
    readonly answer: LimitTable;
  };
  panels: { readonly ask: { readonly state: ExplorerState; readonly point: PlanePoint }; readonly answer: PointPanels };
  files: { readonly ask: { readonly state: ExplorerState }; readonly answer: ExplorerFiles };
}

export type CallName = keyof ExplorerCalls;

export type Request = {
  [Name in CallName]: { readonly id: number; readonly name: Name; readonly ask: ExplorerCalls[Name]['ask'] };
}[CallName];

export type Response =
  | { readonly id: number; readonly answer: ExplorerCalls[CallName]['answer'] }
  | { readonly id: number; readonly error: string };
