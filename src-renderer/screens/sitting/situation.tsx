/**
 * The situation of a scenario set: what it is about, and what has happened since, as far as the story has come.
 */
import { BookText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SituationView } from '#core/contract/exam-calls.ts';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import './situation.css';

export function Situation({ situation, language }: { situation: SituationView; language: LanguageCode }) {
  const { t } = useTranslation('exam');
  const { title, stimulus, stories, number, count } = situation;
  return (
    <section className="situation" aria-labelledby="situation-title">
      <p className="situation-head">
        <BookText aria-hidden="true" />
        <span>{t('sitting.situation', { number, total: count })}</span>
      </p>
      <div lang={language} dir={directionOf(language)}>
        <h2 className="situation-title" id="situation-title">
          {title}
        </h2>
        <p>{stimulus}</p>
        {stories.map((story, index) => (
          <p key={story} className={index === stories.length - 1 ? 'situation-story is-new' : 'situation-story'}>
            {story}
          </p>
        ))}
      </div>
    </section>
  );
}
