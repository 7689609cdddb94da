import { and, rankWith, schemaMatches, uiTypeIs, type ControlProps, type JsonSchema } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { Checkbox, Stack } from '@mantine/core';
import { choicesOf, valueOf } from '../choices';
import { useField } from '../useField';

function ChoicesControl(props: ControlProps) {
  const { visible, data, path, handleChange, schema } = props;
  const field = useField(props);
  if (!visible) return null;

  const items = schema.items as JsonSchema;
  const { disabled, ...shared } = field.shared;
  return (
    <Checkbox.Group
      {...shared}
      value={((data as unknown[] | undefined) ?? []).map(String)}
      onChange={(texts) => {
        field.accept();
        field.touch();
        handleChange(path, texts.length ? texts.map((text) => valueOf(items, text)) : undefined);
      }}
    >
      <Stack gap={8} mt={8}>
        {(choicesOf(items) ?? []).map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} disabled={disabled} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

export const choicesControl = {
  tester: rankWith(5, and(uiTypeIs('Control'), schemaMatches((schema) => schema.type === 'array' && !!schema.items && !Array.isArray(schema.items) && choicesOf(schema.items) !== null))),
  renderer: withJsonFormsControlProps(ChoicesControl),
};
