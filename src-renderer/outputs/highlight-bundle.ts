/** highlight.js with the few languages that lessons show, as one chunk of the window. */
import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';

highlighter.registerLanguage('bash', bash);
highlighter.registerLanguage('javascript', javascript);
highlighter.registerLanguage('json', json);
highlighter.registerLanguage('python', python);
highlighter.registerLanguage('typescript', typescript);
highlighter.registerAliases(['ts', 'tsx'], { languageName: 'typescript' });
highlighter.registerAliases(['js', 'jsx'], { languageName: 'javascript' });
highlighter.registerAliases(['py'], { languageName: 'python' });
highlighter.registerAliases(['sh', 'shell', 'console'], { languageName: 'bash' });

export { highlighter };
