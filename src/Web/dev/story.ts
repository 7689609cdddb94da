import { diagram, form, people, procedure } from './sample.ts';

type Answer = { status?: number; body?: unknown; user?: string };
type Body = { userName?: string; data?: Record<string, unknown>; outcome?: string; comment?: string; text?: string };

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const problem = (status: number, code: string, detail: string, more = {}): Answer => ({ status, body: { type: `urn:workflowhub:problem:${code}`, status, detail, ...more } });

/** One case at a time, moved by the same calls as on the real server. */
export class Story {
  private me: (typeof people)[number] | null = null;
  private step: 'head_decision' | 'applicant' | 'ended' = 'head_decision';
  private data: Record<string, unknown> = { subject: 'Chairs for the meeting room', amount: 1250, urgent: true, needed_by: '2026-12-18', buyer: 'p-an', lines: [{ item: 'Chair', quantity: 10, price: 125 }] };
  private timeline: { sequence: number; at: string; by: { id: string; name: string } | null; kind: string; text: string }[] = [];

  constructor() {
    this.tell('case-started', 'An Nguyen started the case');
  }

  answer(who: string | null, method: string, path: string, body: Body): Answer {
    this.me = people.find((person) => person.userName === who) ?? null;
    if (path === '/account/demo-people') return { body: people };
    if (path === '/account/sign-in') {
      const known = people.find((person) => person.userName === body.userName);
      return known ? { status: 204, user: known.userName } : problem(401, 'sign-in-failed', 'The user name or the password is wrong.');
    }
    if (path === '/account/sign-out') return { status: 204, user: '' };
    if (!this.me) return problem(401, 'signed-out', 'Please sign in.');
    return method === 'POST' ? this.change(path, body) : this.read(path);
  }

  private read(path: string): Answer {
    const me = this.me!;
    if (path === '/api/v1/me') return { body: { ...me, language: 'en', demo: true, posts: [{ unit: { id: 'u1', name: me.unit }, position: me.position }], counts: { inbox: this.mine() ? 1 : 0 } } };
    if (path === '/api/v1/procedures') return { body: [procedure] };
    if (path.endsWith('/diagram')) return { body: diagram };
    if (path.startsWith('/api/v1/procedures/')) return { body: { ...procedure, startForm: form, units: [{ id: 'u1', name: 'Sales North' }] } };
    if (path.startsWith('/api/v1/people')) return { body: people.map(({ id, name, unit }) => ({ id, name, unit })) };
    if (path.startsWith('/odata/v1/People(')) return { body: { Name: people.find((person) => path.includes(person.id))?.name ?? '?' } };
    if (path.startsWith('/odata/v1/Tasks')) return { body: { '@odata.count': this.mine() ? 1 : 0, value: this.mine() ? [this.row()] : [] } };
    if (path.startsWith('/odata/v1/Cases')) return { body: { value: [{ Id: 'c1', ProcedureName: procedure.name, Title: this.title(), Status: this.step === 'ended' ? 'completed' : 'active', UnitName: 'Sales North', StartedAt: inDays(-1), EndedAt: null }] } };
    if (path.startsWith('/api/v1/cases/')) return { body: this.shown() };
    if (path.startsWith('/api/v1/tasks/')) return { body: this.task() };
    return problem(404, 'unknown', 'There is no such thing.');
  }

  private change(path: string, body: Body): Answer {
    if (path.endsWith('/preview')) {
      return { body: { steps: [{ step: 'head_decision', name: 'Decision of the head', people: [{ id: 'p-binh', name: 'Bình Trần', why: 'Head of Sales North' }], dueAt: inDays(2), assumed: false, problem: null }, { step: 'register', name: 'Registration', people: [{ id: 'p-lan', name: 'Lan Phạm', why: 'Clerk of the office' }], dueAt: inDays(4), assumed: true, problem: null }], complete: true, note: null } };
    }
    if (path === '/api/v1/cases' && Number(body.data?.amount) > 100_000) return problem(422, 'form-invalid', 'One answer needs another look.', { errors: [{ pointer: '/amount', keyword: 'maximum', message: 'At most 100000', limit: '100000' }] });
    if (body.data) this.data = { ...this.data, ...body.data };
    if (path === '/api/v1/cases' || path.endsWith('/complete')) {
      this.step = path.endsWith('/complete') && this.step === 'head_decision' ? 'ended' : 'head_decision';
      this.tell('task-completed', `${this.me!.name} ${body.outcome ?? 'started the case'}`);
    }
    if (path.endsWith('/return')) {
      this.step = 'applicant';
      this.tell('step-returned', `${this.me!.name} sent it back: ${body.comment}`);
    }
    if (path.endsWith('/comment')) this.tell('comment-added', `${this.me!.name}: ${body.text}`);
    return { status: path === '/api/v1/cases' ? 201 : 200, body: { id: 'c1', revision: this.timeline.length, next: null } };
  }

  private tell(kind: string, text: string): void {
    this.timeline.push({ sequence: this.timeline.length + 1, at: new Date().toISOString(), by: this.me && { id: this.me.id, name: this.me.name }, kind, text });
  }

  private title = () => `Purchase: ${String(this.data.subject)}`;
  private holder = () => people.find((person) => person.id === (this.step === 'head_decision' ? 'p-binh' : 'p-an'))!;
  private mine = () => this.step !== 'ended' && this.holder().id === this.me?.id;

  private row() {
    return { Id: `t-${this.step}`, CaseId: 'c1', StepName: this.step === 'applicant' ? 'Correct the request' : 'Decision of the head', AssigneeId: this.holder().id, AssigneeName: this.holder().name, CreatedAt: inDays(-1), DueAt: inDays(0.2), CaseTitle: this.title(), ProcedureName: procedure.name, Case: { ApplicantName: 'An Nguyễn', UnitName: 'Sales North' } };
  }

  private shown() {
    const open = { id: `t-${this.step}`, step: this.step, name: this.row().StepName, status: 'open', people: [{ id: this.holder().id, name: this.holder().name, why: 'Head of Sales North' }], assignee: { id: this.holder().id, name: this.holder().name }, createdAt: inDays(-1), dueAt: inDays(0.2), completedAt: null, completedBy: null, outcome: null, comment: null };
    return {
      id: 'c1', title: this.title(), status: this.step === 'ended' ? 'completed' : 'active', revision: this.timeline.length, procedure, applicant: { id: 'p-an', name: 'An Nguyễn' }, unit: { id: 'u1', name: 'Sales North' },
      startedAt: inDays(-1), endedAt: this.step === 'ended' ? inDays(0) : null, data: this.data, forms: [form],
      position: { active: this.step === 'ended' ? [] : ['head_decision'], done: ['start', ...(this.step === 'ended' ? ['head_decision', 'end'] : [])], incidents: [] },
      tasks: this.step === 'ended' ? [] : [open], timeline: this.timeline, documents: this.step === 'ended' ? [{ id: 'd1', name: 'Order letter', contentType: 'text/html', createdAt: inDays(0), url: '/api/v1/documents/d1', pdfUrl: '/api/v1/documents/d1/pdf' }] : [], incidents: [], moves: ['comment', 'withdraw'],
    };
  }

  private task() {
    const correcting = this.step === 'applicant';
    return {
      ...this.shown().tasks[0], turn: 1, why: 'You are the head of Sales North.', mine: this.mine(), claimable: false, case: this.shown(), form: correcting ? form : null, fields: {}, data: this.data,
      document: correcting ? null : { name: 'Summary', html: '<body style="font:16px system-ui;padding:2rem"><h1>Purchase request</h1><p>Ten chairs for the meeting room.</p></body>' },
      outcomes: correcting ? [{ id: 'done', name: 'Send again', kind: 'neutral', commentRequired: false }] : [{ id: 'approve', name: 'Approve', kind: 'positive', commentRequired: false }, { id: 'reject', name: 'Reject', kind: 'negative', commentRequired: true }],
      returns: correcting ? [] : [{ to: 'applicant', name: 'An Nguyễn', then: 'straight-back' }], moves: this.mine() ? ['complete', ...(correcting ? [] : ['return'])] : [], next: null,
    };
  }
}
