import { Title } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Data, FormDocument } from '../api/types';
import { localise } from './localise';
import { Value, type ValueSchema } from './Value';

type Section = { title: string | null; fields: { name: string; schema: ValueSchema }[] };
type Element = { type?: string; scope?: string; label?: string; elements?: Element[] };

/** A filled form to be read: its groups and fields in the order of its layout, without any input. */
export function Answers({ form, data }: { form: FormDocument; data: Data }) {
  const language = useTranslation().i18n.language;
  const sections = useMemo(() => sectionsOf(localise(form.schema, language), form.layout ? localise(form.layout, language) : null), [form, language]);
  const answered = sections
    .map((section) => ({ ...section, fields: section.fields.filter(({ name }) => data[name] !== undefined) }))
    .filter((section) => section.fields.length > 0);

  return answered.map((section, at) => (
    <section key={at} style={{ marginTop: at === 0 ? 0 : '1.25rem' }}>
      {section.title && (
        <Title order={3} mb="xs">
          {section.title}
        </Title>
      )}
      <dl className="answers">
        {section.fields.map(({ name, schema }) => (
          <Answer key={name} label={schema.title ?? name} wide={schema.type === 'array' && (schema.items as ValueSchema | undefined)?.properties !== undefined}>
            <Value value={data[name]} schema={schema} />
          </Answer>
        ))}
      </dl>
    </section>
  ));
}

function Answer({ label, wide, children }: { label: string; wide: boolean; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className={wide ? 'wide' : undefined}>{children}</dd>
    </>
  );
}

const isSection = (element: Element) => element.type === 'Group' || element.type === 'Category';

function sectionsOf(schema: Record<string, unknown>, layout: Record<string, unknown> | null): Section[] {
  const properties = (schema.properties ?? {}) as Record<string, ValueSchema>;
  const sections: Section[] = [{ title: null, fields: [] }];
  const shown = new Set<string>();
  const place = (name: string) => {
    const property = properties[name];
    if (!property || shown.has(name)) return;
    shown.add(name);
    sections.at(-1)!.fields.push({ name, schema: property });
  };
  const walk = (element: Element) => {
    if (isSection(element)) sections.push({ title: element.label ?? null, fields: [] });
    const name = /^#\/properties\/([^/]+)/.exec(element.scope ?? '')?.[1];
    if (name) place(name);
    element.elements?.forEach(walk);
    if (isSection(element)) sections.push({ title: null, fields: [] });
  };
  if (layout) walk(layout);
  Object.keys(properties).forEach(place);
  return sections;
}
