package org.communique.comment.ui;

import com.vaadin.flow.component.Component;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.version.VersionSummary;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;

/** A version's text and the threads about it, which a screen places side by side; each leads to the other. */
public class CommentedVersion {

    private final VersionSummary version;
    private final CommentActions commentActions;
    private final SelectableText selectableText;
    private final ThreadList threads;
    private @Nullable Conversation shown;
    private Runnable textWanted = () -> {};

    CommentedVersion(
            NumberedTextService texts,
            VersionSummary version,
            CommentPermissions permissions,
            CommentActions commentActions) {
        this.version = version;
        this.commentActions = commentActions;
        selectableText = new SelectableText(texts, version);
        threads = new ThreadList(
                new VersionTarget(version.id(), commentActions),
                permissions,
                commentActions,
                this::refresh,
                this::toText);
        if (permissions.comment()) {
            selectableText.onChosen(threads::compose);
        }
        selectableText.onThreadWanted(threads::goTo);
        refresh();
    }

    public boolean isOf(VersionSummary other) {
        return version.id().equals(other.id());
    }

    public Component text() {
        return selectableText;
    }

    public Component threads() {
        return threads;
    }

    /** Called before words are shown, because the screen may be showing something else in place of the text. */
    public void onTextWanted(Runnable listener) {
        textWanted = listener;
    }

    /**
     * Shows what others have said since; leaves alone what the person is writing. The text can be read, and decided on, while the
     * server has too much to do for its comments.
     */
    public void refresh() {
        try {
            commentActions.comments.about(version.id()).ifPresent(this::show);
        } catch (TooBusyException | WorkStoppedException e) {
            threads.showMissing();
        }
    }

    private void show(Conversation now) {
        if (!now.equals(shown)) {
            shown = now;
            selectableText.show(now);
        }
        threads.show(now);
    }

    private void toText(CommentId comment) {
        textWanted.run();
        selectableText.goTo(comment);
    }
}
