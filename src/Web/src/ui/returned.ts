import type { TimelineEntry } from '../api/types';

/** `StepReturned` and `step-returned` are the same kind. */
export const kebab = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

const moves = new Set(['case-started', 'task-completed', 'step-returned']);

/** The return that brought the case here; null when something was decided since. */
export function lastReturn(entries: TimelineEntry[]): TimelineEntry | null {
  const last = entries.findLast((entry) => moves.has(kebab(entry.kind)));
  return last && kebab(last.kind) === 'step-returned' ? last : null;
}
