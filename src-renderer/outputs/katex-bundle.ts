/** KaTeX with its style, as one chunk of the window. */
import 'katex/dist/katex.min.css';
import katex from 'katex';

export { katex };
