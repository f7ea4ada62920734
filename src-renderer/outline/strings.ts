/** The outline's words. */
import { defineStrings } from '../i18n/strings.ts';

/** Words of the outline. */
export const outlineStrings = defineStrings({ outline: '大纲' }, { outline: 'Outline' });
