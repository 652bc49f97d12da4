package org.communique.collab.room;

import org.communique.collab.protocol.RefusalReason;

/** What has become of an edit. */
sealed interface EditReply {

    EditSource to();

    /** It is durable. */
    record Stored(EditSource to) implements EditReply {}

    record Refused(EditSource to, RefusalReason reason) implements EditReply {}

    /** The draft was frozen before the edit could be written, and may have been opened again since. */
    record Late(EditSource to, RefusalReason reason) implements EditReply {}

    /** It was to follow one revision, and other edits came first. Only the server makes such edits. */
    record Overtaken(EditSource to) implements EditReply {}

    /** It builds on edits that the draft lacks, so all beyond this state is asked for. */
    record SyncRequest(EditSource to, byte[] stateVector) implements EditReply {}
}
