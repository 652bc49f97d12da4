package org.communique.collab;

import java.security.Principal;
import java.util.Map;
import java.util.Set;

/** Decides who may do what with a draft. Asked at every frame, so that a revoked right counts at once. */
public interface DraftRights {

    Access accessOf(Principal principal, DraftId draft);

    /** What members are called now, by their id; who is unknown is missing. */
    Map<String, String> namesOf(Set<String> members);
}
