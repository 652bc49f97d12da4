package org.communique.workflow;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.collab.DraftId;
import org.communique.collab.Drafts;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Stands in for live drafts: it knows which were opened again. */
@TestComponent
@Primary
class DraftsDouble extends Drafts {

    final Set<DraftId> reopened = ConcurrentHashMap.newKeySet();

    @Override
    public void reopen(DraftId draft) {
        reopened.add(draft);
    }
}
