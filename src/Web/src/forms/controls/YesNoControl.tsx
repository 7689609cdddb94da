import { isBooleanControl, rankWith, type ControlProps } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { Checkbox } from '@mantine/core';
import { useField } from '../useField';

function YesNoControl(props: ControlProps) {
  const { visible, data, path, handleChange } = props;
  const field = useField(props);
  if (!visible) return null;

  const { withAsterisk: _, required: __, ...shared } = field.shared;
  return (
    <Checkbox
      {...shared}
      my={6}
      checked={data === true}
      onChange={(event) => {
        field.accept();
        field.touch();
        handleChange(path, event.currentTarget.checked);
      }}
    />
  );
}

export const yesNoControl = { tester: rankWith(2, isBooleanControl), renderer: withJsonFormsControlProps(YesNoControl) };
