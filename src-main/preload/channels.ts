/** Names of the channels between window and main process; both sides take them from here. */

/** A call of the host contract: its name and what it takes; answered with a reply. */
export const callChannel = 'stepwise:call';
