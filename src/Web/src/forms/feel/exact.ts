import { decimalOf, numberOf, same, toDigits, wholeDigits, type Decimal } from './decimals';

/** The value is not certain to be the server's: it is shown once the server has worked it out. */
export class NotCertain extends Error {}

/** Digits a number of a form has: as many as a JavaScript number holds without change. */
export const certainDigits = 15;

/**
 * feelin knows JavaScript's numbers only, which count in binary. So a number stands for a decimal here: what it is written as, or what was
 * worked out and kept under it. Two decimals that would stand under one number make the result uncertain; otherwise numbers compare
 * as their decimals do.
 */
export class Exact {
  private readonly kept = new Map<number, Decimal>();

  read(number: number): Decimal {
    return this.kept.get(number) ?? decimalOf(number);
  }

  give(decimal: Decimal): number {
    const number = numberOf(decimal);
    if (!Number.isFinite(number) || (number === 0 && decimal.digits !== 0n)) throw new NotCertain();
    const written = decimalOf(number);
    // Near a number somebody may have written, but not it.
    if (!same(written, decimal) && same(toDigits(written, certainDigits), written)) throw new NotCertain();
    const before = this.kept.get(number);
    if (before && !same(before, decimal)) throw new NotCertain();
    this.kept.set(number, decimal);
    return number;
  }

  /** As the server keeps what it works out: to 15 digits. */
  stored(number: number): number {
    const decimal = this.read(number);
    if (wholeDigits(decimal) > certainDigits) throw new NotCertain();
    return numberOf(toDigits(decimal, certainDigits));
  }
}
