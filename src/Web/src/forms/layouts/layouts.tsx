import { or, rankWith, uiTypeIs, type GroupLayout as GroupElement, type JsonSchema, type LabelElement, type LayoutProps, type LabelProps } from '@jsonforms/core';
import { JsonFormsDispatch, withJsonFormsLabelProps, withJsonFormsLayoutProps } from '@jsonforms/react';
import { Fieldset, Stack, Text } from '@mantine/core';
import { memo } from 'react';

type ChildrenProps = { layout: { elements: unknown[] }; schema: JsonSchema; path: string; enabled: boolean };

// Layouts are drawn anew at each answer; their children only when they themselves change.
const Children = memo(function Children({ layout, schema, path, enabled }: ChildrenProps) {
  return layout.elements.map((element, at) => <JsonFormsDispatch key={at} uischema={element as never} schema={schema} path={path} enabled={enabled} />);
});

const childrenOf = ({ uischema, schema, path, enabled }: LayoutProps) => <Children layout={uischema as never} schema={schema} path={path} enabled={enabled} />;

const Vertical = (props: LayoutProps) => (props.visible ? <Stack gap="md">{childrenOf(props)}</Stack> : null);
const Horizontal = (props: LayoutProps) => (props.visible ? <div className="columns">{childrenOf(props)}</div> : null);

function GroupLayout(props: LayoutProps) {
  if (!props.visible) return null;
  const label = props.label ?? (props.uischema as GroupElement).label;
  return (
    <Fieldset legend={label} variant="default" radius="md">
      <Stack gap="md">{childrenOf(props)}</Stack>
    </Fieldset>
  );
}

const Label = ({ visible, text, uischema }: LabelProps) => (visible ? <Text>{text ?? (uischema as LabelElement).text}</Text> : null);

export const layouts = [
  { tester: rankWith(1, uiTypeIs('VerticalLayout')), renderer: withJsonFormsLayoutProps(Vertical) },
  { tester: rankWith(1, uiTypeIs('HorizontalLayout')), renderer: withJsonFormsLayoutProps(Horizontal) },
  // Pages of a form are sections here: everything to be answered stays in view and in print.
  { tester: rankWith(1, uiTypeIs('Categorization')), renderer: withJsonFormsLayoutProps(Vertical) },
  { tester: rankWith(1, or(uiTypeIs('Group'), uiTypeIs('Category'))), renderer: withJsonFormsLayoutProps(GroupLayout) },
  { tester: rankWith(1, uiTypeIs('Label')), renderer: withJsonFormsLabelProps(Label) },
];
