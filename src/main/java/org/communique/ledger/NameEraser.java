package org.communique.ledger;

/**
 * Takes a name out of what a feature keeps beside the ledger, for {@code ./run erase}: otherwise a name that the ledger forgot would
 * be shown, exported or published from there.
 */
public interface NameEraser {

    /** What replaces an erased name. */
    String ERASED = "(name erased)";

    /**
     * @param name a person's or an organisation's, exactly as it was signed under
     * @return how many records named it
     */
    int erase(String name);
}
