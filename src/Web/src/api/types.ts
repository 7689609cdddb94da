/** What the server sends and takes, as docs and its OpenAPI document describe it. */
export type Named = { id: string; name: string };
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Data = { [name: string]: Json };

export type Me = {
  id: string;
  name: string;
  userName: string;
  language: string;
  demo: boolean;
  posts: { unit: Named; position: string }[];
  counts: { inbox: number };
};

export type DemoPerson = { userName: string; name: string; position: string; unit: string; password: string };

export type FormDocument = { id: string; schema: Record<string, unknown>; layout: Record<string, unknown> | null };
export type FieldRight = 'hidden' | 'read' | 'write' | 'required';
export type FieldRights = Record<string, FieldRight>;

/** `override`: somebody answers for a procedure whose process is proved not to be sound. */
export type ProcedureSummary = { key: string; version: number; name: string; description: string | null; override?: { reason: string; by: string } | null };
export type Procedure = ProcedureSummary & { startForm: FormDocument | null; units: Named[] };

export type PreviewPerson = Named & { why: string | null };
export type PreviewStep = {
  step: string;
  name: string;
  people: PreviewPerson[];
  dueAt: string | null;
  assumed: boolean;
  problem: string | null;
};
export type Preview = { steps: PreviewStep[]; complete: boolean; note: string | null };

export type OutcomeKind = 'positive' | 'negative' | 'neutral';
export type Outcome = { id: string; name: string; kind: OutcomeKind; commentRequired: boolean };
export type ReturnMode = 'run-again' | 'straight-back' | 'changed-only';
export type ReturnTarget = { to: string; name: string; then: ReturnMode };

export type CaseTask = {
  id: string;
  step: string;
  name: string;
  status: string;
  people: PreviewPerson[];
  assignee: Named | null;
  createdAt: string;
  dueAt: string | null;
  completedAt: string | null;
  completedBy: Named | null;
  outcome: { id: string; name: string; kind: OutcomeKind } | null;
  comment: string | null;
};

export type TimelineEntry = { sequence: number; at: string; by: Named | null; kind: string; text: string };
export type CaseDocument = { id: string; name: string; contentType: string; createdAt: string; url: string; pdfUrl: string | null };
export type Incident = {
  number: number;
  element: string;
  elementName: string;
  kind: string;
  message: string;
  raisedAt: string;
  resolvedAt: string | null;
};

export type Case = {
  id: string;
  title: string;
  status: string;
  revision: number;
  procedure: { key: string; version: number; name: string };
  applicant: Named;
  unit: Named;
  startedAt: string;
  endedAt: string | null;
  data: Data;
  forms: FormDocument[];
  position: { active: string[]; done: string[]; incidents: string[] };
  tasks: CaseTask[];
  timeline: TimelineEntry[];
  documents: CaseDocument[];
  incidents: Incident[];
  moves: string[];
};

export type Task = {
  id: string;
  step: string;
  name: string;
  status: string;
  turn: number;
  createdAt: string;
  dueAt: string | null;
  why: string | null;
  mine: boolean;
  claimable: boolean;
  assignee: Named | null;
  case: Case;
  form: FormDocument | null;
  fields: FieldRights;
  data: Data;
  document: { name: string; html: string } | null;
  outcomes: Outcome[];
  returns: ReturnTarget[];
  moves: string[];
  next: Named | null;
};

export type InboxRow = {
  Id: string;
  CaseId: string;
  StepName: string;
  AssigneeId: string | null;
  AssigneeName: string | null;
  CreatedAt: string;
  DueAt: string | null;
  CaseTitle: string;
  ProcedureName: string;
  Case?: { ApplicantName: string; UnitName: string } | null;
};

export type CaseRow = {
  Id: string;
  ProcedureName: string;
  Title: string;
  Status: string;
  UnitName: string;
  StartedAt: string;
  EndedAt: string | null;
};

export type Page<T> = { value: T[]; '@odata.count'?: number; '@odata.nextLink'?: string };
export type Moved = { id: string; revision: number; next?: string | null };
