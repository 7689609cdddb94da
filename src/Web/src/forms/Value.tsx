import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { nameOf, type Directory } from '../api/queries';
import type { Json } from '../api/types';
import { calendarDay, moment } from '../ui/dates';
import { choicesOf } from './choices';
import { numberText } from './numbers';

export type ValueSchema = { type?: unknown; format?: string; title?: string; items?: unknown; properties?: Record<string, unknown> };

/** An answer as people read it, by what its schema says it is. */
export function Value({ value, schema }: { value: Json | undefined; schema: object }) {
  const { t, i18n } = useTranslation();
  const { format, items, properties } = schema as ValueSchema;
  if (value === undefined || value === null || value === '') return <span className="quiet">{t('form.unanswered')}</span>;

  const choice = choicesOf(schema)?.find((one) => one.value === String(value));
  if (choice) return <bdi>{choice.label}</bdi>;
  if (typeof value === 'boolean') return <>{t(value ? 'form.yes' : 'form.no')}</>;
  if (typeof value === 'number') return <bdi>{numberText(value, i18n.language, { format })}</bdi>;
  if (Array.isArray(value)) return <ListValue value={value} items={(items ?? {}) as ValueSchema} />;
  if (typeof value === 'object') return <Fields value={value} properties={properties ?? {}} />;
  if (format === 'person') return <NameOf directory="people" id={value} />;
  if (format === 'unit') return <NameOf directory="units" id={value} />;
  if (format === 'date') return <bdi>{calendarDay(value, i18n.language)}</bdi>;
  if (format === 'date-time') return <bdi>{moment(value, i18n.language)}</bdi>;
  return <bdi>{value}</bdi>;
}

function NameOf({ directory, id }: { directory: Directory; id: string }) {
  const name = useQuery(nameOf(directory, id));
  return <bdi>{name.data ?? id}</bdi>;
}

function Fields({ value, properties }: { value: { [name: string]: Json }; properties: Record<string, unknown> }) {
  return (
    <dl className="answers">
      {Object.entries(properties).map(([name, schema]) => (
        <Pair key={name} label={(schema as ValueSchema).title ?? name}>
          <Value value={value[name]} schema={schema as object} />
        </Pair>
      ))}
    </dl>
  );
}

function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function ListValue({ value, items }: { value: Json[]; items: ValueSchema }) {
  if (!items.properties) {
    return (
      <>
        {value.map((item, at) => (
          <span key={at} style={{ display: 'block' }}>
            <Value value={item} schema={items} />
          </span>
        ))}
      </>
    );
  }
  const columns = Object.entries(items.properties) as [string, ValueSchema][];
  const numeric = (schema: ValueSchema) => (schema.type === 'number' || schema.type === 'integer' ? 'number' : undefined);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={items.title ?? columns.map(([name, schema]) => schema.title ?? name).join(', ')}>
      <table className="table">
        <thead>
          <tr>
            {columns.map(([name, schema]) => (
              <th key={name} scope="col" className={numeric(schema)}>
                {schema.title ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.map((row, at) => (
            <tr key={at}>
              {columns.map(([name, schema]) => (
                <td key={name} className={numeric(schema)}>
                  <Value value={row !== null && typeof row === 'object' && !Array.isArray(row) ? row[name] : undefined} schema={schema} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
