/**
 * Programmes that one is in the middle of, or whose certificate may be renewed. Loaded when Home is seen: nobody waits for it.
 */
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/use-call.ts';
import { ProgrammeRow } from '../programmes/programme-row.tsx';
import '../programmes/programmes.css';

/** Where something is left to do; certified is quiet until renewal opens. */
const isOpen = (state: string) => state !== 'not-begun' && state !== 'certified' && state !== 'ended';

export function ProgrammesUnderWay() {
  const { t } = useTranslation('programme');
  const { data } = useCall('programme.list', {});
  const open = data?.filter(({ state }) => isOpen(state)) ?? [];
  if (open.length === 0) return null;
  return (
    <section className="home-courses" aria-labelledby="home-programmes-title">
      <h2 id="home-programmes-title">{t('yours')}</h2>
      <ul className="programme-cards">
        {open.map((programme) => (
          <li key={programme.id}>
            <ProgrammeRow programme={programme} />
          </li>
        ))}
      </ul>
    </section>
  );
}
