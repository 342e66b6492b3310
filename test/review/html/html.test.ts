import { expect, test } from 'vitest';
import { html } from '../../../src/review/html/html.ts';

test('what is put into a template is text', () => {
  expect(html`<p title="${`"'`}">${'<b> & </b>'} ${3}</p>`.text).toBe(
    '<p title="&quot;&#39;">&lt;b&gt; &amp; &lt;/b&gt; 3</p>',
  );
});

test('HTML in HTML stays HTML, alone or in a list', () => {
  const items = ['a', '<'].map((each) => html`<li>${each}</li>`);
  expect(html`${items}${null}${html`<li>c</li>`}`.text).toBe('<li>a</li><li>&lt;</li><li>c</li>');
});
