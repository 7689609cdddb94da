import { and, rankWith, schemaMatches, uiTypeIs, type ControlProps } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { NativeSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { choicesOf, valueOf } from '../choices';
import { useField } from '../useField';

const few = 15;

function ChoiceControl(props: ControlProps) {
  const { visible, data, path, handleChange, schema } = props;
  const { t } = useTranslation();
  const field = useField(props);
  if (!visible) return null;

  const choices = choicesOf(schema) ?? [];
  const choose = (text: string | null) => {
    field.accept();
    field.touch();
    handleChange(path, text ? valueOf(schema, text) : undefined);
  };
  const value = data === undefined || data === null ? '' : String(data);
  if (choices.length < few) {
    return <NativeSelect {...field.shared} value={value} data={[{ value: '', label: t('form.choose') }, ...choices]} onChange={(event) => choose(event.currentTarget.value)} onBlur={field.touch} />;
  }
  return <Select {...field.shared} value={value || null} data={choices} searchable clearable onChange={choose} onBlur={field.touch} nothingFoundMessage={t('form.nothingFound')} placeholder={t('form.choose')} />;
}

export const choiceControl = {
  tester: rankWith(5, and(uiTypeIs('Control'), schemaMatches((schema) => schema.type !== 'array' && schema.type !== 'object' && choicesOf(schema) !== null))),
  renderer: withJsonFormsControlProps(ChoiceControl),
};
