import { describe, expect, it } from 'vitest';
import { calendarDay, dueAt } from './dates';

const now = new Date(2026, 2, 2, 9, 0).getTime();
const at = (days: number, hour: number) => new Date(2026, 2, 2 + days, hour, 0).toISOString();

describe('A deadline in words', () => {
  it.each([
    [at(-3, 9), 'late', 'due.late', 3],
    [at(-1, 20), 'late', 'due.lateHours', 13],
    [at(0, 8), 'late', 'due.lateHours', 1],
    [at(0, 11), 'soon', 'due.hours', 2],
    [at(0, 23), 'soon', 'due.today', 0],
    [at(1, 1), 'soon', 'due.tomorrow', 1],
    [at(2, 9), 'calm', 'due.days', 2],
    [at(30, 9), 'calm', 'due.days', 30],
  ])('%s is %s: %s (%i)', (deadline, tone, key, count) => {
    expect(dueAt(deadline, now)).toEqual({ tone, key, count });
  });
});

it('A calendar day does not shift with the time zone', () => {
  expect(calendarDay('2026-03-02', 'en')).toBe('Mar 2, 2026');
});
