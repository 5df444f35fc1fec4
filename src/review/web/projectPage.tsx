import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ActivityView, ArticleView, Progress } from '../api.ts';
import { loadProject, onServerEvent, project } from './app-state.ts';
import { get } from './connection.ts';
import { dayText, figure, language, languageName, said, t } from './i18n.ts';
import { Icon, StateIcon } from './icons.tsx';
import { ProgressBar, STATES } from './progressBar.tsx';
import { editorHref } from './route.ts';
import { asSentence } from './sayings.ts';

/** All articles, and how far they are in every language. */
export function ProjectPage() {
  const activity = useSignal<ActivityView | undefined>(undefined);
  const wanted = useSignal('');
  useEffect(() => {
    const load = async () => {
      await loadProject();
      activity.value = await get<ActivityView>('/api/activity');
    };
    load().catch(() => undefined);
    return onServerEvent(event => {
      if (event.kind === 'progress' || event.kind === 'project') load().catch(() => undefined);
    });
  }, []);
  const view = project.value;
  if (!view) return <p class="loading">{t('loading')}</p>;
  const words = wanted.value.trim().toLowerCase();
  const articles = view.articles.filter(({ title, slug }) => `${title} ${slug}`.toLowerCase().includes(words));
  return (
    <main class="project">
      <div class="head">
        <h1>{view.name}</h1>
        <label class="search">
          <span class="sr">{t('project.filter')}</span>
          <Icon name="search" />
          <input
            type="search"
            placeholder={t('project.filter')}
            value={wanted.value}
            onInput={event => {
              wanted.value = event.currentTarget.value;
            }}
          />
        </label>
      </div>
      <Faults />
      {view.articles.length > 0 && <Sums articles={view.articles} locales={view.targetLocales} />}
      {activity.value && <Chart days={activity.value.days} />}
      <section class="articles">
        <h2>{t('project.articles', { count: view.articles.length })}</h2>
        {view.articles.length === 0 && <p class="nothing">{t('project.none')}</p>}
        {articles.slice(0, MOST_SHOWN).map(article => (
          <ArticleCard key={article.slug} article={article} locales={view.targetLocales} />
        ))}
        {articles.length > MOST_SHOWN && (
          <p class="nothing">{t('project.more', { count: articles.length - MOST_SHOWN })}</p>
        )}
      </section>
      {view.pending > 0 && <p class="nothing">{t('project.counting', { count: view.pending })}</p>}
    </main>
  );
}

const MOST_SHOWN = 300;

function Faults() {
  const faults = project.value?.faults ?? [];
  if (faults.length === 0) return null;
  return (
    <details class="faults">
      <summary>{t('project.faults', { count: faults.length })}</summary>
      <ul>
        {faults.map(({ message, advice, place }) => (
          <li key={(place ?? '') + message}>
            {place && <code>{place}</code>} {asSentence(said(message))} <span class="advice">{said(advice)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function isCounted(progress: ArticleView['locales'][string] | undefined): progress is Progress {
  return progress !== undefined && !('fault' in progress);
}

/** Each language as a whole. */
function Sums({
  articles,
  locales,
}: {
  readonly articles: readonly ArticleView[];
  readonly locales: readonly string[];
}) {
  return (
    <section class="sums" aria-label={t('project.languages')}>
      {locales.map(locale => {
        const counted = articles.map(article => article.locales[locale]).filter(isCounted);
        const isCounting = articles.some(article => !article.locales[locale]);
        const sum = (key: Exclude<keyof Progress, 'changedConcepts'>) =>
          counted.reduce((total, each) => total + each[key], 0);
        const progress = {
          segments: sum('segments'),
          ...{ initial: sum('initial'), translated: sum('translated'), reviewed: sum('reviewed') },
          ...{ final: sum('final'), outOfDate: sum('outOfDate') },
        };
        const done = progress.segments ? (progress.reviewed + progress.final) / progress.segments : 0;
        return (
          <article key={locale} class="sum">
            <h2>
              {languageName(locale)} <span class="code">{locale}</span>
            </h2>
            <p class="percent">
              {counted.length > 0
                ? new Intl.NumberFormat(language.value, { style: 'percent' }).format(done)
                : isCounting
                  ? '…'
                  : '–'}
            </p>
            <p class="of">
              {counted.length > 0 &&
                t('project.approvedOf', {
                  done: figure(progress.reviewed + progress.final),
                  count: progress.segments,
                  all: figure(progress.segments),
                })}
              {counted.length === 0 && t(isCounting ? 'project.notCounted' : 'project.unreadable')}
            </p>
            <ProgressBar progress={progress} />
            <ul class="legend">
              {STATES.filter(state => progress[state] > 0).map(state => (
                <li key={state}>
                  <StateIcon mark={state} /> {t(`state.${state}`)} <b>{figure(progress[state])}</b>
                </li>
              ))}
            </ul>
            {sum('errors') + sum('warnings') > 0 && (
              <p class="of">
                {[
                  ...(sum('errors') > 0 ? [t('project.errors', { count: sum('errors') })] : []),
                  ...(sum('warnings') > 0 ? [t('project.warnings', { count: sum('warnings') })] : []),
                ].join(', ')}
              </p>
            )}
          </article>
        );
      })}
    </section>
  );
}

function ArticleCard({ article, locales }: { readonly article: ArticleView; readonly locales: readonly string[] }) {
  const any = Object.values(article.locales).find(isCounted);
  return (
    <article class="card">
      <div class="about">
        <h3>
          <a href={editorHref(locales[0] ?? '', article.slug)}>{article.title}</a>
        </h3>
        <p>
          <code>{article.path}</code>
          {any && <span> · {t('project.size', { count: any.segments, words: figure(any.words) })}</span>}
          {article.embargo && (
            <span class="embargo">
              <Icon name="lock" /> {t('project.embargo')}
            </span>
          )}
        </p>
      </div>
      <ul class="locales">
        {locales.map(locale => (
          <li key={locale}>
            <LocaleLine article={article} locale={locale} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function LocaleLine({ article, locale }: { readonly article: ArticleView; readonly locale: string }) {
  const progress = article.locales[locale];
  const name = languageName(locale);
  if (!progress)
    return (
      <span class="line">
        <b>{locale}</b> <span>…</span>
      </span>
    );
  if ('fault' in progress)
    return (
      <span class="line fault">
        <b>{locale}</b>
        <span>
          {asSentence(said(progress.fault.message))} <span class="advice">{said(progress.fault.advice)}</span>
        </span>
      </span>
    );
  const { reviewed, final, segments, errors, warnings, outOfDate, changedConcepts } = progress;
  return (
    <a class="line" href={editorHref(locale, article.slug)}>
      <span class="sr">{t('project.open', { title: article.title, language: name })}</span>
      <b>{locale}</b>
      <ProgressBar progress={progress} />
      <span class="numbers">
        {figure(reviewed + final)} / {figure(segments)}
      </span>
      <span class="badges">
        {errors > 0 && <span class="badge error">{t('project.errors', { count: errors })}</span>}
        {errors === 0 && warnings > 0 && <span class="badge">{t('project.warnings', { count: warnings })}</span>}
        {outOfDate > 0 && (
          <span class="badge stale" title={changedConcepts.join(', ')}>
            <StateIcon mark="outOfDate" />{' '}
            {t('project.stale', { count: outOfDate, concepts: changedConcepts.slice(0, 2).join(', ') })}
          </span>
        )}
      </span>
    </a>
  );
}

/** Approvals of the last weeks, a column a day. */
function Chart({ days }: { readonly days: ActivityView['days'] }) {
  if (days.length === 0) return null;
  const last = new Date(`${days.at(-1)?.day}T00:00:00Z`).getTime();
  const byDay = new Map(days.map(({ day, approved }) => [day, approved]));
  const shown = Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(last - (DAYS - 1 - index) * 86_400_000).toISOString().slice(0, 10);
    return { day, approved: byDay.get(day) ?? 0 };
  });
  const [first = '', final = ''] = [shown[0]?.day, shown.at(-1)?.day];
  const most = Math.max(1, ...shown.map(({ approved }) => approved));
  const total = shown.reduce((sum, { approved }) => sum + approved, 0);
  const label = t('project.chart', { count: total, days: DAYS });
  return (
    <figure class="chart">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${DAYS * 26} 60`} role="img" aria-label={label}>
        {shown.map(({ day, approved }, index) => {
          const height = approved > 0 ? Math.max(3, (approved / most) * 56) : 2;
          return (
            <rect
              key={day}
              x={index * 26 + 4}
              width="18"
              y={60 - height}
              height={height}
              rx="2"
              class={approved > 0 ? 'some' : 'none'}
            >
              <title>{`${dayText(day)}: ${figure(approved)}`}</title>
            </rect>
          );
        })}
      </svg>
      <p class="days" aria-hidden="true">
        <span>{dayText(first)}</span>
        <span>{dayText(final)}</span>
      </p>
    </figure>
  );
}

const DAYS = 42;
