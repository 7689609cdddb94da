import { Generate, isObjectControl, rankWith, type ControlProps, type GroupLayout, type UISchemaElement } from '@jsonforms/core';
import { JsonFormsDispatch, withJsonFormsControlProps } from '@jsonforms/react';
import { useMemo } from 'react';

/** An answer that is itself made of fields. */
function GroupedFields({ visible, label, schema, path, enabled }: ControlProps) {
  const layout = useMemo<UISchemaElement>(() => {
    const fields = Generate.uiSchema(schema) as GroupLayout;
    return { ...fields, type: 'Group', label } as GroupLayout;
  }, [schema, label]);
  if (!visible) return null;
  return <JsonFormsDispatch schema={schema} uischema={layout} path={path} enabled={enabled} />;
}

export const groupedFields = { tester: rankWith(2, isObjectControl), renderer: withJsonFormsControlProps(GroupedFields) };
