/** A node of a customs message: either a text or children in order. Names carry no prefix. */
export type MessageElement = {
  readonly name: string;
  /** xmlns of the element when it is not the customs one (a signature) */
  readonly foreign?: true;
  readonly text: string;
  readonly children: readonly MessageElement[];
};

export function leaf(name: string, text: string): MessageElement {
  return { name, text, children: [] };
}

export function branch(name: string, children: readonly MessageElement[]): MessageElement {
  return { name, text: "", children };
}

export function childrenNamed(parent: MessageElement, name: string): readonly MessageElement[] {
  return parent.children.filter((child) => child.name === name);
}

export function childNamed(parent: MessageElement, name: string): MessageElement | undefined {
  return parent.children.find((child) => child.name === name);
}

/** Text of a child without the blanks around it (a published receipt ends in a tab); "" when absent. */
export function textOf(parent: MessageElement, name: string): string {
  return childNamed(parent, name)?.text.trim() ?? "";
}
