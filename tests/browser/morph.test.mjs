// The taking in of a change in a page, tried in the browser: the module alone.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { serve } from './support/digitv.mjs';

describe('morph', () => {
  let site;
  let browser;
  let tab;
  before(async () => {
    site = await serve({});
    browser = await launch();
    // The test makes documents of texts, which the policy of the site (Trusted Types) turns down.
    tab = await browser.newPage({ bypassCSP: true });
    await tab.goto(site.url('/robots.txt'));
    await tab.evaluate(async () => {
      const { morph } = await import('/.digitv/morph.js');
      const parse = (body) =>
        new DOMParser().parseFromString(
          `<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`,
          'text/html',
        );
      /** What becomes of `was`, with `hand` laid on it, when it is to be `now`. */
      window.become = async (was, now, hand = () => {}) => {
        const live = parse(was);
        hand(live);
        await morph(live, parse(was), parse(now));
        return live;
      };
    });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const [name, was, now] of [
    ['text', '<p>a</p>', '<p>b</p>'],
    ['attributes', '<p class="a" id="x">a</p>', '<p class="b" title="t" id="x">a</p>'],
    ['a child more', '<ul><li>a<li>c</ul>', '<ul><li>a<li>b<li>c</ul>'],
    ['a child fewer', '<ul><li>a<li>b<li>c</ul>', '<ul><li>a<li>c</ul>'],
    ['another order', '<ul><li>a<li>b<li>c</ul>', '<ul><li>c<li>a<li>b</ul>'],
    ['another kind', '<p>a</p><div>b</div>', '<div>b</div><h2>a</h2>'],
    ['nothing left', '<p>a</p><!-- c -->', ''],
    ['something from nothing', '', '<p>a</p>text<!-- c --><svg><path d="M0 0"/></svg>'],
    ['a template', '<template><p>a</p></template>', '<template><p>b</p></template>'],
  ]) {
    test(`takes in ${name}`, async () => {
      const [isEqual, isEqualInside, html] = await tab.evaluate(
        async ([was, now]) => {
          const [live, clean] = [await window.become(was, now), await window.become(now, now)];
          // Neither the order of attributes nor what is in a template counts for both.
          const inside = (page) => [...page.querySelectorAll('template')].map((one) => one.innerHTML);
          return [live.isEqualNode(clean), String(inside(live)) === String(inside(clean)), live.body.innerHTML];
        },
        [was, now],
      );
      assert.ok(isEqual && isEqualInside, html);
    });
  }

  test('nodes that are kept are the same nodes', async () => {
    const same = await tab.evaluate(async () => {
      const nodes = [];
      const live = await window.become(
        '<p id="a">1</p><p>2</p><p id="c">3</p>',
        '<h2>0</h2><p id="a">1 endret</p><p id="c" class="x">3</p>',
        (live) => nodes.push(live.getElementById('a'), live.getElementById('c')),
      );
      return nodes.map((node) => live.body.contains(node)).concat(live.body.children.length === 3);
    });
    assert.deepEqual(same, [true, true, true]);
  });

  test('what others have done is left alone', async () => {
    const html = await tab.evaluate(async () => {
      const live = await window.become(
        '<details><summary>s</summary>a</details><ul><li>1</li><li>2</li></ul><p>x</p><p>borte</p>',
        '<details><summary>s</summary>b</details><ul><li>1</li><li>2</li><li>3</li></ul><p>y</p><p>borte</p>',
        (live) => {
          live.querySelector('details').open = true;
          live.querySelector('ul').prepend(live.createElement('hr'));
          live.querySelector('li').className = 'valgt';
          live.querySelector('p').after(live.createElement('output'));
          live.body.lastElementChild.remove();
        },
      );
      return live.body.innerHTML;
    });
    assert.equal(
      html,
      '<details open=""><summary>s</summary>b</details>' +
        '<ul><hr><li class="valgt">1</li><li>2</li><li>3</li></ul><p>y</p><output></output>',
    );
  });

  test('any tree becomes any other', async () => {
    const wrong = await tab.evaluate(async () => {
      // Always the same numbers, so that what fails once fails again.
      let seed = 1;
      const below = (limit) => {
        seed = (seed * 48271) % 2147483647;
        return seed % limit;
      };
      const tree = (depth) => {
        let html = '';
        for (let child = below(5); child > 0; child -= 1) {
          const tag = ['p', 'div', 'ul', 'span', 'section'][below(5)];
          const id = below(4) === 0 ? ` id="i${below(4)}"` : '';
          const kind = below(3) === 0 ? ` class="c${below(3)}"` : '';
          const inside = depth > 0 && tag !== 'p' ? tree(depth - 1) : `t${below(4)}`;
          html += below(6) === 0 ? `tekst ${below(3)}` : `<${tag}${id}${kind}>${inside}</${tag}>`;
        }
        return html;
      };
      for (let round = 0; round < 500; round += 1) {
        const [was, now] = [tree(3), tree(3)];
        const live = await window.become(was, now);
        const clean = await window.become(now, now);
        live.normalize();
        if (!live.isEqualNode(clean)) return [was, now, live.body.innerHTML];
      }
      return null;
    });
    assert.equal(wrong, null);
  });
});
