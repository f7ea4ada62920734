/** The name under which a browser's tab keeps the list of its open documents; there from the first document it showed. */
export const tabsKey = 'stepwise-tabs';
