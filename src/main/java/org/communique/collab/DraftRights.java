package org.communique.collab;

import java.security.Principal;

/** Decides who may do what with a draft. Asked at every frame, so that a revoked right counts at once. */
public interface DraftRights {

    Access accessOf(Principal principal, DraftId draft);
}
