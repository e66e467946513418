/**
 * What a role asks for, drawn: a field for each competency, by area; full where it is shown, half where it is begun, empty where not.
 * A field with a double border asks for two proofs. The words below the drawing, and those of each competency, say the same.
 */
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CompetencyView, RoleView } from '#core/contract/pathway-calls.ts';
import { useFormats } from '../../locale/formats.ts';

type State = 'met' | 'part' | 'none';

const stateOf = ({ lacks, has }: CompetencyView): State =>
  lacks.length === 0 ? 'met' : has.length > 0 ? 'part' : 'none';

function Field({ state, level }: { readonly state: State; readonly level: CompetencyView['level'] }) {
  return (
    <span className={`map-field is-${state} is-${level}`} aria-hidden="true">
      {state === 'met' && <Check />}
    </span>
  );
}

export function ProfileMap({ groups }: Pick<RoleView, 'groups'>) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  return (
    <figure className="profile-map">
      <ul>
        {groups.map(({ domain, title, competencies }) => {
          const have = competencies.filter((one) => stateOf(one) === 'met').length;
          const numbers = { have: formats.number(have), need: formats.number(competencies.length) };
          return (
            <li key={domain}>
              <span className="visually-hidden">{t('mapLabel', { title, ...numbers })}</span>
              <span className="map-title" aria-hidden="true" dir="auto">
                {title}
              </span>
              <span className="map-fields" aria-hidden="true">
                {competencies.map((one) => (
                  <Field key={one.id} state={stateOf(one)} level={one.level} />
                ))}
              </span>
              <span className="map-numbers" aria-hidden="true">
                {numbers.have} / {numbers.need}
              </span>
            </li>
          );
        })}
      </ul>
      <figcaption>
        <ul className="map-legend" aria-label={t('legend.title')}>
          {(['met', 'part', 'none'] as const).map((state) => (
            <li key={state}>
              <Field state={state} level="knows" />
              {t(`legend.${state}`)}
            </li>
          ))}
          <li>
            <Field state="none" level="shows" />
            {t('legend.double')}
          </li>
        </ul>
      </figcaption>
    </figure>
  );
}
