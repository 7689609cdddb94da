import { isDateControl, isDateTimeControl, isTimeControl, or, rankWith, type ControlProps } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { TextInput } from '@mantine/core';
import { useDraft } from '../useDraft';
import { useField } from '../useField';

/** The browser's own date fields: small, known to everybody's keyboard, reader and phone. */
function DateControl(props: ControlProps) {
  const { visible, data, path, handleChange, schema } = props;
  const field = useField(props);
  const withTime = schema.format === 'date-time';
  const shown = typeof data === 'string' ? (withTime ? localMoment(data) : data) : '';
  const { draft, change, flush } = useDraft(shown, (text) => handleChange(path, text === '' ? undefined : withTime ? new Date(text).toISOString() : text));
  if (!visible) return null;

  return (
    <TextInput
      {...field.shared}
      type={withTime ? 'datetime-local' : schema.format === 'time' ? 'time' : 'date'}
      value={draft}
      maw={field.shared.label ? 260 : undefined}
      onChange={(event) => {
        field.accept();
        change(event.currentTarget.value, field.pace);
      }}
      onBlur={() => {
        flush();
        field.touch();
      }}
    />
  );
}

function localMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return '';
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const dateControl = { tester: rankWith(4, or(isDateControl, isDateTimeControl, isTimeControl)), renderer: withJsonFormsControlProps(DateControl) };
