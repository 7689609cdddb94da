import { and, rankWith, schemaMatches, uiTypeIs, type ControlProps, type JsonSchema } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { MultiSelect, Select, type OptionsFilter } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { found, nameOf, type Directory } from '../../api/queries';
import { useField } from '../useField';

const directories: Record<string, Directory> = { person: 'people', unit: 'units' };
const directoryOf = (schema: JsonSchema) => directories[(schema.type === 'array' ? (schema.items as JsonSchema | undefined)?.format : schema.format) ?? ''];

/** A person or unit, searched on the server; the answer holds ids, the screen shows names. */
function LookupControl(props: ControlProps) {
  const { visible, data, path, handleChange, schema } = props;
  const { t } = useTranslation();
  const field = useField(props);
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 200);
  const directory = directoryOf(schema) ?? 'people';
  const chosen = (Array.isArray(data) ? data : data ? [data] : []) as string[];
  const names = useQueries({ queries: chosen.map((id) => nameOf(directory, id)) });
  const shownName = names.some((name) => name.data === settled);
  const answers = useQuery(found(directory, shownName ? '' : settled));
  if (!visible) return null;

  const options = new Map(chosen.map((id, at) => [id, { value: id, label: names[at]?.data ?? id }]));
  for (const item of answers.data ?? []) {
    const where = item.unit ?? item.path;
    options.set(item.id, { value: item.id, label: where ? `${item.name} — ${where}` : item.name });
  }
  const shared = {
    ...field.shared,
    data: [...options.values()],
    searchable: true,
    clearable: true,
    // The server has searched already.
    filter: (({ options: all }) => all) as OptionsFilter,
    onSearchChange: setSearch,
    onBlur: field.touch,
    nothingFoundMessage: answers.isFetching ? t('state.loading') : t('form.nothingFound'),
    placeholder: chosen.length ? undefined : t(`form.search.${directory}`),
    clearButtonProps: { 'aria-label': t('form.clear') },
  };
  const change = (value: unknown) => {
    field.accept();
    handleChange(path, value);
  };
  return schema.type === 'array' ? (
    <MultiSelect {...shared} value={chosen} onChange={(ids) => change(ids.length ? ids : undefined)} />
  ) : (
    <Select {...shared} value={chosen[0] ?? null} onChange={(id) => change(id ?? undefined)} />
  );
}

export const lookupControl = {
  tester: rankWith(6, and(uiTypeIs('Control'), schemaMatches((schema) => directoryOf(schema) !== undefined))),
  renderer: withJsonFormsControlProps(LookupControl),
};
