package org.communique.erasure;

import java.util.List;

/** Takes a name out of what a module keeps, where that is more than a word in the place of a {@link StoredName}. */
public interface NameEraser {

    /** @return how many records named it */
    int erase(ErasedName name);

    /** What still has the name and why, a sentence each, for whoever gave the command. */
    default List<String> kept(ErasedName name) {
        return List.of();
    }
}
