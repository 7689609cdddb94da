import type { JsonFormsCore, Middleware } from '@jsonforms/core';
import { JsonForms } from '@jsonforms/react';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../api/problem';
import type { Data, FieldRights, FormDocument } from '../api/types';
import { compute, hasComputed, loadFeel, type FeelModule, type Node } from './computed';
import { FormContext, type FormState } from './context';
import { ajv, asked } from './judge';
import { sentence } from './messages';
import { renderers } from './renderers';
import { prepare } from './rights';
import type { Fault } from './validator';

export type FormHandle = {
  /** What has been answered, with everything typed so far; null when something must be put right first, which is then shown. */
  collect: () => Data | null;
};

type Props = { form: FormDocument; data: Data; rights: FieldRights; refused: FieldError[]; ref: Ref<FormHandle>; onChange?: () => void };

// Stable for JSON Forms: new arrays or objects here would draw every control anew at each answer.
const cells: never[] = [];
const nothing: FieldRights = {};

export function AnswerForm({ form, data, rights = nothing, refused, ref, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef<{ data: Data; errors: Fault[] }>({ data, errors: [] });
  const [submitted, setSubmitted] = useState(false);
  const [corrected, setCorrected] = useState<{ of: FieldError[]; paths: ReadonlySet<string> }>({ of: refused, paths: new Set() });
  const [drafts] = useState(() => new Set<() => void>());
  const { schema, layout } = useMemo(() => prepare(form, rights, language), [form, rights, language]);
  const feel = useFeel(schema);
  const work = useCallback((answers: Data) => (feel ? compute(feel, answers, schema as Node, layout, rights) : answers), [feel, schema, layout, rights]);
  // Another language draws the form anew, from what has been answered so far.
  const initial = useMemo(() => work(latest.current.data), [work]); // oxlint-disable-line react/refs, react/exhaustive-deps, react/memo-dependencies

  useEffect(() => {
    if (refused.length > 0) requestAnimationFrame(() => focusFirst(box.current));
  }, [refused]);

  const middleware = useCallback<Middleware>((state, action, reducer) => {
    const reduced: JsonFormsCore = reducer(state, action);
    const data = work(reduced.data as Data);
    const next = data === reduced.data ? reduced : { ...reduced, data };
    latest.current = { data, errors: (next.errors ?? []) as unknown as Fault[] };
    return next;
  }, [work]);

  const words = useMemo(
    () => ({
      locale: language,
      translate: (_: string, given?: string) => given as string,
      translateError: (error: { keyword: string; params?: object; message?: string }) =>
        sentence(t, { keyword: error.keyword, limit: (error.params as { limit?: unknown } | undefined)?.limit, message: error.message }),
    }),
    [language, t],
  );

  const accept = useCallback(
    (path: string) =>
      setCorrected((known) => {
        if (known.of !== refused) return { of: refused, paths: new Set([path]) };
        return known.paths.has(path) ? known : { of: refused, paths: new Set(known.paths).add(path) };
      }),
    [refused],
  );
  const told = useMemo(() => Object.fromEntries(refused.map((error) => [dotted(error.pointer), sentence(t, error)])), [refused, t]);
  const shared = useMemo<FormState>(
    () => ({
      submitted,
      refused: Object.fromEntries(Object.entries(told).filter(([path]) => corrected.of !== refused || !corrected.paths.has(path))),
      accept,
      drafts,
    }),
    [submitted, told, corrected, refused, accept, drafts],
  );

  useImperativeHandle(ref, () => ({
    collect: () => {
      flushSync(() => {
        for (const flush of drafts) flush();
        setSubmitted(true);
      });
      const { data: answer, errors } = latest.current;
      if (asked(errors, schema, layout, answer).length === 0) return answer;
      requestAnimationFrame(() => focusFirst(box.current));
      return null;
    },
  }));

  return (
    <FormContext value={shared}>
      <div ref={box}>
        <JsonForms
          key={language}
          schema={schema}
          uischema={layout}
          data={initial} // oxlint-disable-line react/refs
          renderers={renderers}
          cells={cells}
          ajv={ajv as never}
          i18n={words}
          middleware={middleware}
          onChange={onChange}
        />
      </div>
    </FormContext>
  );
}

/** What works the computed fields out, once it is there; a form without such fields does without. */
function useFeel(schema: object): FeelModule | null {
  const [feel, setFeel] = useState<FeelModule | null>(null);
  const needed = feel === null && hasComputed(schema as Node);
  useEffect(() => {
    // Without it the server's values are shown, as they were sent.
    if (needed) loadFeel().then(setFeel, () => {});
  }, [needed]);
  return feel;
}

/** `/lines/0/price` as JSON Forms writes it. */
function dotted(pointer: string): string {
  return pointer.split('/').slice(1).join('.');
}

function focusFirst(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input, .mantine-Input-error')?.focus();
}
