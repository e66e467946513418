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

/** To where one was before, once; an address that says where to go counts more. */
export function goBackToPlace(): void {
  try {
    const kept = sessionStorage.getItem(keptAs);
    sessionStorage.removeItem(keptAs);
    if (kept && !window.location.hash) window.history.replaceState(null, '', kept);
  } catch {
    // Then one begins at the first screen.
  }
}

/** Why one comes back from there without being signed in, as a code; said once. */
export function faultOfWay(): string | null {
  const [, fault] = /^#(sign-in-[a-z]+)$/.exec(window.location.hash) ?? [];
  if (fault) window.history.replaceState(null, '', window.location.pathname);
  return fault ?? null;
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
