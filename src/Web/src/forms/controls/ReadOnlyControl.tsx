import { and, isControl, or, optionIs, rankWith, schemaMatches, type ControlProps } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../api/types';
import { Value } from '../Value';

/** What this step may only read, or what is worked out: shown as text, not as a greyed-out input. */
function ReadOnlyControl({ visible, data, label, schema, uischema }: ControlProps) {
  const { t } = useTranslation();
  if (!visible) return null;
  const value = data as Json | undefined;
  const waits = 'x-computed' in schema && value === undefined;
  const shown = waits ? <span className="quiet">{t('form.computed')}</span> : <Value value={value} schema={schema} />;
  if (uischema.options?.row !== undefined) return <div style={{ paddingBlock: '0.4rem' }}>{shown}</div>;
  return (
    <dl style={{ margin: 0 }}>
      <dt className="quiet" style={{ fontSize: 'var(--mantine-font-size-sm)' }}>
        {label}
      </dt>
      <dd style={{ margin: '0.2rem 0 0', fontWeight: 500, whiteSpace: 'pre-line' }}>{shown}</dd>
    </dl>
  );
}

const worked = schemaMatches((schema) => 'x-computed' in schema || (schema as { readOnly?: boolean }).readOnly === true);

export const readOnlyControl = {
  tester: rankWith(20, or(and(isControl, optionIs('readonly', true)), and(isControl, worked))),
  renderer: withJsonFormsControlProps(ReadOnlyControl),
};
