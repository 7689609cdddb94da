import type { ControlProps } from '@jsonforms/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormState } from './context';

/** What every control shows around its input: names, help, whether it must be answered, and what is wrong once it was touched. */
export function useField({ id, path, label, description, required, errors, enabled, uischema }: ControlProps) {
  const { t } = useTranslation();
  const { submitted, refused, accept } = useFormState();
  const [touched, setTouched] = useState(false);
  const row = uischema.options?.row as number | undefined;
  const told = refused[path] ?? (touched || submitted ? errors.split('\n')[0] : '');

  return {
    touch: () => setTouched(true),
    accept: () => accept(path),
    pace: told ? ('once' as const) : ('pause' as const),
    shared: {
      id,
      label: row === undefined ? label : undefined,
      'aria-label': row === undefined ? undefined : t('form.cell', { column: label, row: row + 1 }),
      description: description || undefined,
      required,
      withAsterisk: required && row === undefined,
      error: told || undefined,
      disabled: !enabled,
    },
  };
}
