import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FieldError } from '../api/problem';
import type { Data, FieldRights, FormDocument } from '../api/types';
import { changeLanguage, startI18n } from '../i18n/i18n';
import { AnswerForm, type FormHandle } from './AnswerForm';

const request: FormDocument = {
  id: 'request',
  schema: {
    type: 'object',
    required: ['subject'],
    properties: {
      subject: { type: 'string', title: 'Subject', minLength: 3, 'x-i18n': { vi: { title: 'Nội dung' } } },
      note: { type: 'string', title: 'Note', 'x-multiline': true },
      amount: { type: 'number', format: 'money', title: 'Amount', maximum: 1000 },
      count: { type: 'integer', title: 'Count' },
      urgent: { type: 'boolean', title: 'Urgent' },
      reason: { type: 'string', title: 'Reason', minLength: 2 },
      needed: { type: 'string', format: 'date', title: 'Needed by' },
      kind: { type: 'string', title: 'Kind', oneOf: [{ const: 'goods', title: 'Goods' }, { const: 'service', title: 'Service' }] },
      tags: { type: 'array', title: 'Tags', items: { enum: ['a', 'b'] } },
      lines: { type: 'array', title: 'Lines', items: { type: 'object', required: ['item'], properties: { item: { type: 'string', title: 'Item' }, price: { type: 'number', title: 'Price' } } } },
      total: { type: 'number', title: 'Total', 'x-computed': 'sum(lines.price)' },
    },
  },
  layout: {
    type: 'VerticalLayout',
    elements: [
      ...['subject', 'note', 'amount', 'count', 'urgent'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
      { type: 'Control', scope: '#/properties/reason', rule: { effect: 'SHOW', condition: { scope: '#/properties/urgent', schema: { const: true } } } },
      ...['needed', 'kind', 'tags', 'lines', 'total'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
    ],
  },
};
const none: FieldError[] = [];
const all: FieldRights = {};

function show(data: Data = {}, rights: FieldRights = all, refused: FieldError[] = none) {
  const form = createRef<FormHandle>();
  const page = (errors: FieldError[]) => (
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <AnswerForm ref={form} form={request} data={data} rights={rights} refused={errors} />
      </QueryClientProvider>
    </MantineProvider>
  );
  const { rerender } = render(page(refused));
  const collect = () => {
    let answer: Data | null = null;
    act(() => void (answer = form.current!.collect()));
    return answer as Data | null;
  };
  return { collect, refuse: (errors: FieldError[]) => rerender(page(errors)) };
}
const field = (name: RegExp | string) => screen.getByLabelText(name);
const type = (name: RegExp, value: string) => fireEvent.change(field(name), { target: { value } });

beforeAll(() => startI18n('en'));
afterEach(async () => {
  cleanup();
  await changeLanguage('en');
});

describe('A form', () => {
  it('gives every kind of answer in the type its schema asks for', () => {
    const { collect } = show();
    type(/^Subject/, 'Chairs');
    type(/^Note/, 'two\nlines');
    type(/^Amount/, '12.5');
    type(/^Count/, '3');
    type(/^Needed/, '2026-03-02');
    type(/^Kind/, 'service');
    fireEvent.click(field('b'));
    expect(collect()).toEqual({ subject: 'Chairs', note: 'two\nlines', amount: 12.5, count: 3, needed: '2026-03-02', kind: 'service', tags: ['b'] });
  });

  it('hands over what is still being typed when it is sent', () => {
    const { collect } = show();
    type(/^Subject/, 'Typed just now');
    expect(collect()).toMatchObject({ subject: 'Typed just now' });
  });

  it('says what is missing only once it was touched or sent', () => {
    const { collect } = show();
    expect(screen.queryByText('Please answer this.')).toBeNull();
    expect(collect()).toBeNull();
    expect(screen.getByText('Please answer this.')).toBeTruthy();
  });

  it('shows a field by its rule, and does not ask for what it hides', () => {
    const { collect } = show({ subject: 'Chairs', urgent: true, reason: 'x' });
    expect(field(/^Reason/)).toBeTruthy();
    expect(collect()).toBeNull();
    fireEvent.click(field('Urgent'));
    expect(screen.queryByLabelText(/^Reason/)).toBeNull();
    expect(collect()).toMatchObject({ subject: 'Chairs', urgent: false });
  });

  it('adds and removes rows whose inputs have names', () => {
    const { collect } = show({ subject: 'Chairs' });
    fireEvent.click(screen.getByText('Add a row'));
    fireEvent.click(screen.getByText('Add a row'));
    type(/^Item, row 1/, 'Chair');
    type(/^Item, row 2/, 'Table');
    fireEvent.click(field('Remove row 1'));
    expect(collect()).toMatchObject({ lines: [{ item: 'Table' }] });
  });

  it('keeps to the rights of the step', () => {
    const { collect } = show({ subject: 'Chairs', amount: 5 }, { '/note': 'hidden', '/amount': 'read', '/kind': 'required' });
    expect(screen.queryByLabelText(/^Note/)).toBeNull();
    expect(screen.queryByLabelText(/^Amount/)).toBeNull();
    expect(screen.getByText('5')).toBeTruthy();
    expect(collect()).toBeNull();
    type(/^Kind/, 'goods');
    expect(collect()).toMatchObject({ kind: 'goods', amount: 5 });
  });

  it('shows what the server refused at its field until that is changed', () => {
    const { refuse } = show({ subject: 'Chairs', amount: 5 });
    refuse([{ pointer: '/amount', keyword: 'maximum', message: 'too much', limit: '3' }]);
    expect(screen.getByText('At most 3.')).toBeTruthy();
    type(/^Amount/, '2');
    expect(screen.queryByText('At most 3.')).toBeNull();
  });

  it('changes its language without losing an answer', async () => {
    const { collect } = show();
    type(/^Subject/, 'Chairs');
    collect();
    await act(() => changeLanguage('vi'));
    expect((field(/^Nội dung/) as HTMLInputElement).value).toBe('Chairs');
  });

  it('shows a computed field as text', async () => {
    show({ subject: 'Chairs', lines: [{ price: 15 }, { price: 25 }], total: 40 });
    expect(screen.getByText('40')).toBeTruthy();
    expect(screen.queryByLabelText('Total')).toBeNull();
  });

  it('works a computed field out while a person types, in decimals', async () => {
    const { collect } = show({ subject: 'Chairs', lines: [{ item: 'a', price: 0.1 }, { item: 'b' }] });
    type(/^Price, row 2/, '0.2');
    expect(await screen.findByText('0.3')).toBeTruthy();
    type(/^Price, row 1/, '2.1');
    expect(await screen.findByText('2.3')).toBeTruthy();
    expect(collect()).toMatchObject({ total: 2.3 });
  });

  it('shows what the server says where it cannot tell itself', async () => {
    show({ subject: 'Chairs', lines: [{ price: 999999999999999 }, { price: 1 }] });
    await vi.waitFor(() => expect(screen.getByText(/^Worked out/)).toBeTruthy());
  });
});
