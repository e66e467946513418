/**
 * A crisis team: what it is called, where it is, and what it is to have.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestPlace } from '#core/crisis/listing.ts';
import { mostWanted } from '#core/crisis/readiness.ts';
import { type SpokenLanguage, spokenLanguages } from '#core/crisis/spoken-languages.ts';
import { newTeam, type TeamReply, type TeamRow, teamReply } from '#core/staff/crisis-shapes.ts';
import { LanguagesField } from '../../../src-renderer/parts/languages-field.tsx';
import { ask } from '../../api/ask.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { FieldProblem } from '../../parts/field-problem.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useSkills } from '../../parts/use-skills.ts';
import { CountryField } from '../people/country-field.tsx';
import './teams.css';

type Props = {
  readonly team: TeamRow | null;
  readonly onClose: () => void;
  readonly onDone: (reply: TeamReply) => void;
};
const fields = ['name', 'office', 'country', 'place', 'needs'] as const;
type Field = (typeof fields)[number];

export function TeamForm({ team, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { choices, me } = useSession();
  const skills = useSkills();
  const offices = me.offices ?? choices.offices.filter(Boolean);
  const [name, setName] = useState(team?.name ?? '');
  const [office, setOffice] = useState(team?.office ?? (offices.length === 1 ? (offices[0] ?? '') : ''));
  const [country, setCountry] = useState(team?.country ?? '');
  const [place, setPlace] = useState(team?.place ?? '');
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(team?.needs.programmes.map((one) => [one.programme, String(one.count)]) ?? []),
  );
  const [languages, setLanguages] = useState<readonly SpokenLanguage[]>(team?.needs.languages ?? []);
  const [problem, setProblem] = useState<Field | null>(null);
  const programmes = Object.entries(counts).flatMap(([programme, text]) =>
    Number(text) > 0 ? [{ programme, count: Number(text) }] : [],
  );
  const said = { name, office, country, place, needs: { programmes, languages: [...languages] } };
  const deed = useDeed(
    () =>
      ask(team ? `/v1/staff/teams/${team.id}` : '/v1/staff/teams', teamReply, {
        method: team ? 'PUT' : 'POST',
        body: said,
      }),
    onDone,
  );
  const submit = () => {
    const parsed = newTeam.safeParse(said);
    const at = parsed.success ? null : parsed.error.issues[0]?.path[0];
    setProblem(parsed.success ? null : (fields.find((field) => field === at) ?? 'needs'));
    if (parsed.success) void deed.run();
  };
  /** What was wrong is not said any longer of what is typed now. */
  const typed = (set: (text: string) => void) => (text: string) => {
    set(text);
    setProblem(null);
  };
  const missing = (field: Field) => (problem === field ? t(`teams.missing.${field}`) : null);
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={t(team ? 'teams.changeTitle' : 'teams.makeTitle')}
      does={t(team ? 'teams.save' : 'teams.makeDoes')}
      isBusy={deed.isBusy}
      trouble={deed.trouble}
      onSubmit={submit}
    >
      <TextField
        label={t('teams.name')}
        note={t('teams.nameNote')}
        maxLength={120}
        value={name}
        problem={missing('name')}
        onChange={typed(setName)}
      />
      <TextField
        label={t('by.office')}
        note={t('teams.officeNote')}
        maxLength={120}
        list={offices}
        value={office}
        problem={missing('office')}
        onChange={typed(setOffice)}
      />
      <div>
        <CountryField value={country} onChange={typed(setCountry)} />
        {problem === 'country' && <FieldProblem>{missing('country')}</FieldProblem>}
      </div>
      <TextField
        label={t('teams.place')}
        maxLength={longestPlace}
        value={place}
        problem={missing('place')}
        onChange={typed(setPlace)}
      />
      <fieldset className="choices team-needs">
        <legend>{t('teams.needs')}</legend>
        {skills.programmes.map(({ id, title }) => (
          <TextField
            key={id}
            label={title}
            type="number"
            isOptional
            min="0"
            maxLength={String(mostWanted).length}
            value={counts[id] ?? ''}
            onChange={typed((text) => setCounts((was) => ({ ...was, [id]: text })))}
          />
        ))}
        {problem === 'needs' && <FieldProblem>{missing('needs')}</FieldProblem>}
      </fieldset>
      <LanguagesField
        label={t('teams.languages')}
        add={t('teams.addLanguage')}
        does={t('teams.addLanguageDoes')}
        remove={(language) => t('teams.removeLanguage', { language })}
        none={t('teams.noLanguages')}
        language={formats.language}
        value={languages}
        most={spokenLanguages.length}
        onChange={setLanguages}
      />
    </FormDialog>
  );
}
