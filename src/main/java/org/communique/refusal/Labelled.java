package org.communique.refusal;

/** A value, of an enumeration mostly, that has a message of its own. */
public interface Labelled {

    String messageKey();
}
