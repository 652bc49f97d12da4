package org.communique.invitation.duplicate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.member.OrganisationData;
import org.communique.work.Budget;
import org.springframework.stereotype.Component;

/** Keeps what is compared of names, which takes a fifth of a millisecond to make, until memory is needed. */
@Component
public class NameKeyCache {

    /** More than a large directory has, so that names that are in use no more go sometime. */
    private static final int MOST = 50_000;

    private record Names(String officialName, String displayName, String domain) {}

    private final LoadingCache<Names, NameKeys> keys = Caffeine.newBuilder()
            .softValues()
            .maximumSize(MOST)
            .build(each -> NameKeys.of(each.officialName(), each.displayName(), each.domain()));

    public NameKeys of(Organisation organisation) {
        return of(new Names(organisation.officialName(), organisation.displayName(), organisation.domain()));
    }

    public NameKeys of(OrganisationData data) {
        return of(new Names(data.officialName(), data.displayName(), data.domain()));
    }

    private NameKeys of(Names names) {
        Budget.check();
        return keys.get(names);
    }
}
