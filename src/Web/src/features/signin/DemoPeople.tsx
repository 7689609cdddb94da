import { Avatar, Text, Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../api/types';
import classes from './SignIn.module.css';

type Props = { people: DemoPerson[]; busy: string | null; enter: (userName: string, password: string) => Promise<void> };

/** The sample people of a demonstration, one press each. */
export function DemoPeople({ people, busy, enter }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="demo-people">
      <Title order={2} id="demo-people">
        {t('demo.title')}
      </Title>
      <p className="quiet" style={{ marginTop: 4 }}>
        {t('demo.what')}
      </p>
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.userName}>
            <UnstyledButton className={`sheet ${classes.person}`} disabled={busy !== null} onClick={() => void enter(person.userName, person.password)}>
              <Avatar name={person.name} color="sea" variant="filled" radius="xl" alt="" aria-hidden />
              <span>
                <Text span fw={600} display="block">
                  <bdi>{person.name}</bdi>
                </Text>
                <Text span size="sm" className="quiet" display="block">
                  {t('profile.post', { position: person.position, unit: person.unit })}
                </Text>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
