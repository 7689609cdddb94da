import { and, isStringControl, rankWith, type ControlProps } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { Textarea, TextInput } from '@mantine/core';
import { useDraft } from '../useDraft';
import { useField } from '../useField';

const types: Record<string, string> = { email: 'email', uri: 'url', phone: 'tel' };

function TextControl(props: ControlProps) {
  const { visible, data, path, handleChange, schema, uischema } = props;
  const field = useField(props);
  const { draft, change, flush } = useDraft<string>((data as string | undefined) ?? '', (text) => handleChange(path, text === '' ? undefined : text));
  if (!visible) return null;

  const long = (schema as { 'x-multiline'?: boolean })['x-multiline'] === true || uischema.options?.multi === true;
  const input = {
    ...field.shared,
    value: draft,
    dir: 'auto' as const,
    maxLength: schema.maxLength,
    onChange: (event: { currentTarget: { value: string } }) => {
      field.accept();
      change(event.currentTarget.value, field.pace);
    },
    onBlur: () => {
      flush();
      field.touch();
    },
  };
  return long ? <Textarea {...input} autosize minRows={3} maxRows={12} /> : <TextInput {...input} type={types[schema.format ?? ''] ?? 'text'} />;
}

export const textControl = { tester: rankWith(2, and(isStringControl)), renderer: withJsonFormsControlProps(TextControl) };
