import { expect, it } from 'vitest';
import { lastReturn } from './returned';

const story = (...kinds: string[]) => kinds.map((kind, at) => ({ sequence: at + 1, at: '2026-03-02T08:00:00Z', by: null, kind, text: `${at + 1} ${kind}` }));

it.each([
  [[], null],
  [['CaseStarted', 'TaskCreated'], null],
  [['CaseStarted', 'StepReturned', 'TaskCreated'], '2 StepReturned'],
  [['case-started', 'step-returned'], '2 step-returned'],
  [['CaseStarted', 'StepReturned', 'TaskCompleted'], null],
])('After %j the return that still counts is %s', (kinds, text) => {
  expect(lastReturn(story(...kinds))?.text ?? null).toBe(text);
});
