// What is folded is read on paper too: opens it while the page is printed, in browsers whose style
// sheets cannot (Safari before 18.4, Firefox before 143).

if (!CSS.supports('selector(::details-content)')) {
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
