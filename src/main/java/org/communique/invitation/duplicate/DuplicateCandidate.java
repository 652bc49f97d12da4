package org.communique.invitation.duplicate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.communique.coalition.directory.Organisation;

/** An organisation that may be the same as another, and why it seems so. */
public record DuplicateCandidate(Organisation organisation, Set<Similarity> likenesses) {

    /** The surest first. */
    public enum Similarity {
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

    static Set<Similarity> likenesses(NameKeys one, NameKeys other) {
        var found = EnumSet.noneOf(Similarity.class);
        if (!one.domain().isEmpty() && one.domain().equals(other.domain())) {
            found.add(Similarity.DOMAIN);
        }
        if (!Collections.disjoint(one.folded(), other.folded())) {
            found.add(Similarity.NAME);
        } else if (!Collections.disjoint(one.skeleton(), other.skeleton())) {
            found.add(Similarity.LOOK_ALIKE);
        } else if (one.nearness(other) >= NEAR) {
            found.add(Similarity.MEANING);
        }
        if (!Collections.disjoint(one.acronyms(), other.acronyms())) {
            found.add(Similarity.ACRONYM);
        }
        return found;
    }
}
