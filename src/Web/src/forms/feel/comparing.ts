import { evaluate, FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelTime, isRange } from 'feelin';
import { decimalOf, plus, type Decimal } from './decimals';
import { NotCertain } from './exact';

/** Equality, order and tests by the server's rules; null is "cannot be said". feelin is more lenient with lists of one and with kinds. */
export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What stands after `in`, besides values: `< 3`, `[1..5]`. */
export class Test {
  constructor(readonly parts: { relation: Relation; end: unknown }[]) {}
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isContext = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;

export function compare(relation: Relation, a: unknown, b: unknown): boolean | null {
  if (relation === '=') return equal(a, b);
  if (relation === '!=') return inverse(equal(a, b));
  const found = order(a, b);
  if (found === null) return null;
  return relation === '<' ? found < 0 : relation === '<=' ? found <= 0 : relation === '>' ? found > 0 : found >= 0;
}

export function between(value: unknown, low: unknown, high: unknown): boolean | null {
  return both(compare('>=', value, low), compare('<=', value, high));
}

export function equal(a: unknown, b: unknown): boolean | null {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return a === b;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (isContext(a) && isContext(b)) {
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]));
  }
  if (isRange(a) || isRange(b) || a instanceof FeelFunction || b instanceof FeelFunction) throw new NotCertain();
  const found = order(a, b);
  if (found !== null) return found === 0;
  return (a instanceof FeelTime && b instanceof FeelTime) || (a instanceof FeelDateTime && b instanceof FeelDateTime) ? false : null;
}

export const same = (a: unknown, b: unknown): boolean => equal(a, b) === true;

export function order(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return orderOfTexts(a, b);
  if (a instanceof FeelDuration && b instanceof FeelDuration) return a.yearsMonths === b.yearsMonths ? Number(lengthOf(a, 9) - lengthOf(b, 9)) : null;
  if (a instanceof FeelDate && b instanceof FeelDate) return moments(a, b);
  const zoned = (value: FeelTime | FeelDateTime) => value.timezone !== null;
  if (a instanceof FeelTime && b instanceof FeelTime) return zoned(a) === zoned(b) ? moments(a, b) : null;
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) return zoned(a) === zoned(b) ? moments(a, b) : null;
  return null;
}

export function isIn(value: unknown, tests: unknown[]): boolean | null {
  let result: boolean | null = false;
  for (const test of tests) {
    const found = matches(value, test);
    if (found === true) return true;
    if (found === null) result = null;
  }
  return result;
}

/** Months, or seconds. */
export function durationOf(value: FeelDuration): Decimal {
  const length = value.unwrap();
  if (value.yearsMonths) return decimalOf(length.years * 12 + length.months);
  const seconds = decimalOf(length.days * 86_400 + length.hours * 3_600 + length.minutes * 60 + length.seconds);
  const parts = length.milliseconds * 1_000_000 + length.microseconds * 1_000 + length.nanoseconds;
  return plus(seconds, { digits: BigInt(parts), scale: 9 });
}

function matches(value: unknown, test: unknown): boolean | null {
  if (test instanceof Test) return test.parts.map(({ relation, end }) => compare(relation, value, end)).reduce((all, one) => (all === null || one === null ? null : all && one));
  if (isRange(test)) throw new NotCertain();
  if (!isList(test)) return equal(value, test);
  if (isList(value) && same(value, test)) return true;
  return test.some((item) => same(value, item) || ((isList(item) || item instanceof Test) && matches(value, item) === true));
}

const inverse = (value: boolean | null): boolean | null => (value === null ? null : !value);
const both = (a: boolean | null, b: boolean | null): boolean | null => (a === false || b === false ? false : a === null || b === null ? null : true);

function lengthOf(value: FeelDuration, scale: number): bigint {
  const { digits, scale: present } = durationOf(value);
  return digits * 10n ** BigInt(scale - present);
}

function moments(a: unknown, b: unknown): number {
  return evaluate('a < b', { a, b }).value === true ? -1 : evaluate('a > b', { a, b }).value === true ? 1 : 0;
}

/** By code point: JavaScript would put what lies beyond the first plane before the end of it. */
function orderOfTexts(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
