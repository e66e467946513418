/**
 * Bringing in what others signed: from a file or by the camera. Each signature is taken, or refused with the reason.
 */
import { CircleCheck, CircleX, FileInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BroughtSignOffs } from '#core/contract/programme-calls.ts';
import { call } from '../../api/call.ts';
import { CodeCamera } from '../../camera/code-camera.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import type { ProgrammeAt } from './use-programme.ts';

/** A failure ends the looking too: it is told once, not at every picture. */
async function lookFor(bytes: Uint8Array) {
  const reply = await call('programme.frame', { bytes });
  if (!reply.ok) return reply;
  return reply.value && { ok: true as const, value: reply.value };
}

function Outcome({ brought: { taken, refused } }: { brought: BroughtSignOffs }) {
  const { t } = useTranslation('programme');
  return (
    <ul className="brought">
      {taken.map(({ id, title, by }) => (
        <li key={id} className="is-taken">
          <CircleCheck aria-hidden="true" />
          <div>
            <p className="brought-what">
              <bdi>{t('bring.taken', { title })}</bdi>
            </p>
            <p>
              <bdi>{t('bring.takenBy', { by })}</bdi>
            </p>
          </div>
        </li>
      ))}
      {refused.map(({ number, fault, title }) => (
        <li key={number} className="is-refused">
          <CircleX aria-hidden="true" />
          <div>
            <p className="brought-what">
              <bdi>{title === null ? t('bring.refusedUnnamed') : t('bring.refused', { title })}</bdi>
            </p>
            <p>{t(`fault.${fault}.what`)}</p>
            <p>{t('bring.kept')}</p>
            <p>{t(`fault.${fault}.next`)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function BringPart({ at: { isBusy, brought, bring, takeBrought, hush } }: { at: ProgrammeAt }) {
  const { t } = useTranslation('programme');
  return (
    <section className="programme-part" aria-labelledby="bring-title">
      <h2 id="bring-title">{t('bring.title')}</h2>
      <p className="quiet-line">{t('bring.lead')}</p>
      <div className="bring-ways">
        <ActionButton isBusy={isBusy} onPress={() => void bring()}>
          <FileInput aria-hidden="true" />
          {t('bring.choose')}
        </ActionButton>
        <CodeCamera
          isBusy={isBusy}
          hint={t('bring.hint')}
          look={lookFor}
          onBegin={hush}
          onSeen={(reply) => void takeBrought(reply)}
        />
      </div>
      <div role="status">{brought && <Outcome brought={brought} />}</div>
    </section>
  );
}
