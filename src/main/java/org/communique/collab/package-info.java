/**
 * Live drafts: rooms, the Hocuspocus protocol over WebSocket, and the durable edit log.
 *
 * <p><b>The log.</b> A draft's head is one document in {@code drafts}; an edit is written by one conditional update of
 * it, which takes the next sequence number, requires that the draft is not frozen, that its epoch is the one the edit
 * was made in and that no other edit came in between, and carries the edit itself into the head's {@code tail}. So there
 * is no edit that has a number but is not stored: freezing is one conditional update of the same document, and after
 * it returns the log is complete and closed. The updates of many drafts that come in together are one command (see {@code
 * GroupCommit}). Edits move from the tail to {@code draftEdits} when the tail has grown
 * (inserted under a deterministic id first, then pulled, so that a crash between the two repeats harmlessly), and from
 * there into one snapshot, which is read back and compared before anything is dropped. A reader takes head, snapshot and
 * rows, and reads again if a number is missing between them.
 *
 * <p><b>Authors.</b> Each Yjs client id belongs to the member that first announced it or wrote with it in a draft ({@code
 * clientOwnerships}, unique by id), so every range of text is some member's. A writer's announcement is stored, since one
 * who is offline writes on with it; a reader's holds as long as it is known in the room. A client id of which an edit was
 * refused may not write again: its document differs from the draft, and it has to start afresh.
 *
 * <p><b>A room</b> holds the document of a draft that someone has open. All edits go through the same stages ({@code
 * EditPipeline}): those of a few milliseconds are applied together, written as one, sent on as one, and only then acknowledged.
 */
@ApplicationModule(allowedDependencies = {"crdt", "crdt :: *", "http :: *", "id", "storage", "text :: *", "work"})
@NullMarked
package org.communique.collab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
