import { and, composePaths, createDefaultValue, rankWith, schemaMatches, uiTypeIs, type ArrayControlProps, type ControlElement, type JsonSchema } from '@jsonforms/core';
import { JsonFormsDispatch, withJsonFormsArrayControlProps } from '@jsonforms/react';
import { Button, CloseButton, Group, Input, Stack, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormState } from '../context';

/** Rows of the same fields: a table where there is room, a card for each row on a phone. */
function TableControl({ visible, data, path, label, description, required, errors, enabled, schema, rootSchema, uischema, addItem, removeItems }: ArrayControlProps) {
  const { t } = useTranslation();
  const { submitted, refused, accept, drafts } = useFormState();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const name = useId();
  const columns = useMemo(() => Object.entries(schema.properties ?? {}), [schema]);
  if (!visible) return null;

  const rows = Array.isArray(data) ? data.length : 0;
  const error = refused[path] ?? (submitted ? errors.split('\n')[0] : '');
  const readOnly = !enabled || uischema.options?.readonly === true;
  const remove = (row: number) => {
    for (const flush of drafts) flush();
    accept(path);
    removeItems?.(path, [row])();
  };
  const removeButton = (row: number) => !readOnly && <CloseButton aria-label={t('form.removeRow', { row: row + 1 })} onClick={() => remove(row)} />;
  const cell = (row: number, column: string, labelled: boolean) => <Cell row={row} column={column} labelled={labelled} path={path} schema={schema} enabled={!readOnly} />;

  return (
    <div role="group" aria-labelledby={name}>
      <Input.Label id={name} display="block" required={required} labelElement="div">
        {label}
      </Input.Label>
      {description && <Input.Description>{description}</Input.Description>}
      {narrow ? (
        <Stack mt={6}>
          {range(rows).map((row) => (
            <div key={row} className="sheet" style={{ padding: '0.75rem 1rem' }} role="group" aria-label={t('form.row', { row: row + 1 })}>
              <Group justify="space-between">
                <strong>{t('form.row', { row: row + 1 })}</strong>
                {removeButton(row)}
              </Group>
              <Stack gap="xs">
                {columns.map(([column]) => (
                  <div key={column}>{cell(row, column, true)}</div>
                ))}
              </Stack>
            </div>
          ))}
        </Stack>
      ) : (
        rows > 0 && (
          <div className="scroll">
            <table className="table" aria-labelledby={name}>
              <thead>
                <tr>
                  {columns.map(([column, property]) => (
                    <th key={column} scope="col" style={{ minWidth: '7rem' }}>
                      {(property as JsonSchema).title ?? column}
                    </th>
                  ))}
                  <th scope="col">
                    <VisuallyHidden>{t('form.actions')}</VisuallyHidden>
                  </th>
                </tr>
              </thead>
              <tbody>
                {range(rows).map((row) => (
                  <tr key={row}>
                    {columns.map(([column]) => (
                      <td key={column}>{cell(row, column, false)}</td>
                    ))}
                    <td style={{ width: 1 }}>{removeButton(row)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      )}
      {error && <Input.Error mt={4}>{error}</Input.Error>}
      {!readOnly && (
        <Button variant="light" size="compact-md" mt="xs" onClick={() => (accept(path), addItem(path, createDefaultValue(schema, rootSchema))())}>
          {t('form.addRow')}
        </Button>
      )}
    </div>
  );
}

type CellProps = { row: number; column: string; labelled: boolean; path: string; schema: JsonSchema; enabled: boolean };

function Cell({ row, column, labelled, path, schema, enabled }: CellProps) {
  const uischema = useMemo<ControlElement>(
    () => ({ type: 'Control', scope: `#/properties/${column}`, options: labelled ? {} : { row } }),
    [row, column, labelled],
  );
  return <JsonFormsDispatch schema={schema} uischema={uischema} path={composePaths(path, `${row}`)} enabled={enabled} />;
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at);

export const tableControl = {
  tester: rankWith(4, and(uiTypeIs('Control'), schemaMatches((schema) => schema.type === 'array' && (schema.items as JsonSchema | undefined)?.type === 'object'))),
  renderer: withJsonFormsArrayControlProps(TableControl),
};
