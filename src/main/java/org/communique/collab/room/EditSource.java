package org.communique.collab.room;

/** Where an edit comes from, and where the reply to it goes. */
abstract sealed class EditSource permits ClientConnection, OriginEdit, ServerEdit {

    abstract String member();

    abstract boolean isWriter();

    /** No one there waits for a reply, and edits that have not been applied yet are dropped. */
    abstract boolean hasLeft();

    abstract void deliver(EditReply reply);
}
