package org.communique.coalition.directory;

import org.communique.id.Id;

/** What a mandate can be limited to: a statement, by its id. */
public record MandateSubject(String value) implements Id {

    public MandateSubject {
        Id.checked(value);
    }
}
