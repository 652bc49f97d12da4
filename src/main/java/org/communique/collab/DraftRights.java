package org.communique.collab;

import static java.util.stream.Collectors.toMap;

import java.security.Principal;
import java.util.Map;
import java.util.Set;

/** Decides who may do what with a draft. Asked all the time, so that a revoked right counts soon without being told. */
public interface DraftRights {

    DraftAccess accessOf(Principal principal, DraftId draft);

    /**
     * The same for all who are in these drafts; anyone who is missing from the answer may do nothing there. It is for each principal,
     * as one member's session and tokens may do different things, and end at different times.
     */
    default Map<DraftId, Map<Principal, DraftAccess>> accessOf(Map<DraftId, Set<Principal>> people) {
        return people.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        draft -> draft.getValue().stream()
                                .collect(toMap(
                                        principal -> principal, principal -> accessOf(principal, draft.getKey())))));
    }

    /** What members are called now, by their id; who is unknown is missing. */
    Map<String, String> namesOf(Set<String> members);
}
