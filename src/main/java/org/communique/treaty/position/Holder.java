package org.communique.treaty.position;

import java.util.Locale;
import org.communique.coalition.directory.Organisation;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.jspecify.annotations.Nullable;

/**
 * Whose position it is.
 *
 * @param state null for others than States and regional organisations
 * @param name  as it was entered; of a State, its name in English
 */
public record Holder(Kind kind, @Nullable StateCode state, String name) {

    public static final int LONGEST_NAME = 200;

    /** The names are part of message keys. */
    public enum Kind {
        STATE,
        COMPANY,
        INDUSTRY_GROUP,
        INTERNATIONAL_BODY,
        OTHER
    }

    public Holder {
        if ((kind == Kind.STATE) != (state != null)) {
            throw new IllegalArgumentException("a State has a code, and others have none");
        }
    }

    /** @throws IllegalArgumentException if there is no such State */
    public static Holder of(StateCode code) {
        var state = States.find(code).orElseThrow(() -> new IllegalArgumentException("no such State"));
        return new Holder(Kind.STATE, code, state.depositaryName());
    }

    /** The same for the same holder, however its name is spelt. */
    public String key() {
        return state != null
                ? "state " + state.value()
                : kind.name().toLowerCase(Locale.ROOT) + " " + Organisation.nameKey(name);
    }
}
