package org.communique.collab;

import org.communique.crdt.Preview;
import org.communique.crdt.YDoc;
import org.springframework.boot.test.context.TestComponent;

/** Drafts from when there was no limit to their text. */
@TestComponent
public class OlderDrafts {

    private final EditLog log;

    OlderDrafts(EditLog log) {
        this.log = log;
    }

    public void create(DraftId draft, byte[] update, String member) {
        log.create(draft, update, member);
    }

    /** The most characters that the canonical text of such a draft can have. */
    public static long canonicalSize(byte[] update) {
        return DraftSize.of(Preview.of(new YDoc(), update)).characters();
    }
}
