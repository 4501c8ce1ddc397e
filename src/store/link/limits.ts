/**
 * How much a link or a file may hold: what comes from elsewhere must not fill the memory or keep the
 * page busy before anything has been said about it.
 */

/** A longer fragment is made into a file: some chats and mail programs cut longer addresses off. */
export const LONGEST_LINK = 8_000;
/** A longer fragment is not read. */
export const LONGEST_READ_LINK = 200_000;
/** Characters that a link may unpack to. */
export const LONGEST_TEXT = 4_000_000;
/** Bytes of a file. */
export const LARGEST_FILE = 32_000_000;
/** Brackets within brackets: the documents of this page have about eight. */
export const DEEPEST = 64;
export const MOST_BOOKMARKS = 100;
