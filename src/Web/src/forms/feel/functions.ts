import { duration, evaluate, FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelTime } from 'feelin';
import { between, compare as compareValues, durationOf, isIn, order, same, Test, type Relation } from './comparing';
import { compare, decimalOf, minus, modulo, negative, over, plus, root, rounded, textOf, times, type Decimal, type Rounding } from './decimals';
import { certainDigits, NotCertain, type Exact } from './exact';
import { negation, operators } from './rewrite';
import { textFunctions } from './texts';

type Operation = '+' | '-' | '*' | '/' | '**';
const one: Decimal = { digits: 1n, scale: 0 };
const isNumber = (value: unknown): value is number => typeof value === 'number';
const single = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);
const items = (values: unknown[]): unknown[] => (values.length === 1 && Array.isArray(values[0]) ? values[0] : values);

/** FEEL's functions where feelin works them out in binary or otherwise than the server, and those that stand in for operators. */
export function functionsOver(exact: Exact): Record<string, FeelFunction> {
  const arithmetic = new Arithmetic(exact);
  const round = (rounding: Rounding, needsScale: boolean) =>
    new FeelFunction((n: unknown, scale: unknown) => arithmetic.rounded(n, scale, rounding, needsScale), ['n', 'scale']);
  const list = (work: (values: unknown[]) => unknown) => new FeelFunction((...values: unknown[]) => (values.length === 0 ? null : work(items(values))), ['...list']);
  const numbers = (work: (values: Decimal[]) => Decimal | null) =>
    list((values) => {
      if (values.length === 0 || !values.every(isNumber)) return values.some((value) => value instanceof FeelDuration) ? uncertain() : null;
      const result = work(values.map((value) => exact.read(value)));
      return result && exact.give(result);
    });
  const total = (values: Decimal[]) => values.reduce((sum, value) => plus(sum, value));

  return {
    ...textFunctions,
    ...comparisons,
    ...Object.fromEntries(Object.entries(operators).map(([sign, name]) => [name, new FeelFunction((a: unknown, b: unknown) => arithmetic.of((sign === '^' ? '**' : sign) as Operation, a, b), ['a', 'b'])])),
    [negation]: new FeelFunction((value: unknown) => arithmetic.negated(value), ['value']),
    decimal: round('half even', true),
    floor: round('floor', false),
    ceiling: round('ceiling', false),
    'round up': round('up', true),
    'round down': round('down', true),
    'round half up': round('half up', true),
    'round half down': round('half down', true),
    abs: new FeelFunction((n: unknown) => {
      const value = single(n);
      if (value instanceof FeelDuration) return value.unwrap().sign < 0 ? arithmetic.negated(value) : value;
      return isNumber(value) && value < 0 ? arithmetic.negated(value) : isNumber(value) ? value : null;
    }, ['n']),
    modulo: new FeelFunction((a: unknown, b: unknown) => {
      const [dividend, divisor] = [single(a), single(b)];
      return isNumber(dividend) && isNumber(divisor) && divisor !== 0 ? exact.give(modulo(exact.read(dividend), exact.read(divisor))) : null;
    }, ['dividend', 'divisor']),
    sqrt: new FeelFunction((n: unknown) => {
      const value = single(n);
      const found = isNumber(value) ? root(exact.read(value)) : null;
      return found && exact.give(found);
    }, ['number']),
    sum: numbers(total),
    product: numbers((values) => values.reduce((product, value) => times(product, value))),
    mean: numbers((values) => over(total(values), decimalOf(values.length))),
    median: numbers(median),
    stddev: numbers(deviation),
    min: list((values) => extreme(values, -1)),
    max: list((values) => extreme(values, 1)),
    string: new FeelFunction((value: unknown) => written(value, exact), ['from']),
  };
}

const listed = (values: unknown): unknown[] => (Array.isArray(values) ? values : [values]);
/** The index of a place from 1, or from the end for a negative one; null outside of the list. */
function place(list: unknown[], position: unknown): number | null {
  if (!Number.isInteger(position) || position === 0) return null;
  const at = (position as number) > 0 ? (position as number) - 1 : list.length + (position as number);
  return at >= 0 && at <= list.length ? at : null;
}

const distinct = (values: unknown[]): unknown[] => values.filter((value, at) => values.findIndex((other) => same(value, other)) === at);

/** What the rewritten text calls for comparisons and conditions, and functions of lists that compare. */
const comparisons: Record<string, FeelFunction> = {
  __compare: new FeelFunction((relation: Relation, a: unknown, b: unknown) => compareValues(relation, a, b), ['relation', 'a', 'b']),
  __between: new FeelFunction(between, ['value', 'low', 'high']),
  __in: new FeelFunction(isIn, ['value', 'tests']),
  __test: new FeelFunction((relation: Relation, end: unknown) => new Test([{ relation, end }]), ['relation', 'end']),
  __range: new FeelFunction(
    (opening: string, start: unknown, end: unknown, closing: string) => new Test([{ relation: opening === '[' ? '>=' : '>', end: start }, { relation: closing === ']' ? '<=' : '<', end }]),
    ['opening', 'start', 'end', 'closing'],
  ),
  __true: new FeelFunction((value: unknown) => value === true, ['value']),
  __not: new FeelFunction((value: unknown) => (typeof single(value) === 'boolean' ? !single(value) : null), ['negand']),
  __all: new FeelFunction((values: unknown) => joined(values, true), ['values']),
  __any: new FeelFunction((values: unknown) => joined(values, false), ['values']),
  __items: new FeelFunction((values: unknown) => (values === null || Array.isArray(values) || !isPlain(values) ? values : [values]), ['values']),
  // feelin leaves out what is null or false, though it was asked for.
  __kept: new FeelFunction((values: unknown) => (Array.isArray(values) && values.some((value) => value === null || value === false) ? uncertain() : values), ['values']),
  'list contains': new FeelFunction((values: unknown, element: unknown) => (values === null ? null : listed(values).some((value) => same(value, element))), ['list', 'element']),
  'index of': new FeelFunction((values: unknown, element: unknown) => (values === null ? null : listed(values).flatMap((value, at) => (same(value, element) ? [at + 1] : []))), ['list', 'match']),
  concatenate: new FeelFunction((...lists: unknown[]) => (lists.includes(null) ? null : lists.flatMap(listed)), ['...list']),
  union: new FeelFunction((...lists: unknown[]) => (lists.includes(null) ? null : distinct(lists.flatMap(listed))), ['...list']),
  'distinct values': new FeelFunction((values: unknown) => (values === null ? null : distinct(listed(values))), ['list']),
  sublist: new FeelFunction((values: unknown, start: unknown, length: unknown) => {
    const list = listed(values);
    const from = values === null ? null : place(list, start);
    if (from === null || from === list.length) return null;
    if (length === undefined) return list.slice(from);
    return Number.isInteger(length) && (length as number) >= 1 && (length as number) <= list.length - from ? list.slice(from, from + (length as number)) : null;
  }, ['list', 'start position', 'length']),
  'insert before': new FeelFunction((values: unknown, position: unknown, item: unknown) => {
    const at = values === null ? null : place(listed(values), position);
    return at === null || at === listed(values).length ? null : listed(values).toSpliced(at, 0, item);
  }, ['list', 'position', 'newItem']),
  remove: new FeelFunction((values: unknown, position: unknown) => {
    const at = values === null ? null : place(listed(values), position);
    return at === null || at === listed(values).length ? null : listed(values).toSpliced(at, 1);
  }, ['list', 'position']),
  sort: new FeelFunction(sorted, ['list', 'precedes']),
};

const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object' || Object.getPrototypeOf(value) === Object.prototype;

function sorted(values: unknown, precedes: unknown): unknown {
  if (values === null || !(precedes instanceof FeelFunction)) return null;
  const before = (a: unknown, b: unknown) => {
    const found: unknown = precedes.invoke([a, b]);
    return typeof found === 'boolean' ? found : uncertain();
  };
  return listed(values).toSorted((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
}

class Arithmetic {
  constructor(private readonly exact: Exact) {}

  of(operation: Operation, left: unknown, right: unknown): unknown {
    if (isNumber(left) && isNumber(right)) {
      const result = this.numbers(operation, this.exact.read(left), this.exact.read(right));
      return result && this.exact.give(result);
    }
    if (left instanceof FeelDuration || right instanceof FeelDuration) {
      if (operation === '*' || operation === '/') return this.durations(operation, left, right);
    }
    if ((left instanceof FeelDate && touchesTime(right)) || (right instanceof FeelDate && touchesTime(left))) return uncertain();
    // Other dates, times and texts are feelin's own affair.
    return evaluate(`a ${operation} b`, { a: left, b: right }).value;
  }

  negated(value: unknown): unknown {
    if (isNumber(value)) return this.exact.give(negative(this.exact.read(value)));
    if (value instanceof FeelDuration) return made(value.yearsMonths, negative(durationOf(value)));
    return null;
  }

  rounded(n: unknown, scale: unknown, rounding: Rounding, needsScale: boolean): number | null {
    const [number, digits] = [single(n), single(scale)];
    if (!isNumber(number) || digits === null || (digits === undefined && needsScale)) return null;
    if (digits === undefined) return this.exact.give(rounded(this.exact.read(number), 0, rounding));
    if (!isNumber(digits) || !Number.isInteger(digits)) return uncertain();
    return this.exact.give(rounded(this.exact.read(number), digits, rounding));
  }

  private numbers(operation: Operation, a: Decimal, b: Decimal): Decimal | null {
    switch (operation) {
      case '+':
        return plus(a, b);
      case '-':
        return minus(a, b);
      case '*':
        return times(a, b);
      case '/':
        return b.digits === 0n ? null : over(a, b);
      case '**':
        return power(a, b);
    }
  }

  private durations(operation: '*' | '/', left: unknown, right: unknown): unknown {
    if (left instanceof FeelDuration && right instanceof FeelDuration) {
      if (operation === '*' || left.yearsMonths !== right.yearsMonths) return null;
      const by = durationOf(right);
      return by.digits === 0n ? null : this.exact.give(over(durationOf(left), by));
    }
    const [length, number] = left instanceof FeelDuration ? [left, right] : [right as FeelDuration, left];
    if (!isNumber(number) || (operation === '/' && (right instanceof FeelDuration || number === 0))) return null;
    const factor = this.exact.read(number);
    return made(length.yearsMonths, operation === '*' ? times(durationOf(length), factor) : over(durationOf(length), factor));
  }
}

/** A day and a time of day: the server keeps the day only, feelin the time too. */
function touchesTime(value: unknown): boolean {
  return value instanceof FeelDateTime || value instanceof FeelTime || (value instanceof FeelDuration && !value.yearsMonths && modulo(durationOf(value), decimalOf(86_400)).digits !== 0n);
}

function uncertain(): never {
  throw new NotCertain();
}

function power(a: Decimal, b: Decimal): Decimal | null {
  const exponent = Number(textOf(b));
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1000) return uncertain();
  if (exponent < 0) return a.digits === 0n ? null : over(one, power(a, negative(b))!);
  let [result, factor] = [one, a];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, factor);
    if (left > 1) factor = times(factor, factor);
  }
  return result;
}

function median(values: Decimal[]): Decimal {
  const sorted = values.toSorted(compare);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : over(plus(sorted[middle - 1]!, sorted[middle]!), decimalOf(2));
}

function deviation(values: Decimal[]): Decimal | null {
  if (values.length < 2) return null;
  const mean = over(values.reduce((sum, value) => plus(sum, value)), decimalOf(values.length));
  const squares = values.map((value) => minus(value, mean)).map((away) => times(away, away));
  return root(over(squares.reduce((sum, square) => plus(sum, square)), decimalOf(values.length - 1)));
}

function extreme(values: unknown[], sign: number): unknown {
  let best: unknown = values[0];
  for (const value of values) {
    const found = order(value, best);
    if (found === null) return null;
    if (found * sign > 0) best = value;
  }
  return best ?? null;
}

function joined(values: unknown, every: boolean): boolean | null {
  if (!Array.isArray(values)) return null;
  if (values.includes(!every)) return !every;
  return values.every((value) => value === every) ? every : null;
}

function written(value: unknown, exact: Exact): string | null {
  if (value === null || value === undefined) return null;
  if (!isNumber(value)) return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || value instanceof FeelFunction ? uncertain() : (evaluate('string(a)', { a: value }).value as string);
  const decimal = exact.read(value);
  return exact.stored(value) === value && decimal.digits.toString().replace('-', '').length <= certainDigits ? textOf(decimal) : uncertain();
}

function made(yearsMonths: boolean, length: Decimal): unknown {
  const whole = rounded(length, yearsMonths ? 0 : 9, 'down');
  const text = textOf(whole).replace('-', '');
  return duration(`${whole.digits < 0n ? '-' : ''}P${yearsMonths ? `${text}M` : `T${text}S`}`);
}
