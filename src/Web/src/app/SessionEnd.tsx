import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { onSignedOut } from '../api/http';

/** Whoever is signed out goes to the sign-in page, which leads back here afterwards. */
export function SessionEnd() {
  const navigate = useNavigate();
  const cache = useQueryClient();

  useEffect(
    () =>
      onSignedOut(() => {
        const { pathname, search } = window.location;
        if (pathname === '/sign-in') return;
        cache.clear();
        const back = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`;
        void navigate(`/sign-in${back}`, { replace: true });
      }),
    [navigate, cache],
  );
  return null;
}
