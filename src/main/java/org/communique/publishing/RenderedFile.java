package org.communique.publishing;

/** A file of a text, or why there is none. */
public sealed interface RenderedFile {

    /** @param hash of the bytes */
    record Ready(byte[] content, String hash) implements RenderedFile {}

    /** It is being made, or waits for its turn. */
    record InProgress() implements RenderedFile {}

    record Unavailable(Reason why) implements RenderedFile {}

    /** Why there is no such file. */
    enum Reason {
        /** Making it used up its time or memory. */
        TOO_MUCH_WORK,
        /** It is larger than what is kept. */
        TOO_LARGE,
        FAILED
    }
}
