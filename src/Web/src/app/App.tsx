import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Problem } from '../api/problem';
import { Inbox } from '../features/inbox/Inbox';
import { directionOf } from '../i18n/languages';
import { Loading } from '../ui/States';
import { Faults } from './Faults';
import { NotFound } from './NotFound';
import { SessionEnd } from './SessionEnd';
import { Shell } from './Shell';
import { theme } from './theme';

const SignIn = lazy(() => import('../features/signin/SignIn'));
const Catalogue = lazy(() => import('../features/procedures/Catalogue'));
const StartCase = lazy(() => import('../features/procedures/StartCase'));
const TaskScreen = lazy(() => import('../features/tasks/TaskScreen'));
const MyCases = lazy(() => import('../features/cases/MyCases'));
const CaseScreen = lazy(() => import('../features/cases/CaseScreen'));

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, fault) => failures < 2 && fault instanceof Problem && (fault.status === 0 || fault.status >= 500),
    },
  },
});

export function App() {
  const language = useTranslation().i18n.language;
  return (
    <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <FollowDirection />
        <Notifications position="bottom-center" autoClose={5000} />
        <QueryClientProvider client={cache}>
          <BrowserRouter>
            <SessionEnd />
            <Faults>
              <Suspense fallback={<Loading />}>
                <Routes>
                  <Route path="/sign-in" element={<SignIn />} />
                  <Route element={<Shell />}>
                    <Route index element={<Navigate to="/inbox" replace />} />
                    <Route path="/inbox" element={<Inbox />} />
                    <Route path="/start" element={<Catalogue />} />
                    <Route path="/start/:key" element={<StartCase />} />
                    <Route path="/tasks/:id" element={<TaskScreen />} />
                    <Route path="/cases" element={<MyCases />} />
                    <Route path="/cases/:id" element={<CaseScreen />} />
                    <Route path="*" element={<NotFound />} />
                  </Route>
                </Routes>
              </Suspense>
            </Faults>
          </BrowserRouter>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Menus and selects place themselves by the provider's direction, not by the document's. */
function FollowDirection() {
  const language = useTranslation().i18n.language;
  const { dir, setDirection } = useDirection();
  useEffect(() => {
    if (dir !== directionOf(language)) setDirection(directionOf(language));
  }, [language, dir, setDirection]);
  return null;
}
