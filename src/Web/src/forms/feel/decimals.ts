/** `digits` over ten to the power of `scale`: what FEEL's numbers are, which JavaScript has not. */
export type Decimal = { digits: bigint; scale: number };
export type Rounding = 'half even' | 'half up' | 'half down' | 'up' | 'down' | 'floor' | 'ceiling';

/** Digits a result is kept to. */
export const precision = 34;

const zero: Decimal = { digits: 0n, scale: 0 };
const power = (n: number): bigint => 10n ** BigInt(n);
const size = (digits: bigint): number => (digits < 0n ? -digits : digits).toString().length;

/** The decimal a number is written as, which is the shortest that leads to it. */
export function decimalOf(number: number): Decimal {
  const [, sign, whole, part = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number))!;
  return normal({ digits: BigInt(`${sign}${whole}${part}`), scale: part.length - Number(exponent) });
}

export const numberOf = ({ digits, scale }: Decimal): number => Number(`${digits}e${-scale}`);

export function textOf(decimal: Decimal): string {
  const { digits, scale } = normal(decimal);
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString();
  if (scale <= 0) return sign + text + '0'.repeat(digits === 0n ? 0 : -scale);
  const padded = text.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

export const same = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0;

export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const negative = ({ digits, scale }: Decimal): Decimal => ({ digits: -digits, scale });

export function plus(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);
  return kept({ digits: left + right, scale });
}

export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, negative(b));
export const times = (a: Decimal, b: Decimal): Decimal => kept({ digits: a.digits * b.digits, scale: a.scale + b.scale });

export function over(a: Decimal, b: Decimal): Decimal {
  const more = Math.max(0, precision + 2 - size(a.digits) + size(b.digits));
  const dividend = a.digits * power(more);
  const quotient = dividend / b.digits;
  return kept(exactly(quotient, dividend % b.digits !== 0n, (a.digits < 0n) !== (b.digits < 0n), a.scale + more - b.scale));
}

/** The root to all digits kept; null of a negative number. */
export function root(a: Decimal): Decimal | null {
  if (a.digits < 0n) return null;
  if (a.digits === 0n) return zero;
  let more = 2 * (precision + 2);
  if ((a.scale + more) % 2 !== 0) more++;
  const square = a.digits * power(more);
  let found = power(Math.ceil(size(square) / 2));
  for (let next = (found + square / found) / 2n; next < found; next = (found + square / found) / 2n) found = next;
  return kept(exactly(found, found * found !== square, false, (a.scale + more) / 2));
}

/** What is left of a division, with the sign of the divisor. */
export function modulo(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);
  const rest = left % right;
  return kept({ digits: rest !== 0n && rest < 0n !== right < 0n ? rest + right : rest, scale });
}

/** Rounded at a number of digits after the point, or before it when negative. */
export function rounded(decimal: Decimal, scale: number, rounding: Rounding): Decimal {
  const { digits, scale: present } = normal(decimal);
  if (present <= scale) return { digits, scale: present };
  const unit = power(present - scale);
  const down = digits / unit;
  const rest = digits % unit;
  if (rest === 0n) return normal({ digits: down, scale });
  const away = digits < 0n ? down - 1n : down + 1n;
  const half = (rest < 0n ? -rest : rest) * 2n;
  const takesAway = {
    'half even': half > unit || (half === unit && down % 2n !== 0n),
    'half up': half >= unit,
    'half down': half > unit,
    up: true,
    down: false,
    floor: digits < 0n,
    ceiling: digits > 0n,
  }[rounding];
  return normal({ digits: takesAway ? away : down, scale });
}

/** Rounded to so many digits in all. */
export function toDigits(decimal: Decimal, most: number): Decimal {
  const { digits, scale } = normal(decimal);
  return size(digits) <= most ? { digits, scale } : rounded({ digits, scale }, scale - (size(digits) - most), 'half even');
}

/** Digits before the point. */
export function wholeDigits(decimal: Decimal): number {
  const { digits, scale } = normal(decimal);
  return digits === 0n ? 1 : Math.max(1, size(digits) - scale);
}

const kept = (decimal: Decimal): Decimal => toDigits(decimal, precision);

/** A digit more that says whether something was cut off, so that rounding to even is not misled. */
const exactly = (digits: bigint, isCut: boolean, isNegative: boolean, scale: number): Decimal =>
  isCut ? { digits: digits * 10n + (isNegative ? -1n : 1n), scale: scale + 1 } : { digits, scale };

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * power(scale - a.scale), b.digits * power(scale - b.scale), scale];
}

function normal({ digits, scale }: Decimal): Decimal {
  if (digits === 0n) return zero;
  const zeros = /0*$/.exec(digits.toString())![0].length;
  return zeros === 0 ? { digits, scale } : { digits: digits / power(zeros), scale: scale - zeros };
}
