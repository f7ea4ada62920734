import { describe, expect, it } from 'vitest';
import { LessonId } from '#core/notebook/ids.ts';
import { parseRoute, printRoute, type Route } from '../../../src-renderer/app/route.ts';

const lesson = LessonId.parse('06-the-articles-classifier');
if (!lesson) throw new Error('a lesson id');

describe('the address', () => {
  const routes: Route[] = [
    { screen: 'library' },
    { screen: 'notebooks' },
    { screen: 'work' },
    { screen: 'article' },
    { screen: 'settings' },
    { screen: 'document', ref: { kind: 'lesson', id: lesson } },
    { screen: 'document', ref: { kind: 'lesson', id: lesson }, at: 'the-end' },
    { screen: 'document', ref: { kind: 'lesson', id: lesson }, at: '误差/50%' },
    { screen: 'document', ref: { kind: 'file', path: '/home/ada/笔记 #1/50%.md' } },
  ];
  it.each(routes)('comes back to %j after a reload', (route) => {
    expect(parseRoute(printRoute(route))).toEqual(route);
  });
  it.each(['', '#', '#/', '#/lesson/', '#/lesson/../etc', '#/lesson/A B', '#/file/%zz', '#/nowhere/x'])(
    'takes %j for the library',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ screen: 'library' });
    },
  );
});
