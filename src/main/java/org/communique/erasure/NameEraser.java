package org.communique.erasure;

/** Takes a name out of what a module keeps, where that is more than a word that stands for a {@link StoredName}. */
public interface NameEraser {

    /**
     * Tells it every place that has the name. A removal takes away last what the place is found by, so that the command, run again
     * after a failure, finds what is left; what is removed already can be removed again.
     */
    void erase(Erasure erasure);
}
