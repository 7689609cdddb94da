import type { JsonFormsRendererRegistryEntry } from '@jsonforms/core';
import { choiceControl } from './controls/ChoiceControl';
import { choicesControl } from './controls/ChoicesControl';
import { dateControl } from './controls/DateControl';
import { groupedFields } from './controls/GroupedFields';
import { lookupControl } from './controls/LookupControl';
import { numberControl } from './controls/NumberControl';
import { readOnlyControl } from './controls/ReadOnlyControl';
import { tableControl } from './controls/TableControl';
import { textControl } from './controls/TextControl';
import { yesNoControl } from './controls/YesNoControl';
import { layouts } from './layouts/layouts';

export const renderers: JsonFormsRendererRegistryEntry[] = [
  textControl,
  numberControl,
  dateControl,
  yesNoControl,
  choiceControl,
  choicesControl,
  lookupControl,
  tableControl,
  groupedFields,
  readOnlyControl,
  ...layouts,
];
