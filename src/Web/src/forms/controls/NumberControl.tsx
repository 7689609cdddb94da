import { isIntegerControl, isNumberControl, or, rankWith, type ControlProps } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { separatorsOf } from '../numbers';
import { useDraft } from '../useDraft';
import { useField } from '../useField';

function NumberControl(props: ControlProps) {
  const { visible, data, path, handleChange, schema } = props;
  const { i18n } = useTranslation();
  const field = useField(props);
  const { draft, change, flush } = useDraft<number | string>((data as number | undefined) ?? '', (value) => handleChange(path, typeof value === 'number' ? value : undefined));
  if (!visible) return null;

  const { group, decimal } = separatorsOf(i18n.language);
  const currency = (schema as { 'x-currency'?: string })['x-currency'];
  return (
    <NumberInput
      {...field.shared}
      value={draft}
      onChange={(value) => {
        field.accept();
        change(value, field.pace);
      }}
      onBlur={() => {
        flush();
        field.touch();
      }}
      allowDecimal={schema.type !== 'integer'}
      decimalScale={schema.format === 'money' ? 2 : undefined}
      thousandSeparator={group}
      decimalSeparator={decimal}
      suffix={currency ? ` ${currency}` : undefined}
      clampBehavior="none"
      hideControls
      inputMode={schema.type === 'integer' ? 'numeric' : 'decimal'}
    />
  );
}

export const numberControl = { tester: rankWith(3, or(isNumberControl, isIntegerControl)), renderer: withJsonFormsControlProps(NumberControl) };
