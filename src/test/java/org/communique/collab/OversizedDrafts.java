package org.communique.collab;

import org.communique.collab.log.EditLog;
import org.communique.collab.schema.DraftSize;
import org.communique.crdt.YDoc;
import org.communique.crdt.preview.UpdatePreview;
import org.springframework.boot.test.context.TestComponent;

/** Drafts from when there was no limit to their text. */
@TestComponent
public class OversizedDrafts {

    private final EditLog log;

    OversizedDrafts(EditLog log) {
        this.log = log;
    }

    public void create(DraftId draft, byte[] update, String member) {
        log.create(draft, update, member);
    }

    /** The most characters that the canonical text of such a draft can have. */
    public static long canonicalSize(byte[] update) {
        return DraftSize.of(UpdatePreview.of(new YDoc(), update)).characters();
    }
}
