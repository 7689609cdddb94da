import { Problem } from './problem';

type Options = { method?: 'GET' | 'POST'; body?: unknown; key?: string; revision?: number; signal?: AbortSignal };

let language = 'en';
let whenSignedOut: () => void = () => {};

/** The language the server answers in from now on. */
export function speak(next: string): void {
  language = next;
}

/** Called whenever the server says that nobody is signed in. */
export function onSignedOut(handler: () => void): void {
  whenSignedOut = handler;
}

export async function send<T>(path: string, { method = 'GET', body, key, revision, signal }: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  if (revision !== undefined) headers['If-Match'] = `"${revision}"`;

  const response = await reach(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal });
  if (!response.ok) {
    const problem = await Problem.of(response);
    if (response.status === 401 && !path.startsWith('/account/')) whenSignedOut();
    throw problem;
  }
  if (response.status === 204) return undefined as T;
  const type = response.headers.get('content-type') ?? '';
  return (type.includes('json') ? await response.json() : await response.text()) as T;
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...request });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw Problem.unreachable();
  }
}
