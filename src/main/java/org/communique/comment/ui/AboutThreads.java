package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.communique.comment.Comment;
import org.communique.comment.Comment.About;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.Mentions.Mentionable;
import org.communique.screen.KeyedChildren;

/** The threads about one thing that is shown next to a draft, and a form to begin another. */
public class AboutThreads extends Div {

    private final CommentPermissions permissions;
    private final Supplier<List<Mentionable>> mentionable;
    private final Predicate<String> write;
    private final Div form = new Div();
    private final KeyedChildren<CommentId, AssignableCard<Comment>> cards;

    /** @param write begins a thread; returns whether it did */
    AboutThreads(
            CommentPermissions permissions,
            CommentActions actions,
            Supplier<List<Mentionable>> mentionable,
            Predicate<String> write,
            Runnable changed) {
        this.mentionable = mentionable;
        this.permissions = permissions;
        this.write = write;
        var list = new Div();
        list.addClassName("about-threads");
        cards = new KeyedChildren<>(list, _ -> new AssignableCard<>(permissions, actions, changed));
        add(list, form);
        close();
    }

    public void show(Conversation conversation, String about) {
        var threads = conversation.comments().stream()
                .map(PlacedComment::comment)
                .filter(comment ->
                        comment.about() instanceof About it && it.id().equals(about) && !comment.isResolved())
                .toList();
        List<AssignableCard<Comment>> drawn =
                cards.show(threads.stream().map(Comment::id).toList());
        for (int i = 0; i < drawn.size(); i++) {
            drawn.get(i).show(threads.get(i), conversation.namesIn(threads.get(i)));
        }
    }

    private void open() {
        form.removeAll();
        var words = DiscussionCard.form(
                getTranslation("comment.form.text"), getTranslation("comment.new"), mentionable, write, this::close);
        form.add(words);
        words.begin();
    }

    private void close() {
        form.removeAll();
        if (permissions.comment()) {
            var begin = new Button(getTranslation("comment.new"), click -> open());
            begin.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            form.add(begin);
        }
    }
}
