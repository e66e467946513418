/**
 * The sign-in of the organisation, where there is one. It leaves the page; where one was is kept until one is back.
 */
import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const keptAs = 'fieldpass-place';

const keepPlace = () => {
  try {
    sessionStorage.setItem(keptAs, window.location.hash);
  } catch {
    // Then one begins at the first screen.
  }
};

/** Where one was before the organisation's sign-in; once. */
export function placeBefore(): string {
  try {
    const kept = sessionStorage.getItem(keptAs) ?? '';
    sessionStorage.removeItem(keptAs);
    return kept;
  } catch {
    return '';
  }
}

export function OrganisationWay({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <a className="action-button is-plain" href="/v1/staff/oidc/start" onClick={keepPlace}>
      <Building2 aria-hidden="true" />
      {t('door.organisation', { name })}
    </a>
  );
}
