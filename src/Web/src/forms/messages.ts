import type { TFunction } from 'i18next';

type Broken = { keyword: string; limit?: unknown; message?: string };

const plain = new Set(['required', 'type', 'enum', 'const', 'oneOf', 'pattern', 'uniqueItems', 'not-allowed']);
const limited = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']);
const counted = new Set(['minLength', 'maxLength', 'minItems', 'maxItems']);

/** The sentence for a broken keyword; what has no sentence of its own gets the given one, or a general one. */
export function sentence(t: TFunction, { keyword, limit, message }: Broken): string {
  if (keyword === 'minLength' && Number(limit) === 1) return t('field.required');
  if (keyword === 'format') return t(`field.format.${String(limit)}`, { defaultValue: t('field.invalid') });
  if (plain.has(keyword)) return t(`field.${keyword}` as 'field.required');
  if (limited.has(keyword)) return t(`field.${keyword}` as 'field.minimum', { limit: String(limit ?? '') });
  if (counted.has(keyword)) return t(`field.${keyword}` as 'field.minLength', { count: Number(limit ?? 0) });
  return message ?? t('field.invalid');
}
