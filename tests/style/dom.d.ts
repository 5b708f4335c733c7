// What the theme's markup gives for a selector: tests in a browser see to it that an element is there
// and of the right kind; its members are those of the elements that scripts use.

interface FoundElement extends HTMLElement {
  checked: boolean;
  disabled: boolean;
  cellIndex: number;
  cells: HTMLCollectionOf<HTMLTableCellElement>;
  colSpan: number;
  content: DocumentFragment;
  elements: Record<string, FoundElement> & Iterable<FoundElement>;
  hash: string;
  href: string;
  name: string;
  open: boolean;
  options: HTMLOptionsCollection;
  pathname: string;
  reset(): void;
  readonly selectedIndex: number;
  select(): void;
  rows: HTMLCollectionOf<HTMLTableRowElement>;
  search: string;
  selectedOptions: HTMLCollectionOf<HTMLOptionElement>;
  tBodies: HTMLCollectionOf<HTMLTableSectionElement>;
  tFoot: HTMLTableSectionElement;
  tHead: HTMLTableSectionElement;
  type: string;
  value: string;
}

interface ParentNode {
  querySelector<E extends Element = FoundElement>(selectors: string): E | null;
  querySelectorAll<E extends Element = FoundElement>(selectors: string): NodeListOf<E>;
}

interface Element {
  closest<E extends Element = FoundElement>(selectors: string): E | null;
}
