/**
 * Language, theme, size of text, the name on the certificate, the ways to the registry, to the learning record store, to the
 * assessor's room and to the author's desk, and what this program is.
 */
import { type FormEvent, useState } from 'react';
import { Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type SettingsView, textSizes, themes } from '#core/contract/values.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LanguageChoice } from '../../parts/language-choice.tsx';
import '../../parts/field.css';
import './settings.css';

function Name({ onFailure }: { onFailure: (failure: Failure | null) => void }) {
  const { t } = useTranslation('settings');
  const { learner, reload } = useSession();
  const [name, setName] = useState(learner.name);
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    const reply = await call('learner.rename', { name });
    onFailure(reply.ok ? null : reply.failure);
    if (reply.ok) await reload();
  };
  return (
    <form className="settings-name" onSubmit={(event) => void rename(event)}>
      <TextField className="field" value={name} onChange={setName} maxLength={80} isRequired>
        <Label>{t('nameLabel')}</Label>
        <Input dir="auto" />
      </TextField>
      <ActionButton type="submit" isDisabled={name.trim() === '' || name === learner.name}>
        {t('nameSave')}
      </ActionButton>
      <p className="quiet-line">{t('nameNote')}</p>
    </form>
  );
}

export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const navigate = useNavigate();
  const { settings, changeSettings, start } = useSession();
  const [failure, setFailure] = useState<Failure | null>(null);
  useScreenReady('settings', t('title'));
  const change = async (wanted: Partial<SettingsView>) => setFailure(await changeSettings(wanted));

  return (
    <>
      <h1 tabIndex={-1}>{t('title')}</h1>
      {failure && <FailureState failure={failure} />}
      <section className="settings-part">
        <h2>{t('language')}</h2>
        <LanguageChoice
          value={settings.language}
          label={t('language')}
          onChange={(language) => void change({ language })}
        />
      </section>
      <section className="settings-part">
        <h2>{t('theme')}</h2>
        <RadioGroup
          className="choice-tiles"
          aria-label={t('theme')}
          value={settings.theme}
          onChange={(theme) => void change({ theme: theme as SettingsView['theme'] })}
        >
          {themes.map((theme) => (
            <Radio key={theme} value={theme} className="choice-tile">
              <span className="choice-tile-name">{t(`themes.${theme}`)}</span>
            </Radio>
          ))}
        </RadioGroup>
      </section>
      <section className="settings-part">
        <h2>{t('textSize')}</h2>
        <RadioGroup
          className="choice-tiles is-narrow"
          aria-label={t('textSize')}
          value={String(settings.textSize)}
          onChange={(size) => void change({ textSize: Number(size) as SettingsView['textSize'] })}
        >
          {textSizes.map((size) => (
            <Radio key={size} value={String(size)} className="choice-tile">
              <span className="choice-tile-name">{formats.percent(size)}</span>
            </Radio>
          ))}
        </RadioGroup>
      </section>
      <section className="settings-part">
        <h2>{t('name')}</h2>
        <Name onFailure={setFailure} />
      </section>
      <section className="settings-part">
        <h2>{t('registry')}</h2>
        <p className="quiet-line">{t('registryLead')}</p>
        <p>
          <ActionButton onPress={() => navigate({ screen: 'registry' })}>{t('registryOpen')}</ActionButton>
        </p>
      </section>
      <section className="settings-part">
        <h2>{t('lrs')}</h2>
        <p className="quiet-line">{t('lrsLead')}</p>
        <p>
          <ActionButton onPress={() => navigate({ screen: 'lrs' })}>{t('lrsOpen')}</ActionButton>
        </p>
      </section>
      <section className="settings-part">
        <h2>{t('assess')}</h2>
        <p className="quiet-line">{t('assessLead')}</p>
        <p>
          <ActionButton onPress={() => navigate({ screen: 'assess' })}>{t('assessOpen')}</ActionButton>
        </p>
      </section>
      <section className="settings-part">
        <h2>{t('authors')}</h2>
        <p className="quiet-line">{t('authorsLead')}</p>
        <p>
          <ActionButton onPress={() => navigate({ screen: 'authoring' })}>{t('authorsOpen')}</ActionButton>
        </p>
      </section>
      <section className="settings-part">
        <h2>{t('about')}</h2>
        <p>{t('version', { version: start.version })}</p>
        <p>{t('issuer', { issuer: start.issuer })}</p>
        <p>{t('dataNote')}</p>
      </section>
    </>
  );
}
