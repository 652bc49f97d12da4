package org.communique.crdt.codec;

/**
 * The only exception that reading foreign bytes ends in: an update, state vector or awareness message that is cut short,
 * inconsistent, or larger in effect than its bytes warrant. The document it was meant for is unchanged.
 */
public final class MalformedUpdateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedUpdateException(String message) {
        super(message);
    }
}
