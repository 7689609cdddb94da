import { Alert, Badge, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { send } from '../../api/http';
import { demoPeople } from '../../api/queries';
import { LanguageMenu } from '../../ui/LanguageMenu';
import { sentenceOf } from '../../ui/sayProblem';
import { Wordmark } from '../../ui/Wordmark';
import { DemoPeople } from './DemoPeople';
import classes from './SignIn.module.css';

export default function SignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [search] = useSearchParams();
  const people = useQuery(demoPeople());
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState<string | null>(null);

  useEffect(() => {
    document.title = `${t('signIn.title')} · WorkflowHub`;
  }, [t]);

  const enter = async (userName: string, password: string) => {
    setBusy(userName);
    setFault(null);
    try {
      await send('/account/sign-in', { method: 'POST', body: { userName, password } });
      cache.clear();
      await navigate(search.get('to') ?? '/inbox', { replace: true });
    } catch (problem) {
      setFault(problem);
    } finally {
      setBusy(null);
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(String(form.get('userName')).trim(), String(form.get('password')));
  };

  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <span className={classes.brand}>
          <Wordmark size={36} />
          {people.data && (
            <Badge variant="light" color="amber">
              {t('shell.demo')}
            </Badge>
          )}
        </span>
        <LanguageMenu />
      </header>
      <main className={people.data?.length ? classes.two : classes.one}>
        <section className={`sheet ${classes.panel}`} aria-labelledby="sign-in">
          <Title order={1} id="sign-in" mb={4}>
            {t('signIn.title')}
          </Title>
          <p className="quiet" style={{ marginTop: 0 }}>
            {t('signIn.what')}
          </p>
          {fault !== null && (
            <Alert color="red" role="alert" mb="md">
              {sentenceOf(fault)}
            </Alert>
          )}
          <form onSubmit={submit}>
            <Stack>
              <TextInput size="md" name="userName" label={t('signIn.userName')} autoComplete="username" autoCapitalize="none" required withAsterisk={false} dir="auto" />
              <PasswordInput
                size="md"
                name="password"
                label={t('signIn.password')}
                autoComplete="current-password"
                required
                withAsterisk={false}
                visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
              />
              <Button type="submit" size="md" loading={busy !== null}>
                {t('signIn.submit')}
              </Button>
            </Stack>
          </form>
        </section>
        {people.data && people.data.length > 0 && <DemoPeople people={people.data} busy={busy} enter={enter} />}
      </main>
    </div>
  );
}
