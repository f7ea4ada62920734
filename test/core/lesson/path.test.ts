/** The lessons as a path, and finding one on it. */
import { describe, expect, it } from 'vitest';
import { pathEdges, standingOf } from '#core/lesson/path.ts';
import { searchLessons } from '#core/lesson/search.ts';
import { LessonId } from '#core/notebook/ids.ts';

const idOf = (text: string): LessonId => {
  const id = LessonId.parse(text);
  if (id === undefined) throw new Error(`${text} is no lesson id`);
  return id;
};
const lesson = (id: string, ...prerequisites: string[]) => ({
  id: idOf(id),
  prerequisites: prerequisites.map(idOf),
});

describe('the path', () => {
  it('leads straight on to the next lesson, and around those between', () => {
    const edges = pathEdges([lesson('a'), lesson('b', 'a'), lesson('c', 'b'), lesson('d', 'b')]);
    expect(edges.map(({ from, to, lane }) => [from, to, lane])).toEqual([
      ['a', 'b', 0],
      ['b', 'c', 0],
      ['b', 'd', 1],
    ]);
  });

  it('keeps ways apart that go side by side, and only those', () => {
    const edges = pathEdges([
      lesson('a'),
      lesson('b'),
      lesson('c', 'a'),
      lesson('d', 'b'),
      lesson('e'),
      lesson('f', 'd'),
    ]);
    expect(edges.map(({ from, to, lane }) => [from, to, lane])).toEqual([
      ['a', 'c', 1],
      ['b', 'd', 2],
      ['d', 'f', 1],
    ]);
  });

  it('has no way from a lesson that is not above, or not there', () => {
    expect(pathEdges([lesson('a', 'b', 'gone'), lesson('b')])).toEqual([]);
  });

  it('is done where every step is', () => {
    const progress = { steps: 2, stepsDone: 1, exercises: 0, passed: 0, questions: 0, answered: 0 };
    expect(standingOf({})).toBe('new');
    expect(standingOf({ saved: { progress } })).toBe('begun');
    expect(standingOf({ saved: { progress: { ...progress, stepsDone: 2 } } })).toBe('done');
    expect(standingOf({ saved: { progress: { ...progress, steps: 0, stepsDone: 0 } } })).toBe('begun');
  });
});

describe('searching lessons', () => {
  const lessons = [
    {
      number: 2,
      title: { zh: '损失', en: 'Loss' },
      summary: { zh: '误差画成正方形', en: 'Errors as squares' },
      objectives: [{ zh: '推出交叉熵', en: 'Derive cross-entropy' }],
      covers: ['4.2'],
    },
    {
      number: 3,
      title: { zh: '优化器', en: 'Optimizers' },
      summary: { zh: '下山', en: 'The way down the loss' },
      objectives: [],
      covers: [],
    },
  ];
  const sections = [
    { number: '4.2', title: { zh: 'MSE 公式', en: 'The MSE formula' } },
    { number: '9.9', title: { zh: '别处', en: 'Elsewhere' } },
  ];
  const find = (query: string) => searchLessons(lessons, query, sections);
  const numbers = (query: string) => find(query).map((found) => found.lesson.number);

  it('looks at titles and summaries of both languages, whatever the case and width of letters', () => {
    expect(numbers('损失')).toEqual([2]);
    expect(numbers('LOSS')).toEqual([2, 3]);
    expect(numbers('ｌｏｓｓ')).toEqual([2, 3]);
    expect(find('loss')[0]).not.toHaveProperty('by');
  });

  it('wants every word', () => {
    expect(numbers('loss down')).toEqual([3]);
    expect(numbers('loss nothing')).toEqual([]);
  });

  it('says through which objective or section of the article a lesson was found', () => {
    expect(find('loss entropy')[0]?.by).toEqual({ kind: 'objective', text: lessons[0]?.objectives[0] });
    expect(find('4.2')[0]?.by).toEqual({ kind: 'section', section: sections[0] });
    expect(numbers('mse')).toEqual([2]);
    expect(numbers('elsewhere')).toEqual([]);
  });

  it('gives all of them where nothing is asked', () => {
    expect(numbers('  ')).toEqual([2, 3]);
  });
});
