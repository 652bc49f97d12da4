package org.communique.comment.ui;

import com.vaadin.flow.component.Component;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.statement.StatementService;
import org.communique.statement.VersionSummary;
import org.jspecify.annotations.Nullable;

/** A version's text and the threads about it, which a screen places side by side; each leads to the other. */
public class CommentDesk {

    private final VersionSummary version;
    private final Acts acts;
    private final Reader reader;
    private final ThreadList threads;
    private @Nullable Conversation shown;
    private Runnable textWanted = () -> {};

    CommentDesk(StatementService statements, VersionSummary version, Permissions may, Acts acts) {
        this.version = version;
        this.acts = acts;
        reader = new Reader(statements, version);
        threads = new ThreadList(version, may, acts, this::refresh, this::toText);
        if (may.comment()) {
            reader.onChosen(threads::compose);
        }
        reader.onThreadWanted(threads::goTo);
        refresh();
    }

    public Component text() {
        return reader;
    }

    public Component threads() {
        return threads;
    }

    /** Called before words are shown, for a screen that may show something else in the place of the text. */
    public void onTextWanted(Runnable listener) {
        textWanted = listener;
    }

    /** Shows what others have said since; leaves alone what the person is writing. */
    public void refresh() {
        acts.comments.about(version.id()).filter(now -> !now.equals(shown)).ifPresent(now -> {
            shown = now;
            reader.show(now);
            threads.show(now);
        });
    }

    private void toText(CommentId comment) {
        textWanted.run();
        reader.goTo(comment);
    }
}
