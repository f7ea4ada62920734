/** Names of the channels between window and main process; both sides take them from here. */

/** A call of the host contract: its name and what it takes; answered with a reply. */
export const callChannel = 'stepwise:call';

/** A command of the closed list, from the main process's menu to the window: its id. The window does what it can do just then. */
export const commandChannel = 'stepwise:command';

/** What the machine tells a window unasked. */
export const tellChannel = 'stepwise:tell';

/** A file a person dropped on the window, by its path; answered with a reply that holds a reference. */
export const dropChannel = 'stepwise:drop';
