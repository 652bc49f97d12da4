package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import org.communique.comment.CommentId;
import org.communique.screen.KeyedChildren;

/**
 * Threads below each other, a page of them at first, as each takes room on the server for each screen. Cards that stay are not touched,
 * as a member may be writing in one.
 */
class ThreadCards extends Div {

    private static final int PAGE = 50;

    private final KeyedChildren<CommentId, ThreadCard> cards;
    private final Runnable changed;
    private final Button more = new Button();
    private List<CommentId> threads = List.of();
    private int most = PAGE;

    /**
     * @param card    makes or finds the card of a thread
     * @param changed called when more threads are to be shown
     */
    ThreadCards(Function<CommentId, ThreadCard> card, Runnable changed) {
        cards = new KeyedChildren<>(this, card);
        this.changed = changed;
        addClassName("thread-cards");
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        more.addClickListener(click -> {
            most += PAGE;
            changed.run();
        });
        more.setVisible(false);
    }

    /** Shows more of them. Hidden while all are shown. */
    Button more() {
        return more;
    }

    boolean has(CommentId thread) {
        return threads.contains(thread);
    }

    List<ThreadCard> show(List<CommentId> now) {
        threads = now;
        for (int i = most; i < now.size(); i++) {
            // One in which someone writes stays, however far down it is now.
            if (cards.child(now.get(i)).filter(ThreadCard::isWrittenIn).isPresent()) {
                most = i + 1;
            }
        }
        int hidden = Math.max(0, now.size() - most);
        more.setVisible(hidden > 0);
        more.setText(getTranslation("comment.more", Math.min(PAGE, hidden)));
        return cards.show(now.subList(0, Math.min(most, now.size())));
    }

    /** Shows as many as it takes to have this one among them. */
    void reach(CommentId thread) {
        int place = threads.indexOf(thread);
        if (place >= most) {
            most = place + 1;
            changed.run();
        }
    }
}
