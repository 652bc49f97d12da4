package org.communique.invitation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.communique.coalition.Organisation;

/** An organisation that may be the same as another, and why it seems so. */
public record Duplicate(Organisation organisation, Set<Likeness> likenesses) {

    /** The surest first. */
    public enum Likeness {
        /** Both have the same domain. */
        DOMAIN,
        /** The names differ in case, accents or punctuation at most. */
        NAME,
        /** The names look alike, in letters that may be of different scripts. */
        LOOK_ALIKE,
        /** The names say the same in another language or order. */
        MEANING,
        /** One name is the other's initials, or both have the same. */
        ACRONYM
    }

    /** From how many common ideas on, of all, names say the same. */
    static final double NEAR = 0.74;

    /** The likeliest has the lowest. */
    int rank() {
        return Collections.min(likenesses).ordinal() * 10 - likenesses.size();
    }

    static Set<Likeness> likenesses(NameKeys one, NameKeys other) {
        var found = EnumSet.noneOf(Likeness.class);
        if (!one.domain().isEmpty() && one.domain().equals(other.domain())) {
            found.add(Likeness.DOMAIN);
        }
        if (!Collections.disjoint(one.folded(), other.folded())) {
            found.add(Likeness.NAME);
        } else if (!Collections.disjoint(one.skeleton(), other.skeleton())) {
            found.add(Likeness.LOOK_ALIKE);
        } else if (one.nearness(other) >= NEAR) {
            found.add(Likeness.MEANING);
        }
        if (!Collections.disjoint(one.acronyms(), other.acronyms())) {
            found.add(Likeness.ACRONYM);
        }
        return found;
    }
}
