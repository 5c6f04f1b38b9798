// Times are seconds since 1970-01-01 UTC, whole.

/** The last second that a report can tell: the end of the year 9999. */
export const LAST = 253402300799;

/** RFC 3339 in UTC with whole seconds. */
export const momentText = (seconds) => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
