package org.communique.treaty.instrument;

/** Keeps what refers to instruments and editions. As long as it does, they are not deleted. */
public interface RegisterUser {

    boolean uses(EditionId edition);

    default boolean uses(InstrumentId instrument) {
        return false;
    }
}
