package org.communique.amendment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.discussion.AmendmentComment;
import org.communique.amendment.discussion.AmendmentCommentId;
import org.communique.amendment.discussion.DiscussionOutcome;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.ui.AssignableCard;
import org.communique.comment.ui.CommentPermissions;
import org.communique.comment.ui.DiscussionCard;
import org.communique.refusal.Refusal;
import org.communique.screen.KeyedChildren;
import org.communique.screen.Toasts;

/** The threads about an amendment, and a form to begin another. */
class DiscussionPanel extends Section {

    private final DiscussionService discussion;
    private final Directory directory;
    private final CommentPermissions permissions;
    private final AmendmentId amendment;
    private final DiscussionActions actions;
    private final Checkbox resolved = new Checkbox();
    private final Div list = new Div();
    private final Div form = new Div();
    private final KeyedChildren<AmendmentCommentId, AssignableCard<AmendmentComment>> cards =
            new KeyedChildren<>(list, id -> card());

    DiscussionPanel(
            DiscussionService discussion, Directory directory, CommentPermissions permissions, AmendmentId amendment) {
        this.discussion = discussion;
        this.directory = directory;
        this.permissions = permissions;
        this.amendment = amendment;
        this.actions = new DiscussionActions(discussion, amendment);
        addClassNames("amendment", "discussion");
        var heading = new H2(text("discussion"));
        heading.setId("discussion-heading");
        getElement().setAttribute("aria-labelledby", "discussion-heading");
        list.addClassName("thread-cards");
        resolved.setLabel(getTranslation("comment.show-resolved"));
        resolved.addValueChangeListener(change -> refresh());
        add(heading, resolved, list, form);
        close();
    }

    private AssignableCard<AmendmentComment> card() {
        return new AssignableCard<>(permissions, actions, this::refresh);
    }

    void refresh() {
        var all = discussion.about(amendment);
        resolved.setVisible(all.stream().anyMatch(AmendmentComment::isResolved));
        var shown = all.stream()
                .filter(thread -> resolved.getValue() || !thread.isResolved() || isWrittenIn(thread))
                .toList();
        var people = new HashSet<MemberId>();
        shown.forEach(thread -> people.addAll(thread.people()));
        var members = directory.members(people);
        var drawn = cards.show(shown.stream().map(AmendmentComment::id).toList());
        for (int i = 0; i < drawn.size(); i++) {
            drawn.get(i).show(shown.get(i), namesIn(shown.get(i), members));
        }
    }

    /** What someone writes stays, though others resolve the thread meanwhile. */
    private boolean isWrittenIn(AmendmentComment thread) {
        return cards.child(thread.id()).filter(DiscussionCard::isWrittenIn).isPresent();
    }

    private static Map<MemberId, String> namesIn(AmendmentComment thread, Map<MemberId, Member> members) {
        var names = new HashMap<MemberId, String>();
        thread.people().forEach(id -> {
            if (members.get(id) instanceof Member member) {
                names.put(id, member.name());
            }
        });
        return names;
    }

    private void open() {
        form.removeAll();
        var words = DiscussionCard.form(
                text("discussion.words"),
                text("discussion.send"),
                () -> discussion.mentionable(amendment),
                this::send,
                this::close);
        var readers = new Paragraph(text("discussion.readers"));
        readers.addClassName("meta");
        form.add(readers, words);
        words.begin();
    }

    private String text(String key, Object... details) {
        return getTranslation("amendment." + key, details);
    }

    private void close() {
        form.removeAll();
        if (permissions.comment()) {
            var write = new Button(text("discussion.write"), click -> open());
            write.addThemeVariants(ButtonVariant.LUMO_SMALL);
            form.add(write);
        }
    }

    private boolean send(String words) {
        var outcome = discussion.write(amendment, words);
        switch (outcome) {
            case DiscussionOutcome.Written _ -> refresh();
            case Refusal refusal -> Toasts.refused(refusal);
        }
        return outcome instanceof DiscussionOutcome.Written;
    }
}
