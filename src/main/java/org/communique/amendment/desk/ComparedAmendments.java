package org.communique.amendment.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.BaseId;
import org.communique.amendment.RoundTexts;
import org.communique.amendment.change.AmendmentChanges;
import org.springframework.stereotype.Component;

/** What amendments change in the texts that they were written on. Each is compared once for a text of its own, though all are looked at again and again. */
@Component
class ComparedAmendments {

    /** In characters of their changes as they are stored; what is read of them is some times larger. */
    private static final long MOST = 4L << 20;

    private record Key(AmendmentId amendment, BaseId base, String changes) {}

    private final RoundTexts roundTexts;
    private final Cache<Key, AmendmentChanges> compared = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<Key, AmendmentChanges>weigher((key, _) -> key.changes().length())
            .build();

    ComparedAmendments(RoundTexts roundTexts) {
        this.roundTexts = roundTexts;
    }

    AmendmentChanges of(Amendment amendment) {
        return compared.get(
                new Key(amendment.id(), amendment.baseText(), amendment.changes()),
                _ -> new AmendmentChanges(
                        roundTexts.passages(amendment.baseText()),
                        amendment.id().number(),
                        amendment.readChanges()));
    }
}
