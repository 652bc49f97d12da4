package org.communique.crdt.codec;

/**
 * The only exception for malformed input: an update, state vector or awareness message that is truncated, inconsistent, or
 * out of proportion to its size. The document that it was for is unchanged.
 */
public final class MalformedUpdateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedUpdateException(String message) {
        super(message);
    }
}
