/**
 * A Moodle XML export to items (Moodle XML format, docs.moodle.org). Texts become plain; what does not fit is named.
 */
import { defaultsOf, type FoundItem, finishImport, type ImportOptions, type ImportResult } from '../import-result.ts';
import { limits } from '../limits.ts';
import { idGiver } from '../new-ids.ts';
import { type ExchangeProblem, exchangeProblems, type Report, reportAt } from '../problem.ts';
import { readTextFile } from '../read-text-file.ts';
import { foreignText } from '../text/foreign-text.ts';
import { charactersOf, childNamed, childrenNamed, elementsIn, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read-xml.ts';
import { moodleBodies } from './question-body.ts';

/** What is read, or says nothing that a bank needs: how it looks, and what is so unless one changes it. */
const read = new Set(
  'name questiontext generalfeedback answer single subquestion units idnumber selectoption dragbox shuffleanswers answernumbering showstandardinstruction'.split(
    ' ',
  ),
);
const usual: Readonly<Record<string, RegExp>> = {
  defaultgrade: /^1(\.0*)?$/,
  penalty: /^0?(\.\d+)?$|^1(\.0*)?$/,
  hidden: /^0$/,
  unitgradingtype: /^0$/,
  unitpenalty: /.*/,
  showunits: /.*/,
  unitsleft: /^0$/,
};
const feedbackFor = new Set('correctfeedback partiallycorrectfeedback incorrectfeedback'.split(' '));

/** Settings of a question that are lost, and say something. */
const settingsOf = (question: XmlElement): string[] =>
  elementsIn(question)
    .filter((child) => !read.has(child.name) && !feedbackFor.has(child.name))
    .filter((child) => charactersOf(child) !== '' && !usual[child.name]?.test(charactersOf(child)))
    .map(({ name }) => name);

type Known = { readonly file: string; readonly newId: (name: string) => string; readonly settings: Set<string> };

function readQuestion(
  question: XmlElement,
  { file, newId, settings }: Known,
  options: ImportOptions,
  problems: ExchangeProblem[],
): FoundItem | null {
  const { language } = options;
  const { type = '' } = question.attributes;
  const nameOf = childNamed(question, 'name');
  const title = nameOf ? charactersOf(nameOf) : '';
  let refused = false;
  const at = reportAt(problems, file, title, question.line);
  const report: Report = (code, params, line) => {
    if (exchangeProblems[code] === 'item') refused = true;
    at(code, params, line);
  };
  if (type === 'category') {
    report('category-not-kept', { category: charactersOf(childNamed(question, 'category') ?? question) });
    return null;
  }
  const body = Object.hasOwn(moodleBodies, type) ? moodleBodies[type] : undefined;
  if (!body) {
    report('question-type', { type });
    return null;
  }
  const texts = foreignText(report);
  const words = (holder: XmlElement | undefined): string => {
    const text = holder && childNamed(holder, 'text');
    if (!text) return '';
    // The format of answers and choices is HTML where it is not named, as Moodle has it.
    const isPlain = holder.attributes.format === 'plain_text';
    return (isPlain ? texts.plain : texts.html)(charactersOf(text));
  };
  const stem = words(childNamed(question, 'questiontext'));
  if (!stem) report('stem-missing');
  const fields = stem ? body({ question, language, report, words, texts, stem, title }) : null;
  const rationale = words(childNamed(question, 'generalfeedback'));
  if (!rationale) report('rationale-missing');
  const said = elementsIn(question).filter((one) => feedbackFor.has(one.name) && words(one) !== '');
  if (said.length > 0) report('feedback-left-out', { count: String(said.length) });
  texts.noteLosses();
  for (const name of settingsOf(question)) settings.add(name);
  if (!fields || refused || texts.isRefused()) return null;

  const idNumber = childNamed(question, 'idnumber');
  const called = (idNumber && charactersOf(idNumber)) || title;
  const id = newId(called);
  if (id !== called) report('id-changed', { from: called, to: id });
  return {
    where: { file, item: title, line: question.line },
    set: null,
    raw: {
      id,
      ...defaultsOf(options),
      stem: { [language]: stem },
      rationale: { [language]: rationale || options.rationale },
      ...fields,
    },
  };
}

/** Reads the export. Competency, source, difficulty and language are not in it: they are the options'. */
export function readMoodleXml(file: string, bytes: Uint8Array, options: ImportOptions): ImportResult {
  const problems: ExchangeProblem[] = [];
  const none: ImportResult = { questions: 0, items: [], sets: [], pictures: new Map(), problems };
  const source = readTextFile(file, bytes, problems);
  if (source === null) return none;
  const report = reportAt(problems, file);
  const xml = readXml(source, limits.exportLength);
  if (!xml.ok) {
    report(xml.code, xml.params, xml.line);
    return none;
  }
  if (xml.root.name !== 'quiz') {
    report('file-type', { type: xml.root.name }, xml.root.line);
    return none;
  }
  const known: Known = { file, newId: idGiver('question'), settings: new Set() };
  const listed = childrenNamed(xml.root, 'question');
  const found = listed.flatMap((question) => readQuestion(question, known, options, problems) ?? []);
  if (known.settings.size > 0) report('settings-left-out', { names: [...known.settings].sort().join(', ') });
  const questions = listed.filter(({ attributes }) => attributes.type !== 'category').length;
  return { questions, ...finishImport(found, [], new Map(), options, problems) };
}
