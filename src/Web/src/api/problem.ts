export type FieldError = { pointer: string; keyword: string; message: string; limit?: string | null };

type ProblemDocument = { type?: string; title?: string; detail?: string; errors?: FieldError[]; revision?: number };

const prefix = 'urn:workflowhub:problem:';

/** A refusal of the server, or the failure to reach it (status 0, code `unreachable`). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null,
    readonly errors: FieldError[] = [],
    readonly revision: number | null = null,
  ) {
    super(detail ?? code);
  }

  static unreachable(): Problem {
    return new Problem(0, 'unreachable', null);
  }

  static async of(response: Response): Promise<Problem> {
    const body = await read(response);
    const type = body?.type ?? '';
    const code = type.startsWith(prefix) ? type.slice(prefix.length) : `http-${response.status}`;
    return new Problem(response.status, code, body?.detail ?? body?.title ?? null, body?.errors ?? [], body?.revision ?? null);
  }
}

async function read(response: Response): Promise<ProblemDocument | null> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return null;
  try {
    return (await response.json()) as ProblemDocument;
  } catch {
    // A body cut off on its way says nothing more than the status does.
    return null;
  }
}
