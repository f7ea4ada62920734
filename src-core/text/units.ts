/** A span of time in milliseconds. */
export type Milliseconds = number & { readonly __unit?: 'ms' };

/** A point in time: milliseconds since the Unix epoch. */
export type Timestamp = number & { readonly __unit?: 'ms since epoch' };

/** An amount of memory or a length of data in bytes. */
export type Bytes = number & { readonly __unit?: 'B' };
