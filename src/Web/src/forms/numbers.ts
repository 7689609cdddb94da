/** The marks a language puts into numbers; Latin digits everywhere, so that what is typed is what is read. */
export function separatorsOf(language: string): { group: string; decimal: string } {
  const parts = numberFormat(language, {}).formatToParts(1234567.5);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value;
  return { group: mark('group') ?? ',', decimal: mark('decimal') ?? '.' };
}

export function numberText(value: number, language: string, schema: { format?: string }): string {
  const money = schema.format === 'money' && !Number.isInteger(value);
  return numberFormat(language, money ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 12 }).format(value);
}

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn', ...options });
}
