import { afterEach, expect, it, vi } from 'vitest';
import { onSignedOut, send, speak } from './http';
import { Problem } from './problem';

const answer = (status: number, body: unknown, type = 'application/problem+json') => vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })));

afterEach(() => vi.unstubAllGlobals());

it('A refusal of the form carries its code, sentence and fields', async () => {
  const errors = [{ pointer: '/amount', keyword: 'maximum', message: 'At most 5', limit: '5' }];
  answer(422, { type: 'urn:workflowhub:problem:form-invalid', detail: 'Look again.', errors, revision: 7 });

  const refusal = await send('/api/v1/cases', { method: 'POST', body: {} }).catch((fault: unknown) => fault);

  expect(refusal).toBeInstanceOf(Problem);
  expect(refusal).toMatchObject({ status: 422, code: 'form-invalid', detail: 'Look again.', errors, revision: 7 });
});

it('An answer that is no problem document still names its status', async () => {
  answer(502, 'bad gateway', 'text/html');
  await expect(send('/api/v1/me')).rejects.toMatchObject({ status: 502, code: 'http-502' });
});

it('A server that cannot be reached is told apart from one that refuses', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => Promise.reject(new TypeError('failed'))));
  await expect(send('/api/v1/me')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
});

it('The end of the session is announced, a wrong password is not', async () => {
  const ended = vi.fn();
  onSignedOut(ended);
  answer(401, {});
  await expect(send('/account/sign-in', { method: 'POST', body: {} })).rejects.toMatchObject({ status: 401 });
  expect(ended).not.toHaveBeenCalled();
  await expect(send('/api/v1/me')).rejects.toMatchObject({ status: 401 });
  expect(ended).toHaveBeenCalledOnce();
});

it('A command carries its key, the revision it was made upon and the language', async () => {
  answer(200, {}, 'application/json');
  speak('vi');
  await send('/api/v1/cases/c/comment', { method: 'POST', body: { text: 'x' }, key: 'k', revision: 3 });
  const headers = vi.mocked(fetch).mock.calls[0]![1]!.headers;
  expect(headers).toMatchObject({ 'Idempotency-Key': 'k', 'If-Match': '"3"', 'Accept-Language': 'vi' });
});
