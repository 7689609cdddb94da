import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { send } from './http';
import type { Case, CaseRow, DemoPerson, InboxRow, Me, Named, Page, Procedure, ProcedureSummary, Task } from './types';

const inboxQuery =
  "/odata/v1/Tasks?$filter=Status eq 'open' and Mine&$orderby=DueAt,CreatedAt&$top=50&$count=true&$expand=Case($select=ApplicantName,UnitName)";

const id = encodeURIComponent;
const oDataText = (value: string) => encodeURIComponent(value.replaceAll("'", "''"));

export const me = () => queryOptions({ queryKey: ['me'], queryFn: () => send<Me>('/api/v1/me'), staleTime: 60_000, retry: false });

export const demoPeople = () =>
  queryOptions({ queryKey: ['demo-people'], queryFn: () => send<DemoPerson[]>('/account/demo-people'), retry: false, staleTime: Infinity });

export const inbox = () =>
  queryOptions({
    queryKey: ['inbox'],
    queryFn: () => send<Page<InboxRow>>(inboxQuery),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });

export const myCases = (person: string) =>
  queryOptions({
    queryKey: ['cases', person],
    queryFn: () => send<Page<CaseRow>>(`/odata/v1/Cases?$filter=ApplicantId eq '${oDataText(person)}'&$orderby=StartedAt desc&$top=50&$count=true`),
  });

export const procedures = () =>
  queryOptions({ queryKey: ['procedures'], queryFn: () => send<ProcedureSummary[]>('/api/v1/procedures'), staleTime: 60_000 });

export const procedure = (key: string) =>
  queryOptions({ queryKey: ['procedures', key], queryFn: () => send<Procedure>(`/api/v1/procedures/${id(key)}`), staleTime: 60_000 });

export const diagram = (key: string, version: number) =>
  queryOptions({
    queryKey: ['diagram', key, version],
    queryFn: () => send<string>(`/api/v1/procedures/${id(key)}/${version}/diagram`),
    staleTime: Infinity,
  });

export const caseOf = (caseId: string) =>
  queryOptions({ queryKey: ['case', caseId], queryFn: () => send<Case>(`/api/v1/cases/${id(caseId)}`), refetchInterval: 15_000 });

export const task = (taskId: string) => queryOptions({ queryKey: ['task', taskId], queryFn: () => send<Task>(`/api/v1/tasks/${id(taskId)}`) });

export type Directory = 'people' | 'units';

export const found = (directory: Directory, search: string) =>
  queryOptions({
    queryKey: ['find', directory, search],
    queryFn: ({ signal }) => send<(Named & { unit?: string; path?: string })[]>(`/api/v1/${directory}?search=${id(search)}&top=20`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const nameOf = (directory: Directory, key: string) =>
  queryOptions({
    queryKey: ['name', directory, key],
    queryFn: async () => (await send<{ Name: string }>(`/odata/v1/${directory === 'people' ? 'People' : 'Units'}('${oDataText(key)}')`)).Name,
    staleTime: Infinity,
    retry: false,
  });
