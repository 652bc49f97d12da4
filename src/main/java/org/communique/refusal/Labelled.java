package org.communique.refusal;

/** A value, of an enumeration mostly, that has a message of its own. */
public interface Labelled {

    String messageKey();

    default Object[] messageArguments() {
        return new Object[0];
    }
}
