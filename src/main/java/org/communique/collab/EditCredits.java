package org.communique.collab;

import java.util.Map;

/** Knows of edits that a member made for others, such as an amendment of their organisation that was accepted. */
public interface EditCredits {

    /** For whom, as those who read the draft may know, by the Yjs client ids of these edits. */
    Map<Long, String> of(DraftId draft);
}
